import { expect, test } from '@jest/globals';
import { withArrows } from '../../../tools/arrows';

test.each([
  [
    'function add(a: number, b = 1): number { return a + b; }',
    'const add = (a: number, b = 1): number => { return a + b; };',
  ],
  [
    'export function of<T>(one: T): T { return one; }',
    'export const of = <T>(one: T): T => { return one; };',
  ],
  [
    '/** Why. */\nexport function first(): void {\n  second();\n}\nfunction second() {}\n',
    '/** Why. */\nexport const first = (): void => {\n  second();\n};\nconst second = () => {};\n',
  ],
])('%s becomes an arrow on the same lines', (source, written) => {
  expect(withArrows(source, new Set())).toBe(written);
});

test.each([
  ['a function that a table names while the script loads', 'function named() {}'],
  ['one that uses this', 'function own(this: Date) { return this; }'],
  ['one that uses its arguments', 'function all() { return arguments.length; }'],
  ['a generator', 'function* ids() { yield 1; }'],
  ['overloads', 'function of(a: string): string;\nfunction of(a: unknown) { return a; }'],
  ['a function inside of another', 'const outer = () => { function inner() {} return inner; };'],
])('%s stays as it is', (_, source) => {
  expect(withArrows(source, new Set(['named']))).toBe(source);
});
