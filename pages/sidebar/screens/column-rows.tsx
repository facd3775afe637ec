import type { PortfolioMatch } from '../../../src/addon/run/match';
import type { ColumnReading, StatusWord, UnreadColumn } from '../../../src/reading/understanding';
import { Select } from '../../parts/select';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';

const NOT_AN_INPUT = 'not an input';

const UNIT_WORDS: Readonly<Record<string, string>> = {
  percent: '85 is 85 %',
  fraction: '0.85 is 85 %',
  '1 to 5': '4 is 4 of 5',
  'day first': 'Day first, 31/12/2026',
  'month first': 'Month first, 12/31/2026',
  'year first': 'Year first, 2026/12/31',
};

const LEVELS = ['active', 'notice given', 'past due', 'paused', 'churned', 'prospect', 'trial'] as const;

type Screen = Sidebar & { readonly found: PortfolioMatch };

/** A column that is read: as what, from which cells, and how well. */
export function ReadColumn(screen: Screen & { readonly column: ColumnReading }) {
  const { letter, header, label, decision, read, blank, refused, samples, ask } = screen.column;
  return (
    <>
      <p>
        <strong>{header}</strong> <span class="quiet">(column {letter})</span> → {label}
      </p>
      <Samples samples={samples} />
      <p class="quiet">
        {read} read
        {blank > 0 && `, ${blank} blank`}
        {refused > 0 && <span class="bad">{`, ${refused} not readable`}</span>}
        {decision !== '' && `. ${decision}`}
      </p>
      {ask !== '' && <p class="bad">{ask}.</p>}
      <Change {...screen} />
    </>
  );
}

/** A column that is not read: what it holds, and what it may be. */
export function UnusedColumn(screen: Screen & { readonly column: UnreadColumn }) {
  const { letter, header, instead, samples, proposed, ours } = screen.column;
  return (
    <>
      <p>
        <strong>{header}</strong> <span class="quiet">(column {letter})</span>
        {proposed && ` → ${proposed.label}?`}
        {instead !== '' && `: ${instead} is read instead`}
        {ours && ': headed like a result of this add-on'}
      </p>
      <Samples samples={samples} />
      {proposed && <p class="quiet">{proposed.why}</p>}
      <Change {...screen} />
    </>
  );
}

function Samples({ samples }: { samples: readonly string[] }) {
  return <p class="quiet">{samples.length > 0 ? samples.join(' · ') : 'Nothing in it'}</p>;
}

/** What a column is and how it is written, for a person to say. */
function Change({ column, found, correct }: Screen & { readonly column: ColumnReading | UnreadColumn }) {
  const { header, said } = column;
  const units = 'units' in column ? column.units : [];
  const isSaid = said.metric !== '' || said.unit !== '';
  return (
    <details>
      <summary>
        {isSaid ? 'Set by you' : 'Change'}
        <span class="unseen">: {header}</span>
      </summary>
      <Select
        label={`Read ${header} as`}
        value={said.metric}
        choices={[
          { value: '', name: 'What the header says' },
          { value: NOT_AN_INPUT, name: 'Not an input' },
          ...found.choices.map(({ header: value, label }) => ({ value, name: label })),
        ]}
        onChoose={(metric) => correct(header, { ...said, metric })}
      />
      {units.length > 0 && (
        <Select
          label={`How ${header} is written`}
          value={said.unit}
          choices={[
            { value: '', name: 'As the cells tell' },
            ...units.map((unit) => ({ value: unit, name: UNIT_WORDS[unit] ?? unit })),
          ]}
          onChoose={(unit) => correct(header, { ...said, unit })}
        />
      )}
    </details>
  );
}

/** The words of the status column, and whom each makes a customer; those not known first. */
export function Statuses({ found, explainStatus }: Screen) {
  if (found.statuses.length === 0) return null;
  const unknown = found.statuses.filter(({ known }) => !known).length;
  return (
    <details open={unknown > 0}>
      <summary>
        {counted(found.statuses.length, 'status word')}
        {unknown > 0 && `, ${unknown} not known`}
      </summary>
      <p class="quiet">A word that is not known counts as a customer until you say what it means.</p>
      {found.statuses.map((status) => (
        <Select
          key={status.word}
          label={labelOf(status)}
          value={status.known ? status.level : ''}
          choices={[
            ...(status.known ? [] : [{ value: '', name: 'Not known: a customer' }]),
            ...LEVELS.map((level) => ({ value: level, name: level })),
          ]}
          onChoose={(level) => explainStatus(status.word, level)}
        />
      ))}
    </details>
  );
}

function labelOf({ word, customers }: StatusWord): string {
  return `${word} (${counted(customers, 'row')})`;
}
