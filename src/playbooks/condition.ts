/** What is known of a customer when plays are chosen; undefined where nobody knows. */
export interface Situation {
  readonly tier: string | undefined;
  /** Whether that is a tier at risk, by the model's table or a setting. */
  readonly tierAtRisk: boolean;
  /** Whether that is the model's least tier. */
  readonly tierIsLeast: boolean;
  /** Churn risk, 100 is worst. */
  readonly risk: number | undefined;
  /** Health band, from the model's best to its worst as 0, 1, 2 ... */
  readonly bandRank: number | undefined;
  /** Whether that band is ready for a proposal, by the model's table or a setting. */
  readonly bandIsReady: boolean;
  /** The rank of the model's worst band. */
  readonly worstRank: number;
  /** Points of health since the score before. */
  readonly healthChange: number | undefined;
  /** Civil days until the contract ends, negative when it has. */
  readonly daysToRenewal: number | undefined;
  readonly daysAsCustomer: number | undefined;
  readonly readiness: string | undefined;
  /** The churn signals that stand out, the most severe first. */
  readonly signals: readonly Signal[];
  /** What else gives reason to watch. */
  readonly concerns: readonly Signal[];
  /** They have given notice: they pay until their contract ends. */
  readonly notice: boolean;
}

/** A churn signal that stands out by itself. */
export interface Signal {
  readonly metric: string;
  readonly severity: string;
  readonly message: string;
  /** What it asks for at once, where it does. */
  readonly flag?: 'red flag' | 'critical bug';
}

/** What must hold for a play to start, or to have succeeded. */
export interface Condition {
  readonly text: string;
  /** The risk tier that it asks for, where it asks for nothing else. */
  readonly tier: string | undefined;
  /**
   * Whether it holds so many days after the play started; undefined where too little is known to tell, which neither
   * starts a play nor ends one.
   */
  holds(situation: Situation, day: number): boolean | undefined;
}

type Test = Condition['holds'];

interface Form {
  readonly example: string;
  readonly pattern: RegExp;
  /** Undefined where a word of it means nothing. */
  readonly test: (words: readonly string[], tiers: readonly string[]) => Test | undefined;
}

/** The tiers of the published churn model. */
const TIERS: readonly string[] = ['Critical', 'High', 'Medium', 'Low'];

/** Everything that a condition may say, apart from `and` and `or`. */
const FORMS: readonly Form[] = [
  {
    example: 'risk tier Critical',
    pattern: /^risk tier (.+)$/,
    test: ([word], tiers) => {
      const tier = tiers.find((name) => name.toLowerCase() === word);
      return tier === undefined ? undefined : (situation) => known(situation.tier, (now) => now === tier);
    },
  },
  {
    example: 'churn risk below 60',
    pattern: /^churn risk below (\d+(?:\.\d+)?)(?: from day (\d+))?$/,
    test: ([edge, from]) => {
      const firstDay = Number(from ?? 0);
      return ({ risk }, day) => day >= firstDay && known(risk, (now) => now < Number(edge));
    },
  },
  {
    example: 'health in the worst band',
    pattern: /^health in the worst band$/,
    test:
      () =>
      ({ bandRank, worstRank }) =>
        known(bandRank, (now) => now === worstRank),
  },
  {
    example: 'health below the best band',
    pattern: /^health below the best band$/,
    test:
      () =>
      ({ bandRank }) =>
        known(bandRank, (now) => now > 0),
  },
  {
    example: 'health unknown',
    pattern: /^health unknown$/,
    test:
      () =>
      ({ bandRank }) =>
        bandRank === undefined,
  },
  {
    example: 'health down 20 points',
    pattern: /^health down (\d+) points$/,
    test:
      ([points]) =>
      ({ healthChange }) =>
        known(healthChange, (change) => change <= -Number(points)),
  },
  {
    example: 'renewal within 120 days',
    pattern: /^renewal within (\d+) days$/,
    test:
      ([days]) =>
      ({ daysToRenewal }) =>
        known(daysToRenewal, (left) => left >= 0 && left <= Number(days)),
  },
  {
    example: 'customer for 0 to 14 days',
    pattern: /^customer for (\d+) to (\d+) days$/,
    test:
      ([from, to]) =>
      ({ daysAsCustomer }) =>
        known(daysAsCustomer, (days) => days >= Number(from) && days <= Number(to)),
  },
  {
    example: 'expansion ready',
    pattern: /^expansion ready$/,
    test:
      () =>
      ({ readiness }) =>
        known(readiness, (now) => now === 'Ready'),
  },
  {
    example: 'a critical signal',
    pattern: /^a critical signal$/,
    test:
      () =>
      ({ signals }) =>
        signals.some(({ severity }) => severity === 'Critical'),
  },
  {
    example: 'signal sponsor_change',
    pattern: /^signal ([a-z_]+)$/,
    test:
      ([wanted]) =>
      ({ signals }) =>
        signals.some(({ metric, severity }) => metric === wanted && /^(Critical|High)$/.test(severity)),
  },
  { example: 'on demand', pattern: /^on demand$/, test: () => () => false },
];

/**
 * Reads a condition: forms joined by `and`, alternatives by `or`. A text that is none comes back as a sentence; `tiers`
 * are those of the churn model.
 */
export function readCondition(text: string, tiers = TIERS): Condition | string {
  const alternatives: Test[][] = [];
  for (const alternative of text.trim().toLowerCase().replace(/\s+/g, ' ').split(' or ')) {
    const tests: Test[] = [];
    for (const part of alternative.split(' and ')) {
      const test = readForm(part, tiers);
      if (!test) return notACondition(part, tiers);
      tests.push(test);
    }
    alternatives.push(tests);
  }
  return {
    text,
    tier: alternatives.length === 1 ? /^risk tier (?!.* and )(.+)$/i.exec(text.trim())?.[1] : undefined,
    holds: (situation, day) =>
      any(alternatives.map((tests) => every(tests.map((test) => test(situation, day))))),
  };
}

function readForm(part: string, tiers: readonly string[]): Test | undefined {
  for (const { pattern, test } of FORMS) {
    const words = pattern.exec(part);
    if (words) return test(words.slice(1), tiers);
  }
  return undefined;
}

function notACondition(part: string, tiers: readonly string[]): string {
  const examples = FORMS.map(({ example }) => `"${example}"`).join(', ');
  return `"${part.slice(0, 60)}" is no condition. Write one such as ${examples}; join them with "and" or "or". Risk tiers are ${tiers.join(', ')}.`;
}

function known<T>(value: T | undefined, test: (value: T) => boolean): boolean | undefined {
  return value === undefined ? undefined : test(value);
}

function every(held: readonly (boolean | undefined)[]): boolean | undefined {
  if (held.includes(false)) return false;
  return held.includes(undefined) ? undefined : true;
}

function any(held: readonly (boolean | undefined)[]): boolean | undefined {
  if (held.includes(true)) return true;
  return held.includes(undefined) ? undefined : false;
}
