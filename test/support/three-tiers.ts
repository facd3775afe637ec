import { CHURN_RISK_MODEL } from '../../src/models/churn-risk';
import type { ModelTable } from '../../src/scoring/table-cells';

/** Churn risk with three tiers, the worst of which alone is at risk. */
export const THREE_TIERS: ModelTable = [
  ...CHURN_RISK_MODEL.filter(([kind]) => kind !== 'band'),
  ['band', 'Alarm', '', 'at risk', 60, ''],
  ['band', 'Watch', '', '', 30, ''],
  ['band', 'Calm', '', '', 0, ''],
];
