/** Named ranges (**Data > Named ranges**). */
import type { GridNamedRange } from '../grid';
import { Emulation, ServiceException } from './emulation';
import type { Environment } from './environment';
import { RangeEmulation } from './range';

export class NamedRangeEmulation extends Emulation<GoogleAppsScript.Spreadsheet.NamedRange>('NamedRange') {
  constructor(
    readonly environment: Environment,
    readonly named: GridNamedRange,
  ) {
    super();
  }

  override getName(): string {
    return this.named.name;
  }

  override getRange(): RangeEmulation {
    return rangeNamed(this.environment, this.named);
  }

  override setName(name: string): this {
    this.named.name = checkName(name);
    return this;
  }

  override setRange(range: GoogleAppsScript.Spreadsheet.Range): this {
    const { gridSheet, area } = range as RangeEmulation;
    Object.assign(this.named, { sheet: gridSheet.id, area });
    return this;
  }

  override remove(): void {
    const { grid } = this.environment;
    grid.namedRanges = grid.namedRanges.filter((one) => one !== this.named);
  }
}

/** The named ranges of the file, or of one tab. */
export function namedRanges(environment: Environment, sheet?: number): NamedRangeEmulation[] {
  return environment.grid.namedRanges
    .filter((named) => sheet === undefined || named.sheet === sheet)
    .map((named) => new NamedRangeEmulation(environment, named));
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
  if (known) Object.assign(known, place);
  else grid.namedRanges = [...grid.namedRanges, { name: checkName(name), ...place }];
}

function checkName(name: string): string {
  const isReference = /^([A-Za-z]{1,3}\d+|R\d*C\d*|true|false)$/i.test(name);
  if (/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) && !isReference) return name;
  throw new ServiceException(`The name "${name}" is not a valid name for a range.`);
}
