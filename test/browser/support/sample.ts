import { readFileSync } from 'node:fs';
import { type Grid, MemoryGrid, type Workbench } from '../../../workbench';
import { openCsv } from '../../../workbench/csv';
import { benchOn } from '../../support/sheets';

/** The built add-on beside the sample portfolio of examples/, on 21 November 2026. */
export function benchOnSample(): { readonly bench: Workbench; readonly grid: Grid } {
  const grid = new MemoryGrid();
  openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
  return { bench: benchOn(grid), grid };
}
