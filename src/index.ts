// biome-ignore-all assist/source/organizeImports: the formulas stand in the order of the help.
/**
 * What Sheets may call, and nothing else: custom functions, menu handlers, and what the sidebar and the dialogs ask for.
 * The build turns each into a top-level function with the docs it has where it is written; all else stays private.
 */
import type { FeatureState } from './addon/feature';

export {
  HEALTHBREAKDOWN,
  HEALTHCOVERAGE,
  HEALTHDRIVERS,
  HEALTHSCORE,
  HEALTHSTATUS,
  HEALTHTREND,
} from './formulas/health';
export { CHURNRISK, RISKSIGNALS, RISKTIER } from './formulas/churn';
export { CUSTOMERSEGMENT, DAYSTORENEWAL, LIFECYCLEPHASE, TOUCHMODEL } from './formulas/customers';
export { EXPANSIONLIST, EXPANSIONPOTENTIAL, EXPANSIONREADINESS, SEATUTILIZATION } from './formulas/expansion';
export { GRR, LOGOCHURN, LOGORETENTION, NRR } from './formulas/retention';
export {
  CROSSSELLRATE,
  GRRBRIDGE,
  NETEXPANSIONRATE,
  NRRBRIDGE,
  ONBOARDINGRATE,
  QUICKRATIO,
  RENEWALRATE,
  REVENUECHURN,
  UPSELLRATE,
} from './formulas/rates';
export { CONVERTCURRENCY, MRR, MRRMOVEMENTS } from './formulas/mrr';
export { CLV, RETENTIONCOST } from './formulas/value';
export { CES, CSAT, NPS } from './formulas/satisfaction';
export { RESPONSETIME, TIMETOVALUE } from './formulas/durations';
export { HEALTHDISTRIBUTION, HEALTHMIGRATION } from './formulas/migration';
export { HEALTHCHANGE, HEALTHHISTORY } from './formulas/history';
export { COHORTRETENTION } from './formulas/cohorts';
export { EXECUTIVESUMMARY } from './formulas/executive';
export { KPICARD, KPITARGETS, RETENTIONREADING } from './formulas/targets';

export { continueRun } from './addon/beside';
export { checkData } from './addon/check';
export { openCustomer, openSelectedRow, showCustomer } from './addon/customer';
export { makeDashboard } from './addon/dashboard';
export { acknowledgeAlert, listAlerts, showAlert } from './addon/delivery/alerts';
export {
  showDashboard,
  showDocuments,
  showModels,
  showPoints,
  showReview,
  showWhatIf,
} from './addon/dialogs';
export { documentFacts } from './addon/documents';
export { makeHistoryTable } from './addon/history-table';
export { importHistory, lookAtPast, removeImportedHistory } from './addon/import-history';
export { insertFormula } from './addon/insert-formula';
export { lastRun } from './addon/last-run';
export { matchPortfolio } from './addon/match';
export { onInstall, onOpen, showSidebar } from './addon/menu';
export {
  insertModel,
  listModels,
  listModelVersions,
  restoreModel,
  saveModel,
  saveModelAs,
} from './addon/models';
export { closeMonth, listMonths } from './addon/months';
export { readMovement } from './addon/movement';
export { addCustomerNote } from './addon/notes';
export { pastMonths } from './addon/past-months';
export { checkResults, repairResults } from './addon/repair';
export { reviewAccounts } from './addon/review';
export { editRules, listRules, testRule } from './addon/rules';
export { scorePortfolio } from './addon/score';
export { changeSetting, correctColumn, readSettingsPage, showSettings } from './addon/settings';
export { showCustomers } from './addon/show-customers';
export { showCell } from './addon/show-in-sheet';
export { editPlaybooks, editTeam, listTasks, setTask } from './addon/task-list';
export { readTimeline } from './addon/timeline';
export { undoLastRun } from './addon/undo';
export { tryModels } from './addon/what-if';
export { cancelRun, runProgress } from './sheets/run';

/** Which features this edition has beyond the open spreadsheet: the base edition has none. */
export function listFeatures(): FeatureState[] {
  return [];
}
