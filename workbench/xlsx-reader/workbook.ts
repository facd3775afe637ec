/** Reads an XLSX file: which tabs it has and what they hold. */
import { Package, UnreadableFile } from './package';
import { type CellLook, readLooks } from './styles';
import { stringText } from './text';
import { type FileSheet, readSheet } from './worksheet';
import { isTrue } from './xml';

export interface FileTab extends FileSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Whether it was the one on the screen when the file was saved. */
  readonly active: boolean;
}

export interface FileWorkbook {
  readonly tabs: readonly FileTab[];
  readonly looks: readonly CellLook[];
  /** Whether its days are counted from 1904, as by old versions for the Mac. */
  readonly from1904: boolean;
  /** Tabs that hold no cells, such as chart sheets. */
  readonly leftOut: readonly string[];
}

/** @throws {UnreadableFile} */
export async function readWorkbook(bytes: Uint8Array): Promise<FileWorkbook> {
  const file = await Package.open(bytes);
  const part =
    file.relationships('').find(({ kind }) => kind === 'officeDocument')?.part ??
    file.partEndingIn('workbook.xml');
  if (part === undefined || !file.has(part)) throw new UnreadableFile('there is no workbook in it');

  const entries: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  let activeTab = 0;
  file.read(part, {
    'workbook/workbookPr': ({ attributes }) => {
      from1904 = isTrue(attributes.date1904);
    },
    'workbook/bookViews/workbookView': ({ attributes }) => {
      activeTab = Number(attributes.activeTab ?? 0);
    },
    'workbook/sheets/sheet': ({ attributes: { name = '', id = '', state = 'visible' } }) => {
      entries.push({ name, id, hidden: state !== 'visible' });
    },
  });

  const relationships = file.relationships(part);
  const partOf = (kind: string) =>
    relationships.find((one) => one.kind === kind)?.part ?? file.partEndingIn(`${kind.toLowerCase()}.xml`);
  const strings = readStrings(file, partOf('sharedStrings'));
  const tabs: FileTab[] = [];
  const leftOut: string[] = [];
  entries.forEach(({ name, id, hidden }, i) => {
    const related = relationships.find((one) => one.id === id);
    const target = related?.part ?? file.partEndingIn(`sheet${i + 1}.xml`);
    if (related && related.kind !== 'worksheet') leftOut.push(name);
    else if (!target || !file.has(target))
      throw new UnreadableFile(`the cells of its tab "${name}" are missing`);
    else tabs.push({ name, hidden, active: i === activeTab, ...readSheet(file, target, strings) });
  });
  if (tabs.length === 0) throw new UnreadableFile('there is no tab with cells in it');
  return { tabs, looks: readLooks(file, partOf('styles')), from1904, leftOut };
}

function readStrings(file: Package, part: string | undefined): string[] {
  const strings: string[] = [];
  if (part !== undefined) file.read(part, { 'sst/si': (element) => strings.push(stringText(element)) });
  return strings;
}
