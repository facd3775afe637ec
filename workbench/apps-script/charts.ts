/**
 * Charts: what was asked for is kept and given back; the page draws it (page/pictures.ts). A chart does not move when rows
 * are inserted above it.
 */
import type { GridChart } from '../grid';
import { Emulation, labelOf, ServiceException } from './emulation';
import { ChartType } from './enums';
import type { RangeEmulation } from './range';
import type { SheetEmulation } from './sheet';

export class ChartsEmulation extends Emulation<GoogleAppsScript.Charts.Charts>('Charts') {
  override readonly ChartType = ChartType;
}

export class EmbeddedChartEmulation extends Emulation<GoogleAppsScript.Spreadsheet.EmbeddedChart>(
  'EmbeddedChart',
) {
  constructor(readonly chart: GridChart) {
    super();
  }

  override getChartId(): number {
    return this.chart.id;
  }
}

export class EmbeddedChartBuilderEmulation extends Emulation<GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder>(
  'EmbeddedChartBuilder',
) {
  chart: Omit<GridChart, 'id'>;

  constructor(readonly sheet: SheetEmulation) {
    super();
    this.chart = { type: 'TABLE', sources: [], headers: 0, options: {} };
  }

  override setChartType(type: GoogleAppsScript.Charts.ChartType): this {
    this.chart = { ...this.chart, type: labelOf(type) };
    return this;
  }

  override addRange(
    range: GoogleAppsScript.Spreadsheet.Range,
  ): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
    const { gridSheet, area } = range as RangeEmulation;
    this.chart = { ...this.chart, sources: [...this.chart.sources, { sheet: gridSheet.id, area }] };
    return this;
  }

  override setNumHeaders(headers: number): this {
    this.chart = { ...this.chart, headers };
    return this;
  }

  override setOption(option: string, value: unknown): this {
    this.chart = { ...this.chart, options: { ...this.chart.options, [option]: value } };
    return this;
  }

  override setPosition(anchorRow: number, anchorColumn: number): this {
    this.chart = { ...this.chart, anchor: { row: anchorRow - 1, column: anchorColumn - 1 } };
    return this;
  }

  override build(): EmbeddedChartEmulation {
    if (this.chart.sources.length === 0) throw new ServiceException('A chart must have at least one range.');
    if (!this.chart.anchor) {
      throw new ServiceException("The chart's position must be set before the chart can be built.");
    }
    return new EmbeddedChartEmulation({ ...this.chart, id: this.sheet.environment.nextId() });
  }
}
