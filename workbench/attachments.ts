/** What is attached to areas of a tab rather than to cells, and moves with them. */
import type {
  Dimension,
  GridConditionalFormat,
  GridFilter,
  GridProtection,
  GridTable,
  GridValidation,
} from './grid';
import { type Area, type Change, shiftArea, shiftIndex } from './shift';

interface Attachments {
  readonly hiddenByUser: Record<Dimension, Set<number>>;
  readonly groupDepths: Record<Dimension, Map<number, number>>;
  readonly rowHeights: Map<number, number>;
  readonly merges: readonly Area[];
  readonly validations: readonly GridValidation[];
  readonly filter: GridFilter | null;
  readonly tables: readonly GridTable[];
  readonly protections: GridProtection[];
  readonly conditionalFormats: GridConditionalFormat[];
}

/** The attachments of a tab after a change of shape. `like` is the row or column whose validation inserted ones take. */
export function attachmentsAfter(before: Attachments, change: Change, like?: number): Attachments {
  const { dimension } = change;
  const { hiddenByUser, groupDepths, rowHeights, merges, validations, filter, tables } = before;
  return {
    hiddenByUser: { ...hiddenByUser, [dimension]: new Set(moved([...hiddenByUser[dimension]], change)) },
    groupDepths: {
      ...groupDepths,
      [dimension]: movedKeys(groupDepths[dimension], change),
    },
    rowHeights: dimension === 'rows' ? movedKeys(rowHeights, change) : rowHeights,
    merges: shiftAreas(merges, change).filter(({ rows, columns }) => rows * columns > 1),
    validations: dropEmpty(
      validations.map((validation) => ({
        ...validation,
        areas: validation.areas.flatMap((area) => areaWithHeirs(area, change, like)),
      })),
    ),
    filter: filter && filterAfter(filter, change),
    tables: tables.flatMap((table) => tableAfter(table, change) ?? []),
    protections: before.protections.filter((protection) => survives(protection, change)),
    conditionalFormats: dropEmpty(
      before.conditionalFormats.map((format) => ({ ...format, areas: shiftAreas(format.areas, change) })),
    ),
  };
}

function moved(indexes: readonly number[], change: Change): number[] {
  return indexes.flatMap((index) => shiftIndex(index, change) ?? []);
}

function movedKeys<T>(byIndex: ReadonlyMap<number, T>, change: Change): Map<number, T> {
  return new Map(
    [...byIndex].flatMap(([at, value]) => moved([at], change).map((to) => [to, value] as const)),
  );
}

function shiftAreas(areas: readonly Area[], change: Change): Area[] {
  return areas.flatMap((area) => shiftArea(area, change) ?? []);
}

function dropEmpty<T extends { readonly areas: readonly Area[] }>(all: readonly T[]): T[] {
  return all.filter(({ areas }) => areas.length > 0);
}

/** An area after a change, and the inserted cells that take over from it what it has. */
function areaWithHeirs(area: Area, change: Change, like: number | undefined): Area[] {
  const { dimension, index, count } = change;
  const after = shiftArea(area, change);
  if (!after) return [];
  if (change.kind !== 'insert' || like === undefined) return [after];
  const [start, length] = spanOf(area, dimension);
  const [begin, grown] = spanOf(after, dimension);
  const isHeir = like >= start && like < start + length;
  const hasGrown = index >= begin && index < begin + grown;
  if (!isHeir || hasGrown) return [after];
  const heirs = dimension === 'rows' ? { row: index, rows: count } : { column: index, columns: count };
  return [after, { ...after, ...heirs }];
}

function spanOf(area: Area, dimension: Dimension): [start: number, length: number] {
  return dimension === 'rows' ? [area.row, area.rows] : [area.column, area.columns];
}

function filterAfter({ area, criteria }: GridFilter, change: Change): GridFilter | null {
  const after = shiftArea(area, change);
  if (!after || change.dimension === 'rows') return after && { area: after, criteria };
  return { area: after, criteria: movedKeys(criteria, change) };
}

/** A column that is inserted into a table has no type yet. */
function tableAfter(table: GridTable, change: Change): GridTable | null {
  const area = shiftArea(table.area, change);
  if (!area || change.dimension === 'rows') return area && { ...table, area };
  const types = new Array<string | null>(area.columns).fill(null);
  table.types.forEach((type, i) => {
    const [at] = moved([table.area.column + i], change);
    if (at !== undefined && at >= area.column && at < area.column + area.columns)
      types[at - area.column] = type;
  });
  return { ...table, area, types };
}

/** Moves a protection; whether it is still there. One of a whole tab stays. */
function survives(protection: GridProtection, change: Change): boolean {
  if (protection.unprotected) protection.unprotected = shiftAreas(protection.unprotected, change);
  if (protection.area === null) return true;
  protection.area = shiftArea(protection.area, change);
  return protection.area !== null;
}
