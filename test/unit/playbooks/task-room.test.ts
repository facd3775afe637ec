// Which tasks are opened where a file has no room for all.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Task } from '../../../src/playbooks/task';
import { type NewTasks, tasksWithin } from '../../../src/playbooks/task-room';

const tasksOf = (key: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ key: `${key} | ${i}` }) as Task);
const keysOf = (tasks: readonly Task[]) => tasks.map(({ key }) => key);

const WANTED = fc
  .array(
    fc.record({
      arr: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 9 })),
      count: fc.integer({ min: 0, max: 4 }),
    }),
    { maxLength: 20 },
  )
  .map((customers): NewTasks[] =>
    customers.map(({ arr, count }, i) => ({ arr, tasks: tasksOf(`C${i}`, count) })),
  );

describe('Tasks within the room of a file', () => {
  test('a customer has all or none of theirs, in the order given, and none is lost from the count', () => {
    fc.assert(
      fc.property(WANTED, fc.oneof(fc.nat(60), fc.constant(Number.POSITIVE_INFINITY)), (wanted, rows) => {
        const { opened, waiting } = tasksWithin(wanted, rows);
        const all = wanted.flatMap(({ tasks }) => tasks);
        expect(opened.length).toBeLessThanOrEqual(rows);
        expect(opened.length + waiting).toBe(all.length);
        expect(opened).toEqual(all.filter((task) => opened.includes(task)));
        for (const { tasks } of wanted)
          expect([0, tasks.length]).toContain(tasks.filter((task) => opened.includes(task)).length);
        if (all.length <= rows) expect(waiting).toBe(0);
      }),
    );
  });

  test('those of the largest customers come first, those of unknown revenue last', () => {
    const wanted = [
      { arr: Number.NaN, tasks: tasksOf('unknown', 1) },
      { arr: 5, tasks: tasksOf('small', 1) },
      { arr: 90, tasks: tasksOf('large', 2) },
    ];
    expect(keysOf(tasksWithin(wanted, 2).opened)).toEqual(['large | 0', 'large | 1']);
    expect(keysOf(tasksWithin(wanted, 3).opened)).toEqual(['small | 0', 'large | 0', 'large | 1']);
    expect(tasksWithin(wanted, 3).waiting).toBe(1);
  });
});
