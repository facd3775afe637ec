/** Reads an XLSX file: which tabs it has and what they hold. */
import { colorReader } from './color';
import { Package, UnreadableFile } from './package';
import { type CellLook, type DifferentLook, readLooks } from './styles';
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
  /** Those of conditional formats. */
  readonly differences: readonly DifferentLook[];
  /** Whether its days are counted from 1904, as by old versions for the Mac. */
  readonly from1904: boolean;
  readonly names: readonly FileName[];
  /** Tabs that hold no cells, such as chart sheets. */
  readonly leftOut: readonly string[];
  /** What is wrong with parts without which the rest can be read, in a clause for each. */
  readonly damaged: readonly string[];
}

/** A name that the workbook gives to a formula, which mostly is a range: `Plans!$A$2:$A$4`. */
export interface FileName {
  readonly name: string;
  readonly formula: string;
}

/** @throws {UnreadableFile} */
export async function readWorkbook(bytes: Uint8Array): Promise<FileWorkbook> {
  const file = await Package.open(bytes);
  const part =
    file.relationships('').find(({ kind }) => kind === 'officeDocument')?.part ??
    file.partEndingIn('workbook.xml');
  if (part === undefined || !file.has(part)) throw new UnreadableFile('there is no workbook in it');

  const entries: { name: string; id: string; hidden: boolean }[] = [];
  const names: FileName[] = [];
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
    'workbook/definedNames/definedName': ({ attributes: { name = '', hidden }, text }) => {
      // Those of the program itself: print areas, and where filters were.
      if (!isTrue(hidden) && !name.startsWith('_xl')) names.push({ name, formula: text.trim() });
    },
  });

  const relationships = file.relationships(part);
  const partOf = (kind: string) =>
    relationships.find((one) => one.kind === kind)?.part ?? file.partEndingIn(`${kind.toLowerCase()}.xml`);
  const colorOf = colorReader(file, partOf('theme'));
  const { looks, differences } = readLooks(file, partOf('styles'), colorOf);
  const unlocked = new Set(looks.flatMap(({ locked }, i) => (locked ? [] : [i])));
  const context = { strings: readStrings(file, partOf('sharedStrings')), unlocked, colorOf };
  const claimed = new Set(relationships.map((one) => one.part.toLowerCase()));
  const tabs: FileTab[] = [];
  const leftOut: string[] = [];
  entries.forEach(({ name, id, hidden }, i) => {
    const related = relationships.find((one) => one.id === id);
    const numbered = file.partEndingIn(`sheet${i + 1}.xml`);
    const target = related?.part ?? (numbered !== undefined && !claimed.has(numbered) ? numbered : undefined);
    // Sheets of macros of old versions have no part.
    if (related ? related.kind !== 'worksheet' : id === '' && target === undefined) leftOut.push(name);
    else if (!target || !file.has(target))
      throw new UnreadableFile(`the cells of its tab "${name}" are missing`);
    else tabs.push({ name, hidden, active: i === activeTab, ...readSheet(file, target, context) });
  });
  if (tabs.length === 0) throw new UnreadableFile('there is no tab with cells in it');
  return {
    tabs,
    looks,
    differences,
    names,
    from1904,
    leftOut,
    damaged: file.damaged,
  };
}

function readStrings(file: Package, part: string | undefined): string[] {
  const strings: string[] = [];
  if (part !== undefined) file.read(part, { 'sst/si': (element) => strings.push(stringText(element)) });
  return strings;
}
