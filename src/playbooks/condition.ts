import { caseless } from '../base/caseless';
import { forms, ON_DEMAND, type Test, TIERS } from './condition-forms';
import type { Condition, Situation } from './situation';

/**
 * Reads a condition: forms joined by `and`, alternatives by `or`. A text that is none comes back as a sentence; `tiers`
 * are those of the churn model.
 */
export function readCondition(text: string, tiers = TIERS): Condition | string {
  const alternatives: Part[][] = [];
  for (const alternative of caseless(text).replace(/\s+/g, ' ').split(' or ')) {
    const parts: Part[] = [];
    for (const words of alternative.split(' and ')) {
      const part = readPart(words, tiers);
      if (!part) return notACondition(words, tiers);
      parts.push(part);
    }
    alternatives.push(parts);
  }
  return {
    text,
    onDemand: alternatives.some((parts) => parts.some(({ words }) => words === ON_DEMAND)),
    tier: alternatives.length === 1 ? /^risk tier (?!.* and )(.+)$/i.exec(text.trim())?.[1] : undefined,
    holds: (situation, day) => any(alternatives, situation, day),
    why: (situation) =>
      alternatives
        .find((parts) => heldBy(parts, situation, 0) === true)
        ?.map(({ says }) => says(situation))
        .filter((words) => words !== '')
        .join(', ') ?? '',
  };
}

interface Part {
  readonly words: string;
  readonly test: Test;
  readonly says: (situation: Situation) => string;
}

function readPart(part: string, tiers: readonly string[]): Part | undefined {
  for (const { pattern, test, says } of forms()) {
    const words = pattern.exec(part)?.slice(1);
    const found = words && test(words, tiers);
    if (found) return { words: part, test: found, says: (situation) => says?.(situation, words) ?? part };
    if (words) return undefined;
  }
  return undefined;
}

function notACondition(part: string, tiers: readonly string[]): string {
  const examples = forms()
    .map(({ example }) => `"${example}"`)
    .join(', ');
  return `"${part.slice(0, 60)}" is no condition. Write one such as ${examples}; join them with "and" or "or". Risk tiers are ${tiers.join(', ')}.`;
}

/** Whether all of it holds; undefined where too little is known to tell. */
function heldBy(parts: readonly Part[], situation: Situation, day: number): boolean | undefined {
  let all: boolean | undefined = true;
  for (const { test } of parts) {
    const held = test(situation, day);
    if (held === false) return false;
    if (held === undefined) all = undefined;
  }
  return all;
}

function any(
  alternatives: readonly (readonly Part[])[],
  situation: Situation,
  day: number,
): boolean | undefined {
  let found: boolean | undefined = false;
  for (const parts of alternatives) {
    const held = heldBy(parts, situation, day);
    if (held) return true;
    if (held === undefined) found = undefined;
  }
  return found;
}
