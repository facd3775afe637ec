/** "1 alert", "1,200 alerts", "2 opportunities". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}

/** 0.875 as "88 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** 12345.6 as "12,346". */
export function wholeNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Points, rates and multiples at the one digit that people compare: "62.1", "-0.4"; `scoreText` writes scores, which have bands. */
export function tenths(value: number): string {
  const text = value.toFixed(1);
  return text === '-0.0' ? '0.0' : text;
}
