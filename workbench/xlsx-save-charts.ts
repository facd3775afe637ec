/** Charts, which exceljs cannot write: a drawing for each tab that has some, and a part for each chart. */
import JsZip from 'jszip';
import type { GridChart, GridSheet } from './grid';
import { escaped } from './xlsx-save-parts';
import type { RangeText } from './xlsx-save-rules';

const SCHEMAS = 'http://schemas.openxmlformats.org';
const RELATIONSHIPS = `${SCHEMAS}/officeDocument/2006/relationships`;
const CHART = `${SCHEMAS}/drawingml/2006/chart`;
const MAIN = `${SCHEMAS}/drawingml/2006/main`;
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Lengths in drawings are in these. */
const PIXEL = 9525;
const SIZE = { width: 600, height: 371 };
/** What stands behind a drawing in the part of a tab. */
const BEHIND =
  /<(legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|tableParts|extLst)\b|<\/worksheet>/;

/** Puts the charts of these tabs into a file. Returns it, and a sentence for each that files do not have. */
export async function withCharts(
  bytes: Uint8Array,
  sheets: readonly GridSheet[],
  rangeText: RangeText,
): Promise<{ bytes: Uint8Array; remarks: string[] }> {
  const remarks: string[] = [];
  const zip = await JsZip.loadAsync(bytes);
  let charts = 0;
  for (const [i, sheet] of sheets.entries()) {
    const anchors: string[] = [];
    const drawing = `drawing${i + 1}.xml`;
    for (const chart of sheet.charts) {
      const saved = chartXml(chart, rangeText);
      if (saved === null) {
        const { title } = chart.options;
        remarks.push(
          `The chart ${title ? `"${title}" ` : ''}in "${sheet.name}" is left out: the workbench saves none of its kind (${chart.type}), or its cells are not saved.`,
        );
        continue;
      }
      charts++;
      zip.file(`xl/charts/chart${charts}.xml`, saved);
      await relate(
        zip,
        `xl/drawings/_rels/${drawing}.rels`,
        `c${charts}`,
        'chart',
        `../charts/chart${charts}.xml`,
      );
      await declare(zip, `charts/chart${charts}.xml`, 'drawingml.chart');
      anchors.push(anchorXml(chart, charts));
    }
    if (anchors.length === 0) continue;
    const part = `xl/worksheets/sheet${i + 1}.xml`;
    const xml = await zip.file(part)!.async('string');
    zip.file(
      part,
      xml.replace(BEHIND, (behind) => `<drawing xmlns:r="${RELATIONSHIPS}" r:id="charts"/>${behind}`),
    );
    await relate(
      zip,
      `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
      'charts',
      'drawing',
      `../drawings/${drawing}`,
    );
    await declare(zip, `drawings/${drawing}`, 'drawing');
    zip.file(
      `xl/drawings/${drawing}`,
      `${HEADER}<xdr:wsDr xmlns:xdr="${SCHEMAS}/drawingml/2006/spreadsheetDrawing" xmlns:a="${MAIN}">${anchors.join('')}</xdr:wsDr>`,
    );
  }
  return { bytes: await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }), remarks };
}

async function relate(zip: JsZip, part: string, id: string, kind: string, target: string): Promise<void> {
  const empty = `${HEADER}<Relationships xmlns="${SCHEMAS}/package/2006/relationships"></Relationships>`;
  const xml = (await zip.file(part)?.async('string')) ?? empty;
  const line = `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;
  zip.file(part, xml.replace('</Relationships>', `${line}</Relationships>`));
}

async function declare(zip: JsZip, part: string, type: string): Promise<void> {
  const types = '[Content_Types].xml';
  const line = `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`;
  zip.file(types, (await zip.file(types)!.async('string')).replace('</Types>', `${line}</Types>`));
}

function anchorXml({ anchor = { row: 0, column: 0 }, options }: GridChart, number: number): string {
  const [width, height] = [Number(options.width ?? SIZE.width), Number(options.height ?? SIZE.height)];
  return (
    `<xdr:oneCellAnchor><xdr:from><xdr:col>${anchor.column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${anchor.row}</xdr:row>` +
    `<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${width * PIXEL}" cy="${height * PIXEL}"/><xdr:graphicFrame macro="">` +
    `<xdr:nvGraphicFramePr><xdr:cNvPr id="${number}" name="Chart ${number}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONSHIPS}" r:id="c${number}"/></a:graphicData></a:graphic>` +
    '</xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>'
  );
}

/** The element of each type, and what stands in it before its series. */
const KINDS: Readonly<Record<string, (grouping: string) => [name: string, settings: string]>> = {
  AREA: (grouping) => ['areaChart', `<c:grouping val="${grouping}"/>`],
  BAR: (grouping) => ['barChart', `<c:barDir val="bar"/><c:grouping val="${grouping}"/>`],
  COLUMN: (grouping) => ['barChart', `<c:barDir val="col"/><c:grouping val="${grouping}"/>`],
  LINE: (grouping) => ['lineChart', `<c:grouping val="${grouping}"/>`],
  PIE: () => ['pieChart', ''],
  SCATTER: () => ['scatterChart', '<c:scatterStyle val="lineMarker"/>'],
};

/** `null` for charts of another type, without series, or over cells that are not saved. */
function chartXml({ type, sources, headers, options }: GridChart, rangeText: RangeText): string | null {
  const columns = sources.flatMap(({ sheet, area }) =>
    Array.from({ length: area.columns }, (_, j) => {
      const one = { ...area, column: area.column + j, columns: 1 };
      const cells = { ...one, row: one.row + headers, rows: one.rows - headers };
      return {
        name: headers > 0 ? rangeText({ sheet, area: { ...one, row: cells.row - 1, rows: 1 } }) : null,
        cells: cells.rows > 0 ? rangeText({ sheet, area: cells }) : null,
      };
    }),
  );
  const [labels, ...series] = columns;
  const kind = KINDS[type];
  if (!kind || series.length === 0 || columns.some(({ cells }) => cells === null)) return null;
  const isBar = type === 'BAR' || type === 'COLUMN';
  const isStacked = options.isStacked === true;
  const [name, settings] = kind(isStacked ? 'stacked' : isBar ? 'clustered' : 'standard');
  const isScatter = type === 'SCATTER';
  const [across, up] = isScatter ? ['xVal', 'yVal'] : ['cat', 'val'];
  const kindOf = isScatter ? 'num' : 'str';
  const looks = (i: number) => {
    const color = Array.isArray(options.colors) ? String(options.colors[i]).replace('#', '') : '';
    const solid = `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
    if (color === '') return '';
    if (isScatter)
      return `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>${solid}</c:spPr></c:marker>`;
    return type === 'LINE' ? `<c:spPr><a:ln w="25400">${solid}</a:ln></c:spPr>` : `<c:spPr>${solid}</c:spPr>`;
  };
  const lines = series.map(
    (one, i) =>
      `<c:ser><c:idx val="${i}"/><c:order val="${i}"/>${one.name ? `<c:tx><c:strRef><c:f>${escaped(one.name)}</c:f></c:strRef></c:tx>` : ''}` +
      looks(i) +
      `<c:${across}><c:${kindOf}Ref><c:f>${escaped(labels!.cells!)}</c:f></c:${kindOf}Ref></c:${across}>` +
      `<c:${up}><c:numRef><c:f>${escaped(one.cells!)}</c:f></c:numRef></c:${up}></c:ser>`,
  );
  const isPie = type === 'PIE';
  const overlap = isBar && isStacked ? '<c:overlap val="100"/>' : '';
  const plot = `<c:${name}>${settings}<c:varyColors val="${Number(isPie)}"/>${lines.join('')}${overlap}${isPie ? '' : '<c:axId val="1"/><c:axId val="2"/>'}</c:${name}>`;
  const title = options.title
    ? `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${escaped(String(options.title))}</a:t></a:r></a:p></c:rich></c:tx></c:title>`
    : '';
  const place = { bottom: 'b', top: 't', left: 'l' }[String(options['legend.position'])] ?? 'r';
  const legend =
    options['legend.position'] === 'none' ? '' : `<c:legend><c:legendPos val="${place}"/></c:legend>`;
  return (
    `${HEADER}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}" xmlns:r="${RELATIONSHIPS}"><c:chart>${title}` +
    `<c:autoTitleDeleted val="${title === '' ? 1 : 0}"/><c:plotArea><c:layout/>${plot}${isPie ? '' : axes(type, options)}</c:plotArea>` +
    `${legend}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>`
  );
}

/** Labels that run from right to left take the other axis along, which then stands where they begin. */
function axes(type: string, options: GridChart['options']): string {
  const isReversed = options['hAxis.direction'] === -1;
  // The most stands before the least in the file's own order.
  const limits = (axis: string) =>
    ['max', 'min']
      .map((end) => [end, options[`${axis}.viewWindow.${end}`]] as const)
      .map(([end, value]) => (typeof value === 'number' ? `<c:${end} val="${value}"/>` : ''))
      .join('');
  const [labelsAt, valuesAt] = type === 'BAR' ? ['l', 'b'] : ['b', 'l'];
  const axis = (name: string, id: number, orientation: string, place: string, crosses: string, within = '') =>
    `<c:${name}><c:axId val="${id}"/><c:scaling><c:orientation val="${orientation}"/>${within}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${place}"/><c:crossAx val="${3 - id}"/><c:crosses val="${crosses}"/></c:${name}>`;
  return (
    axis(
      type === 'SCATTER' ? 'valAx' : 'catAx',
      1,
      isReversed ? 'maxMin' : 'minMax',
      labelsAt!,
      'autoZero',
      limits('hAxis'),
    ) + axis('valAx', 2, 'minMax', valuesAt!, isReversed ? 'max' : 'autoZero', limits('vAxis'))
  );
}
