/** The global objects that a script finds. */
import { CacheServiceEmulation } from './cache';
import { ChartsEmulation } from './charts';
import { DocsEmulation } from './docs';
import { DriveEmulation } from './drive';
import type { Environment } from './environment';
import { HtmlServiceEmulation } from './html';
import { LockServiceEmulation } from './lock';
import { MailAppEmulation } from './mail';
import { PropertiesServiceEmulation } from './properties';
import { ScriptAppEmulation } from './script-app';
import { ConsoleEmulation, type LogEntry, LoggerEmulation, SessionEmulation } from './session';
import { SlidesEmulation } from './slides';
import { SpreadsheetAppEmulation } from './spreadsheet-app';
import { UrlFetchAppEmulation } from './url-fetch';
import { UtilitiesEmulation } from './utilities';

/** The services of one execution, by global name. */
export function services(
  environment: Environment,
  execution: { readonly console: LogEntry[] },
  byTrigger: boolean,
): Record<string, object> {
  const inDocument = !byTrigger || environment.triggersReachSpreadsheet;
  return {
    Charts: new ChartsEmulation(),
    SpreadsheetApp: new SpreadsheetAppEmulation(environment, inDocument),
    PropertiesService: new PropertiesServiceEmulation(environment.properties, environment.quotas),
    CacheService: new CacheServiceEmulation(environment.caches, environment.clock),
    LockService: new LockServiceEmulation(environment.locks, execution, environment.clock, inDocument),
    HtmlService: new HtmlServiceEmulation(environment.html),
    Utilities: new UtilitiesEmulation(environment.clock, environment.nextId),
    Session: new SessionEmulation(environment),
    ScriptApp: new ScriptAppEmulation(environment, byTrigger),
    UrlFetchApp: new UrlFetchAppEmulation(environment.receive, environment.quotas),
    Drive: new DriveEmulation(environment.files),
    Docs: new DocsEmulation(environment.files),
    Slides: new SlidesEmulation(environment.files),
    MailApp: new MailAppEmulation(environment.mails, environment.quotas),
    Logger: new LoggerEmulation(execution.console),
    console: new ConsoleEmulation(execution.console),
  };
}

/** Google services that scripts may reach for and the workbench does not have: using one is refused by name. */
export const ABSENT_SERVICES = [
  'Browser',
  'CalendarApp',
  'CardService',
  'ContactsApp',
  'ContentService',
  'DocumentApp',
  'DriveApp',
  'FormApp',
  'GmailApp',
  'Jdbc',
  'LanguageApp',
  'Maps',
  'MimeType',
  'SlidesApp',
  'XmlService',
];
