/**
 * `npm run score -- FILE`: opens the file as a spreadsheet, several as tabs of one, does what the sidebar's button does, prints what was found.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PortfolioMatch } from '../src/addon/run/match';
import type { RunReport } from '../src/addon/run/score';
import { STARTER } from '../src/customers/starter-table';
import { Clock } from './clock';
import { localeOf, runIfProgram, startOf } from './command';
import { kindOf, openFiles, saveFile } from './files';
import type { Grid } from './grid';
import { MemoryGrid } from './memory-grid';
import { installAddOn } from './project';
import { inputsById, scoredTabs, scoreRecords } from './scored-file';
import { reportKind, segmentReport } from './segment-report';
import { joinFiles, savePortfolio, saveSources, sourcesText, takeLines } from './source-files';
import { buildStarter } from './starter-text';
import { summaryText } from './summary-text';
import type { Workbench } from './workbench';

const USAGE =
  'Usage: npm run score -- FILE.csv|FILE.xlsx|FILE.json [FILE...] [--model NAME] [--as-of YYYY-MM-DD] [--locale de_DE] [--portfolio FILE.csv] [--sources FILE.csv] [--out FILE.csv|FILE.xlsx|FILE.json] [--raw] [--json] [--report health|churn|expansion]';

/** What the command prints. */
export async function score(args: string[]): Promise<string> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      model: { type: 'string' },
      'as-of': { type: 'string' },
      out: { type: 'string' },
      raw: { type: 'boolean' },
      json: { type: 'boolean' },
      report: { type: 'string' },
      locale: { type: 'string' },
      portfolio: { type: 'string' },
      sources: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new Error(USAGE);
  if (options.out !== undefined) kindOf(options.out);
  const kind = options.report === undefined ? undefined : reportKind(options.report);
  const clock = new Clock(startOf(options['as-of']));

  const { grid, remarks, connect } = await openForScoring(positionals, localeOf(options.locale), clock);
  for (const remark of remarks) process.stderr.write(`${remark}\n`);
  const lines = takeLines(grid);
  const bench = await installAddOn(grid, clock);
  connect(bench);
  const sources = positionals.length > 1 ? joinFiles(bench, lines) : undefined;
  const userColumns = new Map(grid.sheets.map((sheet) => [sheet, sheet.extent().columns]));
  if (options.portfolio !== undefined) await savePortfolio(grid, options.portfolio);
  if (options.sources !== undefined) await saveSources(grid, options.sources);
  let starter = options.model === STARTER ? buildStarter(bench) : '';
  const scored = (model: string | undefined) => {
    const run = bench.runFromClient('scorePortfolio', model === undefined ? {} : { model });
    if (run.error) throw new Error(run.error.message.replace(/^Error: /, ''));
    return run.value as RunReport;
  };
  let report = scored(options.model);
  if (sources && options.model === undefined && report.summary.scored === 0) {
    // Nobody has the data for a published model: what the sources do have makes a score of its own.
    starter = buildStarter(bench);
    report = scored(STARTER);
  }
  const look = () => bench.runFromClient('matchPortfolio').value as PortfolioMatch;
  const records = scoreRecords(grid);
  if (options.out !== undefined && kindOf(options.out) === 'json') {
    writeFileSync(options.out, `${JSON.stringify(records, null, 2)}\n`);
  } else if (options.out !== undefined) {
    const saved = await saveFile(grid, scoredTabs(grid, report, userColumns), options.out, options.raw);
    for (const remark of saved) process.stderr.write(`${options.out}: ${remark}\n`);
  }
  if (kind) return `${JSON.stringify(segmentReport(kind, records, inputsById(grid, report)), null, 2)}\n`;
  if (options.json) return `${JSON.stringify(records, null, 2)}\n`;
  return (sources ? sourcesText(sources) : '') + starter + summaryText(report, records, look);
}

interface OpenedFile {
  readonly grid: Grid;
  readonly remarks: readonly string[];
  /** Lets the formulas of the file call the add-on's. */
  connect(bench: Workbench): void;
}

/** A spreadsheet with the files in it. Only where they hold formulas it is one that calculates: that takes longer. */
async function openForScoring(files: readonly string[], locale: string, clock: Clock): Promise<OpenedFile> {
  const year = new Date(clock.now()).getUTCFullYear();
  const name = files[0]!;
  const grid = new MemoryGrid({ name, locale });
  const remarks = await openFiles(grid, files, year);
  const holdsFormulas = grid.sheets.some((sheet) =>
    sheet
      .formulas({ row: 0, column: 0, ...sheet.extent() })
      .some((row) => row.some((formula) => formula !== '')),
  );
  if (!holdsFormulas) return { grid, remarks, connect: () => {} };
  const { UniverGrid } = await import('./univer/univer-grid');
  const { connectCustomFunctions } = await import('./univer/custom-functions');
  const calculating = new UniverGrid({ name, locale });
  await openFiles(calculating, files, year);
  return { grid: calculating, remarks, connect: (bench) => connectCustomFunctions(calculating, bench) };
}

runIfProgram(import.meta.url, score);
