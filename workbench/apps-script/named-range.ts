/** Named ranges (**Data > Named ranges**). */
import type { GridNamedRange } from '../grid';
import { Emulation, ServiceException } from './emulation';
import type { Environment } from './environment';
import { RangeEmulation } from './range';

export class NamedRangeEmulation extends Emulation<GoogleAppsScript.Spreadsheet.NamedRange>('NamedRange') {
  constructor(
    readonly environment: Environment,
    /** In lower case. */
    private key: string,
  ) {
    super();
  }

  override getName(): string {
    return livingRange(this.environment, this.key).name;
  }

  override getRange(): RangeEmulation {
    return rangeNamed(this.environment, livingRange(this.environment, this.key));
  }

  override setName(name: string): this {
    replace(this.environment, this.key, { name: checkName(name) });
    this.key = name.toLowerCase();
    return this;
  }

  override setRange(range: GoogleAppsScript.Spreadsheet.Range): this {
    const { gridSheet, area } = range as RangeEmulation;
    replace(this.environment, this.key, { sheet: gridSheet.id, area });
    return this;
  }

  override remove(): void {
    const { grid } = this.environment;
    grid.namedRanges = grid.namedRanges.filter(({ name }) => name.toLowerCase() !== this.key);
  }
}

function livingRange(environment: Environment, name: string): GridNamedRange {
  const found = findNamed(environment, name);
  if (!found) throw new ServiceException('Range not found');
  return found;
}

function replace({ grid }: Environment, key: string, changes: Partial<GridNamedRange>): void {
  grid.namedRanges = grid.namedRanges.map((one) =>
    one.name.toLowerCase() === key ? { ...one, ...changes } : one,
  );
}

/** The named ranges of the file, or of one tab. */
export function namedRanges(environment: Environment, sheet?: number): NamedRangeEmulation[] {
  return environment.grid.namedRanges
    .filter((named) => sheet === undefined || named.sheet === sheet)
    .map(({ name }) => new NamedRangeEmulation(environment, name.toLowerCase()));
}

/** Names are compared without regard to case. */
export function findNamed({ grid }: Environment, name: string): GridNamedRange | undefined {
  return grid.namedRanges.find((named) => named.name.toLowerCase() === name.toLowerCase());
}

export function rangeNamed(environment: Environment, { sheet: id, area }: GridNamedRange): RangeEmulation {
  const sheet = environment.grid.sheets.find((one) => one.id === id);
  if (!sheet) throw new ServiceException('Range not found');
  return new RangeEmulation(environment, sheet, area);
}

/** Gives a range a name, in place of the range that had it. */
export function nameRange(environment: Environment, name: string, range: RangeEmulation): void {
  const { grid } = environment;
  const known = findNamed(environment, name);
  const place = { sheet: range.gridSheet.id, area: range.area };
  if (known) replace(environment, known.name.toLowerCase(), place);
  else grid.namedRanges = [...grid.namedRanges, { name: checkName(name), ...place }];
}

function checkName(name: string): string {
  const isReference = /^([A-Za-z]{1,3}\d+|R\d*C\d*|true|false)$/i.test(name);
  if (/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) && !isReference) return name;
  throw new ServiceException(`The name "${name}" is not a valid name for a range.`);
}
