/** What a tab has beside its cells, the same in every grid. */
import { attachmentsAfter } from './attachments';
import type {
  Dimension,
  GridChart,
  GridConditionalFormat,
  GridFilter,
  GridProtection,
  GridTable,
  GridValidation,
  TabType,
} from './grid';
import type { Area, Change } from './shift';

export abstract class Tab {
  type: TabType = 'GRID';
  hidden = false;
  hiddenGridlines = false;
  tabColor: string | null = null;
  frozenRows = 0;
  frozenColumns = 0;
  selection: Area = { row: 0, column: 0, rows: 1, columns: 1 };
  hiddenByUser: Record<Dimension, Set<number>> = { rows: new Set(), columns: new Set() };
  groupDepths: Record<Dimension, Map<number, number>> = { rows: new Map(), columns: new Map() };
  rowHeights = new Map<number, number>();
  merges: readonly Area[] = [];
  validations: readonly GridValidation[] = [];
  filter: GridFilter | null = null;
  tables: readonly GridTable[] = [];
  protections: GridProtection[] = [];
  conditionalFormats: GridConditionalFormat[] = [];
  charts: GridChart[] = [];

  /** Moves what is attached to areas along with them. `like` is as for `GridSheet.insert`. */
  protected moveAttached(change: Change, like?: number): void {
    Object.assign(this, attachmentsAfter(this, change, like));
  }
}
