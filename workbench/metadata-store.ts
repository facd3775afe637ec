/**
 * Developer metadata: named values attached to the spreadsheet, a sheet, a row or a column. They move with what they
 * are attached to and die with it. Sort moves cell contents, not rows, so metadata stays where it is.
 */
import { type Change, shiftIndex } from './shift';

export type MetadataPlace =
  | { readonly type: 'SPREADSHEET' }
  | { readonly type: 'SHEET'; readonly sheetId: number }
  | { readonly type: 'ROW' | 'COLUMN'; readonly sheetId: number; readonly index: number };

export interface MetadataRecord {
  readonly id: number;
  key: string;
  value: string | null;
  visibility: 'DOCUMENT' | 'PROJECT';
  place: MetadataPlace;
}

/** All developer metadata of one spreadsheet. A grid tells it about every change of shape. */
export class MetadataStore {
  #records: MetadataRecord[] = [];
  #nextId = 1;

  all(): readonly MetadataRecord[] {
    return this.#records;
  }

  add(entry: Omit<MetadataRecord, 'id'>): MetadataRecord {
    const record = { ...entry, id: this.#nextId++ };
    this.#records.push(record);
    return record;
  }

  remove(id: number): void {
    this.#records = this.#records.filter((record) => record.id !== id);
  }

  removeSheet(sheetId: number): void {
    this.#records = this.#records.filter(
      ({ place }) => place.type === 'SPREADSHEET' || place.sheetId !== sheetId,
    );
  }

  shift(sheetId: number, change: Change): void {
    const type = change.dimension === 'rows' ? 'ROW' : 'COLUMN';
    this.#records = this.#records.filter((record) => {
      const { place } = record;
      if (place.type !== type || place.sheetId !== sheetId) return true;
      const index = shiftIndex(place.index, change);
      if (index !== null) record.place = { ...place, index };
      return index !== null;
    });
  }
}
