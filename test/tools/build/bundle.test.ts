import { readdirSync, readFileSync } from 'node:fs';
import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { readEndpoints, readEntry } from '../../../tools/endpoints';
import { mapOf, traced } from '../../../tools/trace';

const code = readFileSync('dist/Code.js', 'utf8');

/** Everything Sheets may call. A name more or less is a change of the add-on's surface: review it, then list it here. */
const SURFACE = {
  formulas: [
    'HEALTHSCORE',
    'HEALTHSTATUS',
    'HEALTHTREND',
    'HEALTHBREAKDOWN',
    'HEALTHDRIVERS',
    'HEALTHCOVERAGE',
    'HEALTHCARD',
    'CHURNRISK',
    'RISKTIER',
    'RISKSIGNALS',
    'CHURNPROBABILITY',
    'CUSTOMERSEGMENT',
    'DAYSTORENEWAL',
    'LIFECYCLEPHASE',
    'TOUCHMODEL',
    'EXPANSIONPOTENTIAL',
    'EXPANSIONLIST',
    'EXPANSIONREADINESS',
    'SEATUTILIZATION',
    'NRR',
    'GRR',
    'NRRBRIDGE',
    'GRRBRIDGE',
    'LOGORETENTION',
    'LOGOCHURN',
    'REVENUECHURN',
    'NETEXPANSIONRATE',
    'QUICKRATIO',
    'MRR',
    'MRRMOVEMENTS',
    'CONVERTCURRENCY',
    'CLV',
    'RETENTIONCOST',
    'ONBOARDINGRATE',
    'UPSELLRATE',
    'CROSSSELLRATE',
    'RENEWALRATE',
    'NPS',
    'CSAT',
    'CES',
    'TIMETOVALUE',
    'RESPONSETIME',
    'HEALTHMIGRATION',
    'HEALTHDISTRIBUTION',
    'HEALTHHISTORY',
    'HEALTHCHANGE',
    'COHORTRETENTION',
    'EXECUTIVESUMMARY',
    'KPITARGETS',
    'KPICARD',
    'RETENTIONREADING',
  ],
  handlers: [
    'onOpen',
    'onInstall',
    'showSidebar',
    'showReview',
    'freezeNames',
    'showTabs',
    'showModel',
    'showPoints',
    'reviewAccounts',
    'listFeatures',
    'lookAtPast',
    'makeHistoryTable',
    'matchPortfolio',
    'viewSources',
    'acceptSources',
    'acceptFinding',
    'traceSelected',
    'checkData',
    'showCell',
    'lastRun',
    'openCustomer',
    'openSelectedRow',
    'showCustomer',
    'showCustomerPage',
    'showAbsentRows',
    'showCustomers',
    'scorePortfolio',
    'openToday',
    'readWhose',
    'keepWhose',
    'backtestChurn',
    'learnProbability',
    'predictionChoices',
    'listNearest',
    'keepEdge',
    'keepWeights',
    'reviewLosses',
    'showPrediction',
    'forgetProbability',
    'continueRun',
    'correctColumn',
    'correctColumns',
    'explainStatus',
    'importHistory',
    'insertFormula',
    'readSettingsPage',
    'changeSetting',
    'runProgress',
    'cancelRun',
    'removeEverything',
    'undoLastRun',
    'showSettings',
    'addCustomerNote',
    'listTasks',
    'setTask',
    'startPlay',
    'snoozeTask',
    'selectedRow',
    'startPlayFor',
    'listPlays',
    'exportActivities',
    'keepNextAction',
    'exportScores',
    'declinePlay',
    'readTimeline',
    'readMovement',
    'editNextActions',
    'editPlaybooks',
    'editTeam',
    'showDocuments',
    'documentFacts',
    'checkResults',
    'removeImportedHistory',
    'repairResults',
    'listModels',
    'insertModel',
    'buildStarter',
    'confirmModel',
    'proposeStarter',
    'saveModel',
    'saveModelAs',
    'tryModels',
    'listModelVersions',
    'restoreModel',
    'makeDashboard',
    'listMonths',
    'pastMonths',
    'closeMonth',
    'showDashboard',
    'addRules',
    'editRules',
    'listRules',
    'testRule',
    'listAlerts',
    'acknowledgeAlert',
    'showAlert',
  ],
  /** What the team edition has besides. */
  team: [
    'makeGoogleDoc',
    'makeTemplate',
    'startSchedule',
    'stopSchedule',
    'readSchedule',
    'hourlySweep',
    'sendAlerts',
    'resendAlert',
    'readDelivery',
    'setSlackAddress',
    'removeSlackAddress',
    'setTeamsAddress',
    'removeTeamsAddress',
    'readWarehouse',
    'showBigQuery',
  ],
};

const FORMULAS = SURFACE.formulas.flatMap((name) => [name, `VITALS_${name}`]);

