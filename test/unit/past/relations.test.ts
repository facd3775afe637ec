/** Published relations on invented portfolios, whose halves differ by construction or not at all. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Snapshot, type Stored, wholeDay } from '../../../src/history/day';
import { History } from '../../../src/history/history';
import { ARR, HEALTH_SCORE } from '../../../src/history/series';
import { lossesIn } from '../../../src/past/losses';
import { relationMetrics, relationsIn } from '../../../src/past/relations';

const START = 46000;
const SERIES = [HEALTH_SCORE, ARR, ...relationMetrics()];
const METRICS = [HEALTH_SCORE, ...relationMetrics()];

/** What a customer is at the start, and its ARR and NPS at the end; undefined where it has left. */
interface Customer {
  readonly start: Readonly<Record<string, number>>;
  readonly end: { readonly arr: number; readonly nps?: number } | undefined;
}

function relationsOf(customers: readonly Customer[], days = 365) {
  const day = (at: number, valuesOf: (customer: Customer) => Stored[] | undefined): Snapshot => ({
    day: START + at,
    series: SERIES,
    healthModel: 'segment',
    churnModel: 'churn risk',
    customers: new Map(
      customers.flatMap((customer, i): [string, Stored[]][] => {
        const values = valuesOf(customer);
        return values ? [[`C${i}`, values]] : [];
      }),
    ),
  });
  const values = (metrics: Readonly<Record<string, number>>, arr: number) =>
    SERIES.map((name) => (name === ARR ? arr : (metrics[name] ?? null)));
  const history = new History(
    [
      day(0, ({ start }) => values(start, 100)),
      day(days, ({ start, end }) => end && values({ ...start, nps_score: end.nps ?? 7 }, end.arr)),
    ].map(wholeDay),
  );
  return relationsIn(
    history,
    lossesIn(history, () => undefined),
  );
}

/** Sixty customers whose metrics all run from 1 to 60, each with an end of its own. */
const sixty = (endOf: (i: number) => Customer['end']) =>
  Array.from(
    { length: 60 },
    (_, i): Customer => ({
      start: Object.fromEntries(METRICS.map((name) => [name, i + 1])),
      end: endOf(i),
    }),
  );

describe('Published relations', () => {
  test('are measured by what became of both halves', () => {
    // Of the lower 30, 15 leave and 15 stay as they are; of the upper 30 all grow by a fifth, and are promoters.
    const { from, until, relations } = relationsOf(
      sixty((i) => (i >= 30 ? { arr: 120, nps: 9 } : i % 2 === 0 ? undefined : { arr: 100, nps: 3 })),
    );
    expect([from, until]).toEqual([START, START + 365]);
    const told = relations.map(({ metric, outcome, low, high, verdict }) => [
      metric,
      outcome,
      low.outcome,
      high.outcome,
      verdict,
    ]);
    expect(told).toEqual([
      ['Health', 'logo churn', 50, 0, 'as published'],
      ['NPS', 'NRR', 50, 120, 'as published'],
      ['Time to value', 'GRR', 50, 100, 'the other way'],
      ['Adoption', 'expansion rate', 0, 20, 'as published'],
      ['Escalation rate', 'NPS', -100, 100, 'the other way'],
      ['Contacts', 'GRR', 50, 100, 'as published'],
    ]);
  });

  test('say nothing where both halves fare alike, or a half has under 20', () => {
    const alike = relationsOf(sixty((i) => (i % 4 === 0 ? undefined : { arr: 100 + (i % 3) })));
    expect(new Set(alike.relations.map(({ verdict }) => verdict))).toEqual(new Set(['no clear difference']));
    const few = relationsOf(sixty((i) => ({ arr: i < 30 ? 50 : 150 })).slice(20, 50));
    expect(new Set(few.relations.map(({ verdict }) => verdict))).toEqual(new Set(['too few to say']));
  });

  test('need 90 days', () => {
    expect(
      relationsOf(
        sixty(() => ({ arr: 100 })),
        89,
      ),
    ).toEqual({ from: undefined, until: START + 89, relations: [] });
  });

  test('hold the other way round when the metric is turned round', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (stays) => {
        const portfolio = sixty((i) => (stays[i] ? { arr: 100 } : undefined));
        const turned = portfolio.map(({ start, end }) => ({
          start: Object.fromEntries(Object.entries(start).map(([name, value]) => [name, 61 - value])),
          end,
        }));
        const [health] = relationsOf(portfolio).relations;
        const [other] = relationsOf(turned).relations;
        expect([other?.low, other?.high]).toEqual([health?.high, health?.low]);
      }),
      { numRuns: 30 },
    );
  });
});
