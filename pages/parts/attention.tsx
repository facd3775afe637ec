import { useId, useState } from 'preact/hooks';
import type { UnscoredRow } from '../../src/addon/run/attention';
import type { Finding, FindingKind } from '../../src/reading/findings';
import { counted, typeset } from '../words';
import { Button } from './button';
import { Figure } from './figure';
import { LongList } from './long-list';

type Show = (cell: string) => void;

const KINDS: Readonly<Record<FindingKind, string>> = {
  'blank id': 'Rows without an id',
  'duplicate id': 'Duplicate ids',
  'ids differ by case': 'Ids that differ only by case',
  'refused cell': 'Cells that cannot be read',
  'contract ended': 'Contracts that have ended',
  'no segments': 'No segments',
  'zero divisor': 'Divided by 0',
  'unknown segment': 'Unknown segments',
  'no segment': 'Customers without a segment',
  'no exchange rate': 'Currencies without a rate',
  'suspicious unit': 'Numbers that look like another unit',
  'just out of range': 'Numbers just past their range',
  'duplicate header': 'Second columns for one metric',
  'further contract': 'Further contracts, added up',
  'several contracts': 'Several contracts of one customer',
  'ids differ by zeros': 'Ids that lost zeros',
  'ids look alike': 'Ids that look alike',
  'rounded id': 'Ids that lost digits',
  'id by another column': 'No column of ids',
  total: 'Rows of totals, left out',
  footer: 'Footers, left out',
  'repeated header': 'Header rows within, left out',
  'row of units': 'Rows of units, left out',
  'unknown status': 'Status words not known',
  'status disagrees': 'Status and churn date disagree',
  'blank date': 'Rows without a date',
  'second value': 'Second values for one day',
  'of another model': 'Earlier scores of another model',
};

/** The rows that have no score, by the reason. */
export function Unscored({ rows, show }: { rows: readonly UnscoredRow[]; show: Show }) {
  if (rows.length === 0) return null;
  const reasons = [...new Set(rows.map(({ reason }) => reason))];
  return (
    <section>
      <h2>
        <Figure id="rows" of="without a score">
          {counted(rows.length, 'row')}
        </Figure>{' '}
        without a score
      </h2>
      {reasons.map((reason) => {
        const own = rows.filter((row) => row.reason === reason);
        return (
          <details key={reason}>
            <summary>
              {reason}{' '}
              <span class="count">
                <Figure id="rows" of={reason} value={own.length} />
              </span>
            </summary>
            <LongList entries={own}>
              {({ row, id }) => (
                <InSheet what={`Row ${row}${id === '' ? '' : `: ${id}`}`} cells={[`A${row}`]} show={show} />
              )}
            </LongList>
          </details>
        );
      })}
    </section>
  );
}

/** What was found in the cells, by kind. */
export function Findings({ findings, show }: { findings: readonly Finding[]; show: Show }) {
  if (findings.length === 0) return <p>No cells to fix.</p>;
  const kinds = (Object.keys(KINDS) as FindingKind[]).filter((kind) =>
    findings.some((finding) => finding.kind === kind),
  );
  const cells = findings.reduce((sum, { count }) => sum + count, 0);
  return (
    <section>
      <h2>
        <Figure id="findings">{counted(cells, 'cell')}</Figure> to look at
      </h2>
      {kinds.map((kind) => {
        const own = findings.filter((finding) => finding.kind === kind);
        return (
          <details key={kind}>
            <summary>
              {KINDS[kind]}{' '}
              <span class="count">
                <Figure id="findings" of={kind} value={own.reduce((sum, { count }) => sum + count, 0)} />
              </span>
            </summary>
            <LongList entries={own}>{(finding) => <FindingEntry finding={finding} show={show} />}</LongList>
          </details>
        );
      })}
    </section>
  );
}

function FindingEntry({ finding, show }: { finding: Finding; show: Show }) {
  const { message, advice, column, rows, samples } = finding;
  const held = samples.filter((sample) => sample !== '').map((sample) => `“${sample}”`);
  return (
    <>
      <p data-words="reasons">
        <strong>{typeset(message)}</strong>
      </p>
      {held.length > 0 && (
        <p class="held" data-words="cells">
          Holds {held.join(', ')}
        </p>
      )}
      <InSheet what={advice} cells={rows.map((row) => `${column}${row}`)} show={show} />
    </>
  );
}

/** Goes through cells one by one, each press to the next. */
function InSheet({ what, cells, show }: { what: string; cells: readonly string[]; show: Show }) {
  const id = useId();
  const [next, setNext] = useState(0);
  const cell = cells[next % cells.length]!;
  return (
    <div class="apart" data-words="cells">
      <span>{typeset(what)}</span>
      <span class="row">
        <Button
          describedBy={id}
          onClick={() => {
            show(cell);
            setNext(next + 1);
          }}
        >
          Show in sheet
        </Button>
        <span id={id} class="quiet">
          {cells.length === 1 ? cell : `${cell}, ${(next % cells.length) + 1} of ${cells.length}`}
        </span>
      </span>
    </div>
  );
}
