/**
 * The sum of the numbers as if it were made exactly and rounded once at the end, so it is right to the cent and no
 * order of the rows changes it. Shewchuk's expansions, as in Python's `math.fsum`: `parts` never overlap, so nothing
 * is lost until the last step.
 */
export function sum(values: readonly number[]): number {
  const parts: number[] = [];
  for (const value of values) {
    let carried = value;
    let kept = 0;
    for (const part of parts) {
      const total = carried + part;
      const rest = Math.abs(carried) < Math.abs(part) ? carried - (total - part) : part - (total - carried);
      if (rest !== 0) parts[kept++] = rest;
      carried = total;
    }
    parts.length = kept;
    parts.push(carried);
  }
  return roundedOnce(parts);
}

function roundedOnce(parts: readonly number[]): number {
  let at = parts.length - 1;
  let total = parts[at] ?? 0;
  while (at > 0) {
    const before = total;
    const part = parts[--at]!;
    total = before + part;
    const rest = part - (total - before);
    if (rest === 0) continue;
    // Exactly between two numbers: what is still below the rest says to which of them the sum is nearer.
    const below = at > 0 ? parts[at - 1]! : 0;
    const doubled = rest * 2;
    if (Math.sign(rest) === Math.sign(below) && total + doubled - total === doubled) total += doubled;
    break;
  }
  return total + 0;
}
