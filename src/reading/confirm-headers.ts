import { Missing } from '../scoring/value';
import { metric as metricNamed } from './catalog';
import { flagIn } from './cells/flag';
import { NOT_YES_NO } from './cells/missing';
import { flagToldBy } from './cells/noted-flags';
import { ColumnCells } from './column-cells';
import { decideColumn } from './decide-column';
import type { HeaderMatch } from './headers';

type Rows = readonly (readonly unknown[])[];

/** Leaves a general header, such as "Type", without its meaning where the cells do not confirm it. */
export function confirmed(matches: readonly HeaderMatch[], rows: Rows): HeaderMatch[] {
  return matches.map((match) => {
    if (!match.general || match.metric?.kind !== 'level') return match;
    const column = decideColumn({ ...match, metric: match.metric }, ColumnCells.of([]));
    const cells = filled(match, rows);
    const read = cells.filter((cell) => !(column.read(cell) instanceof Missing)).length;
    return cells.length > 0 && read < 0.5 * cells.length ? { ...match, metric: undefined } : match;
  });
}

/** No sign of a meaning is weaker. */
const TOLD = 2000;

/** Gives a header that tells of a flag in words, such as "Lawyers involved", its meaning where the cells are answers to it. */
export function withToldFlags(matches: readonly HeaderMatch[], rows: Rows): HeaderMatch[] {
  return matches.map((match) => {
    const { metric, result, setAside, header } = match;
    const told = metric || result || setAside ? undefined : flagToldBy(header);
    if (!told) return match;
    const cells = filled(match, rows);
    const answers = cells.map((cell) => flagIn(told, cell));
    const yes = answers.filter((answer) => answer === true).length;
    // What holds of nearly everybody is a property, and no alarm.
    const isAnswered =
      answers.some((answer) => typeof answer === 'boolean') &&
      answers.every((answer) => answer !== NOT_YES_NO) &&
      cells.every((cell) => typeof cell !== 'number' || cell === 0 || cell === 1);
    if (!isAnswered || yes > 0.5 * rows.length) return match;
    const first = matches.find((other) => other.metric?.header === told && !other.instead);
    const instead = first && { index: first.index, header: first.header };
    return { ...match, metric: metricNamed(told), rank: TOLD, general: true, instead };
  });
}

function filled({ index }: HeaderMatch, rows: Rows): unknown[] {
  return rows.map((row) => row[index]).filter((cell) => cell !== '' && cell !== undefined);
}