describe('dist/Code.js', () => {
  test('loads in a bare V8 context and declares exactly the listed functions', () => {
    const context = vm.createContext({});
    vm.runInContext(code, context);
    expect(Object.keys(context).sort()).toEqual([...FORMULAS, ...SURFACE.handlers].sort());
    for (const name of Object.keys(context)) expect(typeof context[name]).toBe('function');
  });

  test('of the team edition declares those and its own', () => {
    const context = vm.createContext({});
    vm.runInContext(readFileSync('dist/team/Code.js', 'utf8'), context);
    const all = [...FORMULAS, ...SURFACE.handlers, ...SURFACE.team];
    expect(Object.keys(context).sort()).toEqual(all.sort());
  });

  test('declares every endpoint as a real function, its parameters named, a formula with its doc right above', () => {
    for (const { name, parameters, doc, isFormula } of readEntry('src/index.ts')) {
      const declared = `\nfunction ${name}(${parameters.join(', ')}){`;
      expect(code).toContain(declared);
      const [, shown = ''] = isFormula
        ? /(\/\*\*\n(?: \*.*\n)+)$/.exec(`${code.split(declared)[0]!}\n`)!
        : [];
      for (const line of isFormula ? doc.split('\n') : [])
        expect(shown).toContain(line.replace(/^ \*( @return .*)?$/, ''));
    }
  });

  test('declares each formula under its long name too, documented by that name', () => {
    expect(code).toMatch(
      / \* NRR under a longer name\.\n \* @customfunction\n \*\/\nfunction VITALS_NRR\(.*\)\{return NRR\(\.\.\.arguments\)\}/,
    );
  });

  test.each(SURFACE.formulas)('%s documents itself in the helper of Sheets', (name) => {
    const formula = readEntry('src/index.ts').find((endpoint) => endpoint.name === name);
    expect(formula?.isFormula).toBe(true);
  });

  test('uses no syntax beyond ES2020', () => {
    expect(code).not.toMatch(/\?\?=|\|\|=|&&=|\bstatic\s+\w+\s*=|\bthis\.#|\d_\d{3}\b/);
  });

  test('stays small, since every formula call loads it whole', () => {
    expect(Buffer.byteLength(code)).toBeLessThan(700_000);
  });

  test('keeps lines short, whose positions in a stack trace are told in the source', () => {
    const lines = code.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000);
    // A long text may be broken over two lines: one of its parts is whole.
    const parts = ['There is a tab "', 'that Customer Vitals did not make'];
    const said = parts.find((part) => lines.some((text) => text.includes(part)))!;
    const line = lines.findIndex((text) => text.includes(said));
    const at = `Code:${line + 1}:${lines[line]!.indexOf(said) + 1}`;
    expect(traced(`Error\n    at Tn (${at})`, mapOf('base'))).toMatch(
      /^Error\n {4}at Tn \(Code:\d+:\d+ = src\/sheets\/grid\/owned-tabs\.ts:\d+.*\)$/,
    );
  });
});

const pages = readdirSync('dist').filter((name) => name.endsWith('.html'));

test.each(pages)('dist/%s is one file that asks for nothing', (name) => {
  const page = readFileSync(`dist/${name}`, 'utf8');
  // Names of namespaces and scopes look like addresses, and are asked for by nobody; nor is what the server may fetch.
  const names =
    /http:\/\/www\.w3\.org\/[\w/]+|https:\/\/(www\.googleapis\.com\/auth\/[\w.]+|hooks\.slack\.com\/services\/)(?=")/g;
  expect(page.replace(names, '')).not.toMatch(/<link|src=|https?:\/\/\w/);
  expect(Buffer.byteLength(page)).toBeLessThan(169_200);
});

test('no code of the sidebar or of a dialog turns text into markup', () => {
  const files = ['pages'].flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .filter((name) => /\.tsx?$/.test(String(name)))
      .map((name) => `${folder}/${name}`),
  );
  const offenders = files.filter((name) =>
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/i.test(
      readFileSync(name, 'utf8'),
    ),
  );
  expect(offenders).toEqual([]);
});

describe('the build refuses', () => {
  const formula = (doc: string, name = 'SCORE') => `${doc}\nexport function ${name}(cells: unknown) {}`;
  const GOOD =
    '/**\n * Scores.\n * @param {number} cells The cells.\n * @return {number} A.\n * @example =SCORE(A1)\n * @customfunction\n */';

  test('nothing of a good entry point', () => {
    expect(readEndpoints(formula(GOOD), 'index.ts')).toHaveLength(1);
  });

  test.each<[string, string, string]>([
    ['an export that is no function', 'export const A = 1;', 'only named functions'],
    ['a re-export', "export * from './a';", 'only named functions'],
    ['a private name', '/** Doc. */\nexport function run_() {}', 'underscore'],
    ['a missing doc', 'export function run() {}', 'needs a JSDoc'],
    [
      'a parameter without its doc',
      formula(GOOD.replace(/ \* @param.*\n/, '')),
      'document the parameters (cells)',
    ],
    ['a doc for another parameter', formula(GOOD.replace('cells', 'rows')), 'not (rows)'],
    ['a parameter without a type', formula(GOOD.replace('{number} cells', 'cells')), 'a type in braces'],
    ['a parameter without words', formula(GOOD.replace(' The cells.', '')), 'describe @param cells'],
    ['a formula without an example', formula(GOOD.replace(/ \* @example.*\n/, '')), 'add @example'],
    ['a formula in lower case', formula(GOOD, 'score'), 'upper case'],
    ['a formula without a sentence', formula(GOOD.replace(' * Scores.\n', '')), 'in a sentence'],
  ])('%s', (_, source, words) => {
    expect(() => readEndpoints(source, 'index.ts')).toThrow(words);
  });
});
