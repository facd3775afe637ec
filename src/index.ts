// biome-ignore-all assist/source/organizeImports: the formulas stand in the order of the help.
/**
 * What Sheets may call, and nothing else: custom functions, menu handlers, and what the sidebar and the dialogs ask for.
 * The build turns each into a top-level function with the docs it has where it is written; all else stays private.
 */
import type { FeatureState } from './addon/feature';

export {
  HEALTHBREAKDOWN,
  HEALTHCARD,
  HEALTHCOVERAGE,
  HEALTHDRIVERS,
  HEALTHSCORE,
  HEALTHSTATUS,
  HEALTHTREND,
} from './formulas/health';
export { CHURNRISK, RISKSIGNALS, RISKTIER } from './formulas/churn';
export { CHURNPROBABILITY } from './formulas/probability';
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

export { backtestChurn } from './addon/prediction/backtest';
export { keepEdge, keepWeights } from './addon/prediction/keep-suggestion';
export { reviewLosses } from './addon/prediction/losses';
export { listNearest } from './addon/prediction/nearest';
export { predictionChoices } from './addon/prediction/choices';
export { forgetProbability, learnProbability } from './addon/prediction/learn';
export { continueRun } from './addon/run/beside';
export { checkData } from './addon/run/check';
export { openCustomer, openSelectedRow, showCustomer } from './addon/customer/customer';
export { makeDashboard } from './addon/months/dashboard';
export { acknowledgeAlert, listAlerts, showAlert } from './addon/alerts/alerts';
export {
  showCustomerPage,
  showDashboard,
  showDocuments,
  showPoints,
  showPrediction,
  showReview,
  showSidebar,
  showModel,
} from './addon/dialogs';
export { documentFacts } from './addon/customer/documents';
export { makeHistoryTable } from './addon/history/history-table';
export { importHistory, lookAtPast, removeImportedHistory } from './addon/history/import-history';
export { insertFormula } from './addon/settings/insert-formula';
export { lastRun } from './addon/run/last-run';
export { matchPortfolio } from './addon/run/match';
export { onInstall, onOpen } from './addon/menu';
export { confirmModel } from './addon/models/confirm-model';
export {
  insertModel,
  listModels,
  listModelVersions,
  restoreModel,
  saveModel,
  saveModelAs,
} from './addon/models/models';
export { buildStarter, proposeStarter } from './addon/models/starter';
export { closeMonth, listMonths } from './addon/months/months';
export { readMovement } from './addon/months/movement';
export { addCustomerNote } from './addon/customer/notes';
export { pastMonths } from './addon/months/past-months';
export { checkResults, repairResults } from './addon/run/repair';
export { reviewAccounts } from './addon/models/review';
export { addRules, editRules, listRules, testRule } from './addon/alerts/rules';
export { exportScores } from './addon/run/export-scores';
export { scorePortfolio } from './addon/run/score';
export { openToday } from './addon/run/today';
export { acceptFinding, acceptSources, traceSelected, viewSources } from './addon/sources/sources';
export { keepWhose, readWhose } from './addon/settings/whose';
export {
  changeSetting,
  correctColumn,
  correctColumns,
  explainStatus,
  readSettingsPage,
  showSettings,
} from './addon/settings/settings';
export { showAbsentRows, showCustomers } from './addon/run/show-customers';
export { freezeNames } from './addon/run/freeze-names';
export { showTabs } from './addon/settings/show-tabs';
export { selectedRow, showCell } from './addon/run/show-in-sheet';
export {
  declinePlay,
  keepNextAction,
  setTask,
  snoozeTask,
  startPlay,
  startPlayFor,
} from './addon/tasks/answer-task';
export { editNextActions, editPlaybooks, editTeam } from './addon/tasks/edit-tabs';
export { exportActivities, listTasks, listPlays } from './addon/tasks/task-list';
export { readTimeline } from './addon/customer/timeline';
export { removeEverything } from './addon/run/remove';
export { undoLastRun } from './addon/run/undo';
export { tryModels } from './addon/models/what-if';
export { cancelRun, runProgress } from './addon/run/run';

/** Which features this edition has beyond the open spreadsheet: the base edition has none. */
export function listFeatures(): FeatureState[] {
  return [];
}
