import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../../src/customers/assess';
import { headroomOf } from '../../../src/customers/lifts';
import { metricLabel } from '../../../src/customers/reasons';
import { healthModel } from '../../../src/models';
import { bandOf, score } from '../../../src/scoring/score';
import { scoreScaleOf, scoreText } from '../../../src/scoring/shown';
import { BLANK, type Value } from '../../../src/scoring/value';

const model = healthModel('segment');
const AVERAGE: Readonly<Record<string, Value>> = {
  login_frequency: 55,
  feature_adoption: 30,
  dau_mau_ratio: 0.25,
  support_ticket_volume: 3,
  meeting_attendance: 70,
  nps_score: 7,
  csat_score: 3.6,
  open_tickets: 4,
  escalation_rate: 0.1,
  avg_resolution_hours: 30,
  executive_sponsor_engagement: 60,
  multi_threading_depth: 2,
  renewal_sentiment: 'neutral',
};

function verdictOf(changes: { readonly [metric: string]: Value | undefined } = {}): Verdict {
  const values = model.inputs.map((input) => ({ ...AVERAGE, ...changes })[input] ?? BLANK);
  const scored = score(model, values, 1);
  return { score: scored, band: bandOf(model, scored.value, 1), values };
}

describe('what would lift a customer to the best band', () => {
  const byLabel = new Map(model.inputs.map((input) => [metricLabel(input), input]));
  const healthWith = (verdict: Verdict, input: string, value: Value) => {
    const values = verdict.values.map((own, i) => (model.inputs[i] === input ? value : own));
    const { value: health } = score(model, values, 1);
    return { health: scoreText(health, scoreScaleOf(model)), band: bandOf(model, health, 1) };
  };

  test.each([
    {},
    { feature_adoption: 41, renewal_sentiment: 'negative' },
    { nps_score: 2, executive_sponsor_engagement: 20, feature_adoption: 55 },
    { avg_resolution_hours: 90, open_tickets: 14, feature_adoption: 55 },
    { dau_mau_ratio: 0.05, csat_score: 1.4, feature_adoption: 60 },
  ])('is the nearest value that does: %j', (changes) => {
    const verdict = verdictOf(changes);
    const { band, lifts } = headroomOf(model, verdict, 'mid-market');
    expect([verdict.band, band]).toEqual(['Yellow', 'Green']);
    expect(lifts.length).toBeGreaterThan(0);
    expect(lifts.length).toBeLessThanOrEqual(3);
    for (const lift of lifts) {
      const input = byLabel.get(lift.label)!;
      const from = verdict.values[model.inputs.indexOf(input)]!;
      const to = typeof from === 'number' ? Number.parseFloat(lift.to) : lift.to;
      expect(healthWith(verdict, input, to)).toEqual({ health: lift.health, band: 'Green' });
      if (typeof from !== 'number' || typeof to !== 'number') continue;
      const step = { dau_mau_ratio: 0.01, escalation_rate: 0.01, csat_score: 0.1 }[input] ?? 1;
      expect(healthWith(verdict, input, to - Math.sign(to - from) * step).band).toBe('Yellow');
    }
  });

  test('goes down where less is better, and takes the words that a metric has', () => {
    const busy = verdictOf({ avg_resolution_hours: 90, open_tickets: 14, feature_adoption: 60 });
    const tickets = headroomOf(model, busy, 'mid-market').lifts[0]!;
    expect(tickets).toMatchObject({ label: 'Open tickets', from: '14', to: '4' });
    const best = {
      feature_adoption: 70,
      login_frequency: 80,
      nps_score: 8,
      csat_score: 4,
      dau_mau_ratio: 0.4,
    };
    const unhappy = verdictOf({
      ...best,
      renewal_sentiment: 'negative',
      meeting_attendance: 30,
      executive_sponsor_engagement: 30,
      multi_threading_depth: 1,
      open_tickets: 8,
      escalation_rate: 0.2,
    });
    const { lifts } = headroomOf(model, unhappy, 'mid-market');
    expect(unhappy.band).toBe('Yellow');
    expect(lifts).toContainEqual(expect.objectContaining({ label: 'Renewal sentiment', from: 'negative' }));
  });

  test('says nothing of a customer that is there already', () => {
    const verdict = verdictOf({ feature_adoption: 95, login_frequency: 95 });
    expect(verdict.band).toBe('Green');
    expect(headroomOf(model, verdict, 'mid-market').lifts).toEqual([]);
  });

  test('where no metric alone is enough, names the one with the most room', () => {
    const low = Object.fromEntries(
      Object.keys(AVERAGE).map((name) => [name, name === 'renewal_sentiment' ? 'negative' : 1]),
    );
    const { lifts, most } = headroomOf(model, verdictOf(low), 'mid-market');
    expect(lifts).toEqual([]);
    expect(most!.points).toBeGreaterThan(5);
  });

  test('never proposes to fill in what is missing', () => {
    const verdict = verdictOf({ feature_adoption: BLANK, login_frequency: 30 });
    const { lifts } = headroomOf(model, verdict, 'mid-market');
    expect(lifts.map(({ label: name }) => name)).not.toContain('Feature adoption');
  });
});
