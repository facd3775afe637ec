/** "1 alert", "1,200 alerts". */
export function counted(count: number, one: string): string {
  return `${wholeNumber(count)} ${count === 1 ? one : `${one}s`}`;
}

/** 12345.6 as "12,346". */
export function wholeNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
