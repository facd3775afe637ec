/** "1 customer", "260 customers". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

/** 12345.6 as "12,346". */
export function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 0.875 as "88 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
