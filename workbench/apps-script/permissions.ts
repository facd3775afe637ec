/** What an execution may do, by what started it. */
import { ServiceException } from './emulation';

/** Refuses a call such as `Range.setValues` by throwing, where this kind of execution may not make it. */
export type Permission = (service: string, member: string) => void;

/** Menu items, the sidebar and triggers of somebody who has authorised the add-on. */
export const FULL: Permission = () => {};

/** A trigger has all rights of whoever made it, but nobody at the screen. */
export const TRIGGER: Permission = (_service, member) => {
  if (member === 'getUi') throw new ServiceException('Cannot call SpreadsheetApp.getUi() from this context.');
};

const CUSTOM_FUNCTION_SERVICES =
  /^(CacheService|Cache|HtmlService|HtmlOutput|LockService|Lock|PropertiesService|Properties|Utilities|Blob|Session|Logger|console)$/;
const READS = /^(get|is|can|offset$|create\w*Finder$|with|find$)/;

/** A custom function reads the spreadsheet and changes nothing. */
export const CUSTOM_FUNCTION: Permission = (service, member) => {
  if (member === 'getUi') throw new ServiceException('Cannot call SpreadsheetApp.getUi() from this context.');
  if (CUSTOM_FUNCTION_SERVICES.test(service) || (READS.test(member) && service !== 'ScriptApp')) return;
  throw new ServiceException(`You do not have permission to call ${member}`);
};

/** `onOpen` before the add-on was used in this spreadsheet: it may make a menu and no more. */
export const NO_AUTHORIZATION: Permission = (service, member) => {
  const makesMenu = /^(Ui|Menu|Logger|console|Session)$/.test(service) || member === 'getUi';
  if (!makesMenu) throw new ServiceException(`You do not have permission to call ${service}.${member}`);
};
