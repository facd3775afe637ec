/**
 * Shows that the tests of items fail without the functions they rest on: in a copy of the project, each function in turn
 * answers as if it were not there, and the test of its item has to fail. A test that passes all the same is an error.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const ITEMS = 'test/features/items.test.ts';

const PROPERTIES = 'test/unit/customers/next-actions.test.ts';

/** What is taken away, what it answers instead, and the item whose test notices. */
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
  ['src/churn/lead-times.ts', 'leadWords', "''", 'D287 says', 'test/features/next-actions.test.ts'],
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
];

const COPIED = [
  ...['src', 'pages', 'workbench', 'tools', 'test', 'examples', 'bench'],
  ...['package.json', 'jest.config.json', 'appsscript.json', 'tsconfig.json', 'tsconfig.base.json'],
];

const copy = mkdtempSync(path.join(tmpdir(), 'stubs-'));
for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));

function run(command: string, ...args: string[]) {
  return spawnSync(command, args, { cwd: copy, encoding: 'utf8', maxBuffer: 1e9 });
}

/** Whether the tests of an item pass in the copy as it stands. */
function passes(item: string, file: string): boolean {
  const built = run('node', 'node_modules/tsx/dist/cli.mjs', 'tools/build.ts');
  if (built.status !== 0) throw new Error(built.stderr);
  const jest = run(
    'node',
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    file,
    '--silent',
    '-t',
    item,
  );
  const summary = /^Tests:\s+(.*)$/m.exec(jest.stderr)?.[1] ?? '';
  if (!/\d+ (?:passed|failed)/.test(summary)) throw new Error(`${item} has no test:\n${jest.stderr}`);
  return jest.status === 0;
}

if (!passes('[A-Z]', ITEMS)) throw new Error('The tests of items fail as the project stands.');
let silent = 0;
const [only] = process.argv.slice(2);
for (const [file, name, instead, item, test = ITEMS] of STUBS.filter(([, n]) => !only || n === only)) {
  const place = path.join(copy, file);
  const source = readFileSync(place, 'utf8');
  const declared = `export function ${name}(`;
  const at = source.search(new RegExp(`export function ${name}[(<]`));
  if (at < 0) throw new Error(`${file} has no ${declared}...)`);
  const stub = `export function ${name}(..._: any[]): any { return ${instead.replace('arguments', '_')}; }\n`;
  writeFileSync(
    place,
    source.slice(0, at) + stub + source.slice(at).replace(`function ${name}`, `function ${name}0`),
  );
  const noticed = !passes(item, test);
  writeFileSync(place, source);
  if (!noticed) silent += 1;
  process.stdout.write(`${noticed ? 'noticed' : 'NOT NOTICED'}: without ${name} (${file}), ${item}\n`);
}
rmSync(copy, { recursive: true });
process.exitCode = silent > 0 ? 1 : 0;
