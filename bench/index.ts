/**
 * `npm run bench`, `npm run --silent bench -- --json`: the figures of docs/performance.md on this machine, dist/ as it stands;
 * `npm run bench -- steps`: the steps of a run, and other ways of scoring; `npm run bench -- history`: how large a year of history is; `npm run bench -- sources`: joining 10,000 accounts with 200,000 events; `npm run bench -- room`: how many cells our tabs take; `npm run bench -- prediction TELCO.csv`: the learners beside
 * scikit-learn's.
 */
import { parseArgs } from 'node:util';
import { runIfProgram } from '../workbench/command';
import { builtAddOn } from './add-on';
import { figuresText, measureFigures } from './figures';
import { measureHistory } from './history';
import { measurePrediction, predictionText } from './prediction';
import { reportText } from './report';
import { measureRoom, roomText } from './room';
import { runBench } from './run';
import { measureSources } from './sources';

/** The others are tested on. */
const TELCO_ROWS_TO_LEARN_FROM = 5283;

async function bench(args: string[]): Promise<string> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      customers: { type: 'string' },
      days: { type: 'string' },
      shuffles: { type: 'string' },
      events: { type: 'string' },
    },
  });
  if (positionals[0] === 'steps') {
    const results = await runBench(builtAddOn());
    return options.json ? `${JSON.stringify(results, null, 2)}\n` : reportText(results);
  }
  if (positionals[0] === 'history') {
    const { customers = '10000', days = '365' } = options;
    return `${JSON.stringify(await measureHistory(Number(customers), Number(days)), null, 2)}\n`;
  }
  if (positionals[0] === 'sources') {
    const { customers = '10000', events = '200000' } = options;
    return `${JSON.stringify(measureSources(Number(customers), Number(events)), null, 2)}\n`;
  }
  if (positionals[0] === 'room') {
    const figures = measureRoom(builtAddOn(), Number(options.customers ?? 100_000));
    return options.json ? `${JSON.stringify(figures, null, 2)}\n` : roomText(figures);
  }
  if (positionals[0] === 'prediction') {
    const [, file] = positionals;
    if (file === undefined) throw new Error('Usage: npm run bench -- prediction TELCO.csv [--shuffles N]');
    const found = measurePrediction(file, TELCO_ROWS_TO_LEARN_FROM, Number(options.shuffles ?? 200));
    return options.json ? `${JSON.stringify(found, null, 2)}\n` : predictionText(found);
  }
  const figures = await measureFigures();
  return options.json ? `${JSON.stringify(figures, null, 2)}\n` : figuresText(figures);
}

runIfProgram(import.meta.url, bench);
