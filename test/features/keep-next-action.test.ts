import { expect, test } from '@jest/globals';
import type { Today } from '../../src/addon/run/today';
import type { TaskList } from '../../src/addon/tasks/task-list';
import type { CustomerPage } from '../../src/customers/customer-page';
import { workbenchWith } from '../support/sheets';

function scored() {
  const opened = workbenchWith([
    [
      'customer_id',
      'name',
      'csm',
      'arr',
      'renewal_date',
      'nps_score',
      'csat_score',
      'feature_adoption',
      'champion_left',
    ],
    ['C1', 'Alder', 'Kim', 90000, { day: 46400 }, 1, 1.5, 5, 'yes'],
    ['C2', 'Birch', 'Lee', 50000, { day: 46420 }, 2, 2, 10, 'yes'],
    ['C3', 'Cedar', 'Lee', 70000, { day: 46900 }, 10, 5, 95, 'no'],
  ]);
  opened.bench.runFromClient('scorePortfolio', {});
  const call = <T>(name: string, ...args: unknown[]) => {
    const run = opened.bench.runFromClient(name, ...args);
    if (run.error) throw new Error(run.error.message);
    return run.value as T;
  };
  return { ...opened, call };
}

const stepOf = (call: ReturnType<typeof scored>['call'], id: string) =>
  call<CustomerPage>('openCustomer', id).nextAction!.what;

test('a next action that no play has is done at a press: its customer is in hand for a week', () => {
  const { call } = scored();
  const step = stepOf(call, 'C1');
  const { tasks } = call<TaskList>('keepNextAction', 'C1', null);
  expect(tasks.filter((task) => task.step === step && !task.proposed)).toEqual([
    expect.objectContaining({ id: 'C1', status: 'Done', closed: '2026-11-21', play: 'Next action' }),
  ]);
  expect(call<Today>('openToday').lately).toEqual(['C1']);
});

test('put off it is due later, and done after that: one task, and none for anybody else', () => {
  const { call } = scored();
  const step = stepOf(call, 'C2');
  const ofIt = ({ tasks }: TaskList) =>
    tasks.filter((task) => task.step === step && task.play === 'Next action');
  expect(ofIt(call<TaskList>('keepNextAction', 'C2', 7))).toEqual([
    expect.objectContaining({ id: 'C2', open: true, due: '2026-11-28', owner: 'Lee' }),
  ]);
  expect(call<Today>('openToday')).toMatchObject({
    lately: [],
    tasks: [expect.objectContaining({ id: 'C2', due: '2026-11-28' })],
  });
  const done = ofIt(call<TaskList>('keepNextAction', 'C2', null));
  expect(done).toEqual([expect.objectContaining({ status: 'Done', closed: '2026-11-21' })]);
});

test('a run leaves such tasks alone', () => {
  const { call } = scored();
  call('keepNextAction', 'C2', 7);
  call('scorePortfolio', {});
  const { tasks } = call<TaskList>('listTasks');
  expect(tasks.filter(({ play }) => play === 'Next action')).toEqual([
    expect.objectContaining({ open: true, due: '2026-11-28' }),
  ]);
});
