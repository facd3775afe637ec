/** Named ranges in formulas, as the references that they stand for. */
import type { Area } from '../shift';
import type { Corner, Reference, Token } from './formula-text';

/** A range that has a name, and the name of its tab. */
export interface NamedCells {
  readonly sheet: string;
  readonly area: Area;
}

/** Calls in which a formula gives names of its own, which hide those of ranges. */
const NAMING = new Set(['LET', 'LAMBDA']);

/** The tokens with a reference in place of each name of a range. */
export function withNamedRanges(
  tokens: readonly Token[],
  named: (name: string) => NamedCells | undefined,
): readonly Token[] {
  const own = namesGiven(tokens);
  return tokens.map((token) => {
    const range = token.kind === 'name' && !own.has(token.text.toLowerCase()) ? named(token.text) : undefined;
    return range ? { kind: 'reference', text: token.text, reference: referenceTo(range) } : token;
  });
}

/** The names that LET and LAMBDA give: each argument of theirs that is a bare name and not the last. */
function namesGiven(tokens: readonly Token[]): Set<string> {
  const bare = tokens.filter(({ kind }) => kind !== 'space');
  const given = new Set<string>();
  const calls: { readonly called: string; arguments: number }[] = [];
  bare.forEach((token, i) => {
    const before = bare[i - 1];
    const call = calls[calls.length - 1];
    if (token.kind === 'open') {
      const called = before?.kind === 'function' ? before.text.toUpperCase() : '';
      calls.push({ called, arguments: 0 });
    } else if (token.kind === 'close') calls.pop();
    else if (token.kind === 'nextArgument' && call) call.arguments++;
    else if (token.kind === 'name' && call && NAMING.has(call.called)) {
      // LET gives a name and its value in turns.
      const isPlace = call.called === 'LAMBDA' || call.arguments % 2 === 0;
      const isAlone = before?.kind !== 'operator' && bare[i + 1]?.kind === 'nextArgument';
      if (isPlace && isAlone) given.add(token.text.toLowerCase());
    }
  });
  return given;
}

function referenceTo({ sheet, area: { row, column, rows, columns } }: NamedCells): Reference {
  const corner = (i: number, j: number): Corner => ({ row: i, column: j, rowFixed: true, columnFixed: true });
  const isCell = rows === 1 && columns === 1;
  return {
    sheet,
    start: corner(row, column),
    end: isCell ? null : corner(row + rows - 1, column + columns - 1),
  };
}
