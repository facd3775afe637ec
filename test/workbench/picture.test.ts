// What the page draws, as Sheets shows it: looks, heights, what is hidden, marks in cells, sparklines and charts.
import { describe, expect, test } from '@jest/globals';
import { hiddenRows } from '../../workbench/hidden-rows';
import { Memory, rowViews } from '../../workbench/page/cell-view';
import { ticksFor } from '../../workbench/page/client/charts';
import { pictures } from '../../workbench/page/pictures';
import { rowHeights } from '../../workbench/page/row-heights';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { scriptOn } from './script';

function sheets() {
  const grid = new UniverGrid();
  const { value } = scriptOn(grid);
  return { grid, value, sheet: grid.activeSheet };
}

describe('a sparkline', () => {
  const drawn = (
    formula: string,
    setUp = 'at("A1:B4").setValues([[1, 10], [2, ""], [4, 30], ["x", 40]])',
  ) => {
    const { grid, value, sheet } = sheets();
    value(`(() => { ${setUp}; at("D2").setValue(${JSON.stringify(formula)}) })()`);
    return grid.sparklines(sheet);
  };

  test('draws a line over a column, with its gaps', () => {
    expect(drawn('=SPARKLINE(A1:A4)')).toEqual([
      { row: 1, column: 3, picture: { type: 'line', numbers: [1, 2, 4, null], places: null, options: {} } },
    ]);
  });

  test('takes two columns of a line for where its points stand and how high', () => {
    expect(drawn('=SPARKLINE(A1:B3)')[0]!.picture).toMatchObject({
      places: [1, 2, 4],
      numbers: [10, null, 30],
    });
  });

  test('draws bars, columns and wins, with their options', () => {
    expect(drawn('=SPARKLINE(B1, {"charttype","bar";"max",100;"color1","#188038"})')[0]!.picture).toEqual({
      type: 'bar',
      numbers: [10],
      places: null,
      options: { charttype: 'bar', max: 100, color1: '#188038' },
    });
    for (const type of ['column', 'winloss'])
      expect(drawn(`=SPARKLINE(A1:A3, {"charttype","${type}"})`)[0]!.picture.type).toBe(type);
  });

  test('goes with its formula, and follows its cells', () => {
    const { grid, value, sheet } = sheets();
    value(
      '(() => { at("A1").setValue(3); at("B1").setValue("=SPARKLINE(A1,{\\"charttype\\",\\"bar\\";\\"max\\",10})") })()',
    );
    expect(grid.sparklines(sheet)[0]!.picture.numbers).toEqual([3]);
    value('at("A1").setValue(5)');
    expect(grid.sparklines(sheet)[0]!.picture.numbers).toEqual([5]);
    value('at("B1").setValue("=A1")');
    expect(grid.sparklines(sheet)).toEqual([]);
  });

  test('that cannot be drawn shows an error and draws nothing', () => {
    expect(drawn('=SPARKLINE(A4)')).toEqual([]);
    expect(drawn('=SPARKLINE(A1:A3, {"charttype","pie"})')).toEqual([]);
    expect(drawn('=IFERROR(SPARKLINE(A4),"none")')).toEqual([]);
  });
});

