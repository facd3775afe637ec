import { useId, useState } from 'preact/hooks';
import type { PlainValue } from '../../../src/customers/measured';
import { metricOf } from '../../../src/reading/catalog';
import { levelNames } from '../../../src/reading/words';
import { scoreScaleOf, scoreText } from '../../../src/scoring/shown';
import { CustomerName } from '../../parts/customer-name';
import { NumberField } from '../../parts/number-field';
import { OwnFigure } from '../../parts/own-figure';
import { Select } from '../../parts/select';
import { nameOf } from '../../portfolio/filter';
import type { WhatIf } from './state';

/** So many customers are offered for what was typed. */
const OFFERED = 6;

/** One customer's values, to be changed. */
export function Values(whatIf: WhatIf) {
  const [chosen, setChosen] = useState<number | undefined>();
  return (
    <section aria-label="One customer’s values">
      <h2>One customer’s values</h2>
      <Finder {...whatIf} choose={setChosen} />
      {chosen !== undefined && <Fields key={`${chosen} ${whatIf.round}`} {...whatIf} customer={chosen} />}
    </section>
  );
}

function Finder({ trial, choose }: WhatIf & { readonly choose: (customer: number) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const words = text.trim().toLowerCase();
  const found = trial.portfolio.customers
    .map((customer, i) => ({ customer, i }))
    .filter(({ customer }) => `${customer.name}\n${customer.id}`.toLowerCase().includes(words));
  return (
    <>
      <p class="field">
        <label for={id}>Search by name or id</label>
        <input
          id={id}
          type="search"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </p>
      {words !== '' && (
        <ul>
          {found.slice(0, OFFERED).map(({ customer, i }) => (
            <li key={i}>
              <button
                type="button"
                class="link"
                onClick={() => {
                  choose(i);
                  setText('');
                }}
              >
                {nameOf(customer)}
              </button>
            </li>
          ))}
          {found.length === 0 && <li>No customer has this in its name or id.</li>}
        </ul>
      )}
    </>
  );
}

function Fields(whatIf: WhatIf & { readonly customer: number }) {
  const { trial, health, churn, outcome, customer } = whatIf;
  const { portfolio } = trial;
  const inputs = new Set([...health.after.inputs, ...churn.after.inputs]);
  const { id } = portfolio.customers[customer]!;
  const standing = (of: 'health' | 'churn', side: 'before' | 'after') => {
    const { value, band } = outcome[of][side][customer]!;
    if (value === null) return band;
    return (
      <>
        <OwnFigure
          id={of === 'health' ? 'health-score' : 'churn-risk'}
          customer={id}
          {...(side === 'after' && { more: 'tried' })}
        >
          {scoreText(value, scoreScaleOf(whatIf[of][side]))}
        </OwnFigure>{' '}
        {band}
      </>
    );
  };
  return (
    <>
      <p>
        <CustomerName customer={portfolio.customers[customer]!} />: health {standing('health', 'before')} now,{' '}
        <strong>{standing('health', 'after')}</strong> then; churn risk {standing('churn', 'before')} now,{' '}
        <strong>{standing('churn', 'after')}</strong> then.
      </p>
      <div class="weights">
        {portfolio.metrics.map(
          (metric, i) => inputs.has(metric) && <Field key={metric} {...whatIf} at={i} />,
        )}
      </div>
    </>
  );
}

function Field({
  trial,
  customer,
  at,
  values,
  setValue,
}: WhatIf & { readonly customer: number; readonly at: number }) {
  const name = trial.portfolio.metrics[at]!;
  const own = trial.portfolio.customers[customer]!.values[at]!;
  const changed = values.get(customer)?.get(at);
  const now = changed === undefined ? own : changed;
  const metric = metricOf(name);
  const [problem, setProblem] = useState('');
  const put = (value: PlainValue) => setValue(customer, at, value);
  const title = metric?.label ?? 'Days to renewal';
  if (metric?.kind === 'yes/no' || metric?.kind === 'level') {
    const isYesNo = metric.kind === 'yes/no';
    const words = isYesNo ? ['yes', 'no'] : levelNames(name);
    const shown = now === null ? '' : isYesNo ? (now ? 'yes' : 'no') : String(now);
    return (
      <Select
        label={title}
        value={shown}
        choices={[{ value: '', name: 'Not known' }, ...words.map((word) => ({ value: word, name: word }))]}
        onChoose={(word) => put(word === '' ? null : isYesNo ? word === 'yes' : word)}
      />
    );
  }
  const [min, max] = metric ? [metric.min, metric.max] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return (
    <NumberField
      label={metric?.kind === 'percent' ? `${title} (%)` : title}
      value={now === null ? '' : String(now)}
      placeholder="Not known"
      problem={problem}
      onNumber={(value) => {
        const fits = value === '' || (value >= min && value <= max);
        setProblem(fits ? '' : `Write a number from ${min} to ${max}.`);
        if (fits) put(value === '' ? null : value);
      }}
    />
  );
}
