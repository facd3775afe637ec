/** What `npm run score -- FILE --model starter` does before it scores: takes the proposals, makes the model, and says so. */
import type { ModelEntry } from '../src/addon/models/models';
import type { StarterProposal } from '../src/addon/models/starter';
import { makesBands, STARTER } from '../src/customers/starter-table';
import type { Workbench } from './workbench';

/** Makes the model of the columns there are, unless the file has one of its name. Returns what was taken for what, as text. */
export function buildStarter(bench: Workbench): string {
  const models = ask<ModelEntry[]>(bench, 'listModels');
  if (models.some(({ name }) => name === STARTER)) return '';
  const { proposals, columns } = ask<StarterProposal>(bench, 'proposeStarter');
  ask(bench, 'buildStarter', []);
  const used = columns.filter(({ direction }) => direction !== 'none');
  const asked = columns.filter(({ direction }) => direction === 'none');
  const ends = ({ poor, good }: (typeof columns)[number]) =>
    poor === null || good === null ? '' : `: poor at ${poor}, good at ${good}`;
  const lines = [
    `A score from your columns, compared with ${used.every(({ from }) => from === 'published') ? 'published benchmarks' : 'your own customers'}`,
    ...proposals.map(
      ({ header, label, unit }) => `  ${header}: read as ${label}${unit === '' ? '' : `, ${unit}`}`,
    ),
    ...used.map((column) => `  ${column.label} (${column.dimension}): ${column.from}${ends(column)}`),
    ...asked.map(({ header }) => `  ${header}: left out, since nobody has said which way is better`),
    ...(makesBands(used)
      ? []
      : ['  Fewer than 3 metrics of 2 dimensions: a number, and no band, alert or play']),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function ask<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message.replace(/^Error: /, ''));
  return run.value as T;
}
