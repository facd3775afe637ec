import { describe, expect, test } from '@jest/globals';
import { isEligible, readinessIn, stateOf } from '../../../src/customers/state';
import { signal, situation, unknownSituation } from '../../support/situation';

const redFlag = { flag: 'red flag' } as const;

describe('the state of a customer', () => {
  test.each<[string, Parameters<typeof situation>[0]]>([
    ['tier Critical', { tier: 'Critical' }],
    ['tier High', { tier: 'High' }],
    ['the worst health band', { bandRank: 2 }],
    ['a red flag', { signals: [signal('legal_threat', 'Critical', redFlag)] }],
    ['a fall of health by 20 points', { healthChange: -20 }],
    ['notice', { notice: true }],
  ])('is Act, and eligible, with %s', (_, change) => {
    expect(isEligible(situation(change))).toBe(true);
    expect(stateOf(situation(change))).toBe('Act');
    expect(readinessIn(situation(change))).toBe('Hold: at risk');
  });

  test('is Act with an open critical bug, which makes nobody eligible', () => {
    const bug = situation({ signals: [signal('unresolved_critical', 'Critical', { flag: 'critical bug' })] });
    expect(stateOf(bug)).toBe('Act');
    expect(isEligible(bug)).toBe(false);
  });

  test.each<[string, Parameters<typeof situation>[0]]>([
    ['a Critical signal', { signals: [signal('champion_left', 'Critical')] }],
    ['a High signal', { signals: [signal('sponsor_change', 'High')] }],
    ['a concern', { concerns: [signal('renewal_sentiment', 'High')] }],
    ['a decline', { healthChange: -5.1 }],
    ['the best band left', { healthChange: -1, bandRank: 1, leftBestBand: true }],
  ])('is Watch with %s', (_, change) => {
    expect(stateOf(situation(change))).toBe('Watch');
    expect(isEligible(situation(change))).toBe(false);
    expect(readinessIn(situation(change))).toBe('Nurture first');
  });

  test.each<[string, Parameters<typeof situation>[0]]>([
    ['nothing to say', {}],
    ['a Medium signal', { signals: [signal('competitor_mentions', 'Medium')] }],
    ['tier Medium', { tier: 'Medium' }],
    ['a middle band', { bandRank: 1 }],
    ['5 points less', { healthChange: -5 }],
  ])('is Calm with %s', (_, change) => {
    expect(stateOf(situation(change))).toBe('Calm');
  });

  test('of a customer that nothing is known of is Calm, and of one known by a flag alone Act', () => {
    expect(stateOf(unknownSituation())).toBe('Calm');
    expect(stateOf(unknownSituation({ signals: [signal('legal_threat', 'Critical', redFlag)] }))).toBe('Act');
  });

  test('of a model with a single band has no worst one', () => {
    expect(stateOf(situation({ bandRank: 0, worstRank: 0 }))).toBe('Calm');
  });
});
