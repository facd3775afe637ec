/**
 * Shows that the tests of items fail without the functions they rest on: in a copy of the project, each function in turn
 * answers as if it were not there, and the test of its item has to fail. A test that passes all the same is an error. Says
 * at the end how many items the tests name, and how many of them failed without a function.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { itemsIn } from './items';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const ITEMS = 'test/features/items.test.ts';
const LEDGER = 'test/features/ledger.test.ts';
const FIGURES = 'test/features/ledger-figures.test.ts';
const PLAYS = 'test/features/plays.test.ts';
const NEXT = 'test/features/next-actions.test.ts';
const PROPERTIES = 'test/unit/customers/next-actions.test.ts';
/** The tests whose names begin with items of the sources. */
const NAMING = [ITEMS, LEDGER, FIGURES, PLAYS, NEXT, 'test/features/notes.test.ts'];

const STUBS: readonly (readonly [
  file: string,
  name: string,
  instead: string,
  item: string,
  test?: string,
])[] = [
  ['src/churn/warnings.ts', 'warnings', '[]', 'D296'],
  ['src/churn/warnings.ts', 'concerns', '[]', 'D212'],
  ['src/customers/state.ts', 'hasRedFlag', 'false', 'D299'],
  ['src/customers/state.ts', 'stateOf', "'Calm'", 'H544'],
  ['src/playbooks/next-action.ts', 'decide', '({ first: undefined, also: [] })', 'D300'],
  ['src/expansion/opportunities.ts', 'expansionScore', '50', 'E347'],
  ['src/expansion/opportunities.ts', 'opportunitiesOf', 'undefined', 'E345'],
  ['src/expansion/rationale.ts', 'breadthOf', '[]', 'E344'],
  ['src/expansion/rationale.ts', 'rationaleOf', "''", 'E349'],
  ['src/expansion/readiness.ts', 'readinessOf', "'Ready'", 'C15'],
  ['src/alerts/alerts.ts', 'alertsOn', '[]', 'C23'],
  ['src/alerts/urgency.ts', 'urgencyOf', 'undefined', 'H547'],
  ['src/alerts/mail.ts', 'mailOf', "({ subject: '', body: '', htmlBody: '' })", 'H554'],
  ['src/alerts/recipients.ts', 'recipientsIn', '[]', 'H545'],
  [
    'src/customers/alert-words.ts',
    'alertWords',
    '({ ...arguments[0], what: "", next: "", facts: [] })',
    'H538',
  ],
  ['src/playbooks/team.ts', 'addressOf', 'undefined', 'D289'],
  ['src/expansion/opportunities.ts', 'proposable', 'arguments[0]', 'C15 E346'],
  ['src/expansion/signals.ts', 'urgencyFor', 'undefined', 'E352'],
  ['src/alerts/letter.ts', 'lettersToPeople', '[]', 'H548'],
  ['src/reading/cells/noted-flags.ts', 'readNoted', '() => false', 'H547 a note'],
  ['src/churn/lead-times.ts', 'leadWords', "''", 'D287 says', NEXT],
  ['src/expansion/readiness.ts', 'readinessOf', "'Ready'", 'nothing is sold', PROPERTIES],
  ['src/customers/state.ts', 'stateOf', "'Calm'", 'who is calm', PROPERTIES],
  ['src/customers/state.ts', 'stateOf', "'Calm'", 'a severe signal', PROPERTIES],
  ['src/customers/state.ts', 'isEligible', 'true', 'a quarter at most', PROPERTIES],
  ['src/playbooks/recommendations.ts', 'weakMetrics', '[]', 'each row', PROPERTIES],
  [
    'src/playbooks/next-action.ts',
    'decide',
    "({ first: { what: 'Call them', owner: 'CSM', due: 99999, why: '' }, also: [] })",
    'no answer stands',
    PROPERTIES,
  ],
  ['src/models/rubrics.ts', 'levelOfDimension', 'undefined', 'C172', LEDGER],
  ['src/playbooks/recommendations.ts', 'weakMetrics', '[]', 'B107', LEDGER],
  ['tools/guide.ts', 'guideSections', '[]', 'B128', LEDGER],
  ['src/metrics/measures.ts', 'levelOf', 'undefined', 'F464', LEDGER],
  ['src/scoring/trend.ts', 'trend', "'No data'", 'B100', LEDGER],
  ['src/customers/band-color.ts', 'bandColorOf', "''", 'A13', LEDGER],
  ['src/past/relations.ts', 'relationsIn', '({ relations: [] })', 'F496', FIGURES],
  ['src/past/before-and-since.ts', 'beforeAndSince', 'undefined', 'F415', FIGURES],
  ['src/expansion/readiness.ts', 'readinessOf', "'Not enough data'", 'C165', FIGURES],
  ['src/playbooks/published-plays.ts', 'publishedPlays', '[]', 'I559', PLAYS],
  ['src/playbooks/lifecycle.ts', 'phaseOf', 'undefined', 'I627', PLAYS],
  ['src/playbooks/lifecycle.ts', 'touchModelOf', 'undefined', 'G516', PLAYS],
];

