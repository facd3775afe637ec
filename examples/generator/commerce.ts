import type { Account, Segment } from './account';
import { isoOf } from './days';
import { type Cells, isNew } from './figures';
import { chance, noise, pickWeighted, type Random, shuffled, wholeAbout, within } from './random';

const PLANS = ['starter', 'professional', 'enterprise', 'enterprise_plus'] as const;
type Plan = (typeof PLANS)[number];

const PLANS_OF: Readonly<Record<Segment, Readonly<Record<Plan, number>>>> = {
  SMB: { starter: 55, professional: 45, enterprise: 0, enterprise_plus: 0 },
  'Mid-market': { starter: 5, professional: 65, enterprise: 30, enterprise_plus: 0 },
  Enterprise: { starter: 0, professional: 8, enterprise: 60, enterprise_plus: 32 },
};

/** The vendor's modules, each with the lowest plan it is offered on. */
const MODULES: Readonly<Record<string, Plan>> = {
  core_platform: 'starter',
  analytics_module: 'starter',
  integrations_module: 'starter',
  automation_module: 'professional',
  advanced_reporting: 'professional',
  api_access: 'professional',
  security_module: 'enterprise',
  custom_workflows: 'enterprise',
};

const DEPARTMENTS = ['operations', 'finance', 'sales', 'marketing', 'support', 'product', 'hr', 'legal'];
const DEPARTMENTS_AT_MOST: Readonly<Record<Segment, number>> = { Enterprise: 8, 'Mid-market': 5, SMB: 3 };

/** Who the account is, who looks after it and what was signed. */
export function identityCells(account: Account): Cells {
  return {
    customer_id: account.id,
    name: account.name,
    segment: account.segment,
    region: account.region,
    csm: account.csm,
    csm_email: `${account.csm.toLowerCase().replace(' ', '.')}@example.com`,
    arr: account.arr,
    start_date: isoOf(account.since),
    contract_start_date: isoOf(account.contractStart),
    contract_end_date: isoOf(account.contractEnd),
    contract_type: account.contractType,
    notes: account.note,
  };
}

/** What the customer got out of it, and what we thought of it a quarter ago. */
export function outcomeFigures(account: Account, random: Random): Cells {
  const { usage, relationship, drift, arr } = account;
  const value = (usage + relationship) / 2;
  const promised = Math.round((arr * (1.6 + random())) / 500) * 500;
  const fresh = isNew(account);
  const before = 26 + 82 * average(account) - drift * 18 + noise(random, 2.5);
  return {
    roi_promised: promised,
    roi_achieved: fresh
      ? ''
      : Math.round((promised * within(0.15 + value + noise(random, 0.15), 0, 1.5)) / 100) * 100,
    goals_met: fresh ? '' : Math.round(within(10 + 85 * value + noise(random, 15), 0, 100) / 5) * 5,
    previous_overall_score: fresh ? '' : Math.round(within(before, 5, 98) * 10) / 10,
  };
}

/** The plan, the modules and the departments: what there is, and what there could be. */
export function expansionCells(account: Account, random: Random): Cells {
  const plan = pickWeighted(random, PLANS_OF[account.segment]);
  const rank = PLANS.indexOf(plan);
  const departments = shuffled(random, DEPARTMENTS).slice(0, DEPARTMENTS_AT_MOST[account.segment]);
  const reached = within(wholeAbout(random, departments.length * account.usage * 0.8), 1, departments.length);
  // Where little is used nobody has asked yet which other departments could.
  const known = account.usage > 0.4 ? departments.slice(reached) : [];
  return {
    plan_tier: plan,
    available_tiers: PLANS.slice(rank + 1).join('; '),
    departments_current: departments.slice(0, reached).join('; '),
    departments_potential: known.join('; '),
    ...moduleCells(account, rank, random),
  };
}

/** Usage of each module in percent: blank where it is offered and not adopted, `n/a` where the plan has it not. */
function moduleCells({ usage }: Account, rank: number, random: Random): Cells {
  const cells = Object.entries(MODULES).map(([module, from], position) => {
    const adopted = position === 0 || chance(random, 0.15 + 0.55 * usage);
    const used = Math.round(within(100 * (0.15 + 0.8 * usage) - position * 4 + noise(random, 18), 2, 100));
    return [`module ${module}`, PLANS.indexOf(from) > rank ? 'n/a' : adopted ? used : ''] as const;
  });
  return Object.fromEntries(cells);
}

function average({ usage, engagement, support, relationship }: Account): number {
  return 0.3 * usage + 0.25 * engagement + 0.2 * support + 0.25 * relationship;
}
