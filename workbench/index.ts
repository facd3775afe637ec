/** What tests and commands use of the workbench. */
export { NotEmulated, ServiceException } from './apps-script/emulation';
export type { Environment } from './apps-script/environment';
export type { Language } from './apps-script/messages';
export type { Answer, MenuEntry, Page, Question, Screen, Toast } from './apps-script/screen';
export { ADDON_MENU } from './apps-script/screen';
export type { WebRequest } from './apps-script/url-fetch';
export { Clock } from './clock';
export { openCsv, type SavedCsv, saveCsv } from './csv';
export type { Execution, Outcome, ScriptError } from './execution';
export type { CellValue, Content, Formula, Grid, GridSheet } from './grid';
export { MemoryGrid, type MemoryGridOptions } from './memory-grid';
export { GOOGLE_PACE, type Pace } from './pace';
export type { Area } from './shift';
export * from './watch';
export { Workbench, type WorkbenchOptions } from './workbench';
