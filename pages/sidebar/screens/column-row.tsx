import { useState } from 'preact/hooks';
import type { PortfolioMatch } from '../../../src/addon/run/match';
import { capitalized } from '../../../src/base/label';
import type { ColumnReading, UnreadColumn } from '../../../src/reading/understanding';
import type { Sidebar } from '../state/sidebar';
import { CustomMetric } from './custom-metric';

const NOT_AN_INPUT = 'not an input';
const AS_FOUND = '';
const CUSTOM = 'custom ';

/** What most sheets have, in front of the other metrics. */
const COMMON = [
  'customer_id',
  'name',
  'csm',
  'status',
  'arr',
  'mrr',
  'currency',
  'contract_end_date',
  'contract_start_date',
  'start_date',
  'churned',
  'churn_date',
  'segment',
  'plan_tier',
  'parent_id',
];

const UNIT_WORDS: Readonly<Record<string, string>> = {
  percent: '85 is 85 %',
  fraction: '0.85 is 85 %',
  '1 to 5': '4 is 4 of 5',
  '0 to 10': '8 is 8 of 10',
  '1 to 7': '6 is 6 of 7',
  '1 to 4': '3 is 3 of 4',
  thousands: '250 is 250,000',
  millions: '1.2 is 1,200,000',
  cents: '990 is 9.90',
  'day first': '31/12/2026',
  'month first': '12/31/2026',
  'year first': '2026/12/31',
};

type Row = Sidebar & { readonly found: PortfolioMatch; readonly column: ColumnReading | UnreadColumn };

/** A column: its header and values on one side, what it is taken for on the other, to be changed there. */
export function ColumnRow(row: Row) {
  const { column, correct } = row;
  const { header, letter, samples, said } = column;
  const [defining, setDefining] = useState(false);
  const isAsked = 'ask' in column ? column.ask !== '' : column.proposed !== null;
  const choose = (metric: string) => {
    setDefining(metric === CUSTOM);
    if (metric !== CUSTOM) correct(header, { unit: said.metric.startsWith(CUSTOM) ? '' : said.unit, metric });
  };
  return (
    <li class={isAsked ? 'column asked' : 'column'}>
      <div class="pair">
        <div>
          <strong title={`Column ${letter}`}>{header}</strong>
          <span class="quiet">{samples.length > 0 ? samples.join(' · ') : 'Nothing in it'}</span>
        </div>
        <div>
          <Meaning {...row} choose={choose} defining={defining} />
          {'units' in column && column.units.length > 0 && <UnitChoice {...row} column={column} />}
        </div>
      </div>
      <Remark column={column} />
      {defining && (
        <CustomMetric
          header={header}
          onDefined={(name, unit) => {
            setDefining(false);
            correct(header, { metric: `${CUSTOM}${name}`, unit });
          }}
        />
      )}
    </li>
  );
}

function Meaning({
  column,
  found,
  choose,
  defining,
}: Row & { readonly choose: (metric: string) => void; readonly defining: boolean }) {
  const { header, said, isNumeric } = column;
  const common = COMMON.flatMap((name) => found.choices.filter((choice) => choice.header === name));
  const others = found.choices.filter((choice) => !COMMON.includes(choice.header));
  return (
    <select
      aria-label={`Read ${header} as`}
      value={defining ? CUSTOM : said.metric}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value={AS_FOUND}>{foundAs(column)}</option>
      {said.metric.startsWith(CUSTOM) && <option value={said.metric}>{nameOf(said.metric)}</option>}
      <option value={NOT_AN_INPUT}>Not an input</option>
      {isNumeric && <option value={CUSTOM}>A metric of my own…</option>}
      {[common, others].map((choices, i) => (
        <optgroup key={choices[0]!.header} label={i === 0 ? 'Common' : 'Metrics'}>
          {choices.map(({ header: value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** What the add-on takes a column for by itself. */
function foundAs(column: ColumnReading | UnreadColumn): string {
  if (column.said.metric !== '') return 'What the header says';
  if ('label' in column) return column.label;
  return column.proposed ? `${column.proposed.label}?` : 'Not used';
}

function nameOf(metric: string): string {
  return capitalized(metric.slice(CUSTOM.length).replace(/_/g, ' '));
}

function UnitChoice({ column, correct }: Sidebar & { readonly column: ColumnReading }) {
  const { header, said, units, decision } = column;
  return (
    <select
      aria-label={`How ${header} is written`}
      value={said.unit}
      title={decision}
      onChange={({ currentTarget }) => correct(header, { ...said, unit: currentTarget.value })}
    >
      <option value="">As the cells say</option>
      {units.map((unit) => (
        <option key={unit} value={unit}>
          {UNIT_WORDS[unit] ?? unit}
        </option>
      ))}
    </select>
  );
}

/** How sure it is and how the cells read; for a column that is not read, why. */
function Remark({ column }: { readonly column: ColumnReading | UnreadColumn }) {
  if (!('ask' in column)) {
    const { proposed, instead, ours, said } = column;
    const why = proposed
      ? proposed.why
      : instead !== ''
        ? `${instead} is read instead.`
        : ours
          ? 'Headed like a result of this add-on.'
          : said.metric === NOT_AN_INPUT
            ? 'Set aside by you.'
            : '';
    return why === '' ? null : <p class="quiet">{why}</p>;
  }
  const { sure, read, blank, refused, decision, ask } = column;
  return (
    <>
      <p class="quiet">
        {`${capitalized(sure)}: ${read} read`}
        {blank > 0 && `, ${blank} blank`}
        {refused > 0 && <span class="bad">{`, ${refused} not readable`}</span>}
        {decision !== '' && `. ${decision}`}
      </p>
      {ask !== '' && <p class="bad">{ask}.</p>}
    </>
  );
}