const COPIED = [
  ...['src', 'pages', 'workbench', 'tools', 'test', 'examples', 'bench', 'docs'],
  ...['package.json', 'jest.config.json', 'appsscript.json', 'tsconfig.json', 'tsconfig.base.json'],
];

const copy = mkdtempSync(path.join(tmpdir(), 'stubs-'));
for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));

function run(command: string, ...args: string[]) {
  return spawnSync(command, args, { cwd: copy, encoding: 'utf8', maxBuffer: 1e9 });
}

interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** The names of tests that passed and failed in the copy as it stands. */
function outcomeOf(files: readonly string[], only = ''): Outcome {
  const built = run('node', 'node_modules/tsx/dist/cli.mjs', 'tools/build.ts');
  if (built.status !== 0) throw new Error(built.stderr);
  const report = path.join(copy, 'report.json');
  rmSync(report, { force: true });
  const asked = only === '' ? [] : ['-t', only];
  const options = ['--silent', '--json', `--outputFile=${report}`, ...asked];
  run('node', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '-i', ...files, ...options);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { title: string; fullName: string; status: string }[] }[];
  };
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const named = (status: string) => all.filter((test) => test.status === status).map(({ title }) => title);
  if (all.length === 0) throw new Error(`No test ran in ${files.join(', ')}.`);
  return { passed: named('passed'), failed: named('failed') };
}

const asked = process.argv.slice(2);
const whole = outcomeOf(NAMING);
if (whole.failed.length > 0)
  throw new Error(`Tests of items fail as the project stands: ${whole.failed.join('; ')}`);
const named = itemsIn(whole.passed);
const held = new Set<string>();
let silent = 0;
for (const [file, name, instead, item, test = ITEMS] of STUBS.filter(
  ([, name]) => asked.length === 0 || asked.includes(name),
)) {
  const place = path.join(copy, file);
  const source = readFileSync(place, 'utf8');
  const at = source.search(new RegExp(`export function ${name}[(<]`));
  if (at < 0) throw new Error(`${file} has no export function ${name}(...)`);
  const stub = `export function ${name}(..._: any[]): any { return ${instead.replace('arguments', '_')}; }\n`;
  writeFileSync(
    place,
    source.slice(0, at) + stub + source.slice(at).replace(`function ${name}`, `function ${name}0`),
  );
  const { failed } = outcomeOf([test], test === PROPERTIES ? item : '');
  writeFileSync(place, source);
  const noticed = failed.some((title) => new RegExp(item).test(title));
  if (!noticed) silent += 1;
  for (const each of itemsIn(failed)) held.add(each);
  process.stdout.write(`${noticed ? 'noticed' : 'NOT NOTICED'}: without ${name} (${file}), ${item}\n`);
}
rmSync(copy, { recursive: true });
process.stdout.write(
  `${named.size} items and contradictions have a test of their number; ${held.size} of them fail without a function that was taken away\n`,
);
process.exitCode = silent > 0 ? 1 : 0;