describe('a chart', () => {
  const TABLE =
    'at("A1:C4").setValues([["Month", "NRR", "GRR"], ["May", 101, 90], ["April", "", 80], ["March", 99, 70]])';
  const build = (more = '') =>
    `(() => { ${TABLE}; sheet.insertChart(sheet.newChart().setChartType(Charts.ChartType.LINE).addRange(at("A1:C4"))` +
    `.setNumHeaders(1).setOption("title", "Retention")${more}.setPosition(6, 2, 0, 0).build()) })()`;

  test('is drawn at its place with its series, a blank cell as a gap', () => {
    const { grid, value, sheet } = sheets();
    value(build());
    expect(pictures(grid, sheet)).toEqual([
      {
        kind: 'chart',
        row: 5,
        column: 1,
        width: 600,
        height: 371,
        type: 'LINE',
        title: 'Retention',
        legend: true,
        labels: ['May', 'April', 'March'],
        series: [
          { name: 'NRR', numbers: [101, null, 99] },
          { name: 'GRR', numbers: [90, 80, 70] },
        ],
      },
    ]);
  });

  test('runs the other way, without a legend and smaller, where its options say so', () => {
    const { grid, value, sheet } = sheets();
    value(
      build(
        '.setOption("hAxis.direction", -1).setOption("legend.position", "none").setOption("height", 200)',
      ),
    );
    expect(pictures(grid, sheet)).toMatchObject([
      {
        labels: ['March', 'April', 'May'],
        series: [{ numbers: [99, null, 101] }, {}],
        legend: false,
        height: 200,
      },
    ]);
  });

  test.each([
    [
      [746_760, 11_238_160],
      [0, 5_000_000, 10_000_000, 15_000_000],
    ],
    [
      [-3, 7],
      [-5, 0, 5, 10],
    ],
    [
      [0.2, 0.9],
      [0, 0.5, 1],
    ],
    [[], [0, 1]],
  ])('has round steps for %p', (values, ticks) => {
    expect(ticksFor(values)).toEqual(ticks);
  });
});

test('notes, lists to choose from and the filter are marked in their cells', () => {
  const { grid, value, sheet } = sheets();
  value(`(() => {
    at("A1:B3").setValues([["id", "tier"], ["C1", "Low"], ["C2", "High"]]);
    at("B2:B3").setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["Low", "High"]).build());
    at("A2:A3").setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["C1"], false).build());
    at("A3").setNote("new");
    at("A1:B3").createFilter();
  })()`);
  const area = (row: number, column: number, rows: number, columns: number) => ({
    row,
    column,
    rows,
    columns,
  });
  expect(pictures(grid, sheet)).toEqual([
    { kind: 'dropdown', area: area(1, 1, 2, 1) },
    { kind: 'filter', area: area(0, 0, 1, 2) },
    { kind: 'note', area: area(2, 0, 1, 1) },
  ]);
});

test('rows that a person or the filter hides are hidden, and those of a condition that cannot be told are not', () => {
  const { grid, value, sheet } = sheets();
  value(`(() => {
    at("A1:B4").setValues([["id", "arr"], ["C1", 5], ["C2", 50], ["C3", 500]]);
    at("A1:B4").createFilter().setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().whenNumberGreaterThan(9).build());
    sheet.hideRows(4);
  })()`);
  expect(hiddenRows(grid, sheet)).toEqual([3, 1]);
  value(
    'sheet.getFilter().setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().whenFormulaSatisfied("=B2>9").build())',
  );
  expect(hiddenRows(grid, sheet)).toEqual([3]);
});

test('fonts, sizes and lines are those of the cells', () => {
  const { grid, value, sheet } = sheets();
  value(`(() => {
    at("A1").setValue("Title").setFontSize(20).setFontFamily("Georgia").setFontLine("underline").setVerticalAlignment("middle");
    at("B1").setValue("old").setFontLine("line-through").setFontStyle("italic");
  })()`);
  const memory = new Memory();
  const [[title, old]] = rowViews(grid, sheet, memory) as [[[string, number], [string, number]]];
  expect(memory.looks[title[1]]).toEqual({
    size: 20,
    family: 'Georgia',
    underline: true,
    vertical: 'middle',
  });
  expect(memory.looks[old[1]]).toEqual({ strike: true, italic: true });
});

test('rows are as high as their largest text, as many lines as it takes, or as somebody made them', () => {
  const { value, sheet } = sheets();
  value(`(() => {
    at("A1:A4").setValues([["figure"], ["plain"], ["a header that does not fit into one line"], ["tall"]]);
    at("A1").setFontSize(18);
    at("A3").setWrap(true);
    sheet.setRowHeight(4, 60);
  })()`);
  expect(rowHeights(sheet)).toEqual({ 0: 34, 2: 69, 3: 60 });
  expect(value('[sheet.getRowHeight(4), sheet.getRowHeight(2)]')).toEqual([60, 21]);
  value('sheet.insertRowsBefore(1, 2)');
  expect(value('[sheet.getRowHeight(6), sheet.getRowHeight(4)]')).toEqual([60, 21]);
});
