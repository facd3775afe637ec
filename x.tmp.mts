import { readFileSync } from 'node:fs';
import { Workbench, Clock } from './workbench';
import { UniverGrid } from './workbench/univer/univer-grid';
import { connectCustomFunctions } from './workbench/univer/custom-functions';
const code = readFileSync('docs/platform-probe.gs', 'utf8');
const grid = new UniverGrid();
const bench = new Workbench({ grid, code, clock: new Clock('2026-11-21T12:00:00Z') });
connectCustomFunctions(grid, bench, ['PROBEKIND','PROBELIST','PROBEFAIL','PROBECOUNT']);
const names: string[] = [...code.matchAll(/^  '([^']+)': \(/gm)].map(m=>m[1]!);
for (const n of names) { if (/^milli|^the largest/.test(n)) continue; try { const e = bench.run('ask', [n]); console.log(n, '=>', e.outcome, JSON.stringify((e.value as any)?.answers?.[n] ?? e.error?.message)); } catch (e) { console.log(n, 'THROWS', (e as Error).message); for (const s of grid.sheets) if (s.name==='Probe') grid.deleteSheet(s as any); } }
