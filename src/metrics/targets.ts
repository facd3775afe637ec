import type { Area, NumberSetting } from '../base/setting';
import { benchmarks } from './benchmarks';
import { MEASURES } from './measures';

/** What the team's figures are to reach, for people to set: the sources' own until they do. */
export const TARGETS = {
  area: 'Targets',
  get settings() {
    return {
      nrr: target('NRR'),
      grr: target('GRR'),
      averageHealth: target('Average health'),
      nps: target('NPS'),
      expansionOfCsm: target('Expansion rate of a CSM'),
      healthGained: target('Health gained in a quarter'),
      renewalsOnTime: target('Renewals on time'),
    };
  },
} as const satisfies Area;

function target(measure: string): NumberSetting {
  const { unit, better } = MEASURES.find(({ name }) => name === measure)!;
  const { target: value } = benchmarks().find(({ measure: of, group }) => of === measure && group === 'all')!;
  return {
    kind: 'number',
    name: measure,
    value: value!,
    least: 0,
    most: 1000,
    meaning: `${measure} target, in ${unit}: ${better} is better.`,
  };
}
