import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { type Replayed, replay } from '../../workbench/replay';

const folder = mkdtempSync(path.join(tmpdir(), 'replay-'));

async function played(lines: readonly string[], rules?: readonly string[]): Promise<Replayed> {
  const file = path.join(folder, 'snapshots.csv');
  writeFileSync(file, lines.join('\n'));
  const args = [file, '--json'];
  if (rules) {
    writeFileSync(path.join(folder, 'rules.csv'), rules.join('\n'));
    args.push('--rules', path.join(folder, 'rules.csv'));
  }
  return JSON.parse(await replay(args)) as Replayed;
}

const dateOf = (day: number) => new Date(Date.UTC(2025, 2, 1 + day)).toISOString().slice(0, 10);
const days = (count: number) => Array.from({ length: count }, (_, i) => i);

test('a planted fall and decline are each told once, on the day they happen, and nothing else', async () => {
  const lines = days(50).flatMap((day) => [
    `${dateOf(day)},007,${day < 20 ? 81 : 55},100,60%`,
    `${dateOf(day)},B-2,75,${day < 30 ? 200 : 120},60%`,
    `${dateOf(day)},C-3,90,50,${day < 10 ? '70%' : '86%'}`,
    `${dateOf(day)},D-4,${day % 9 === 4 ? 'N/A' : 70},${day % 7 === 3 ? '' : 80},#N/A`,
  ]);
  const { alerts, historyCells } = await played([
    'date,customer_id,health_score,daily_active_users,feature_adoption_rate',
    ...lines,
  ]);
  expect(alerts).toEqual([
    { date: dateOf(20), customer_id: '007', rule: 'health_score_drop', action: 'create_task' },
    { date: dateOf(30), customer_id: 'B-2', rule: 'usage_decline', action: 'send_slack' },
    // C-3 uses more features, and nobody knows whether it is ready to be sold to.
  ]);
  expect(historyCells).toBe(51 * 6);
});

test('days out of order, twice the same day, without a date or an id', async () => {
  const { alerts } = await played([
    'customer_id;date;health_score',
    `A;${dateOf(12)};50`,
    `A;${dateOf(1)};80`,
    `A;${dateOf(10)};20`,
    `A;${dateOf(10)};79`,
    'A;the day before yesterday;1',
    `;${dateOf(11)};1`,
  ]);
  expect(alerts).toEqual([
    { date: dateOf(12), customer_id: 'A', rule: 'health_score_drop', action: 'create_task' },
  ]);
});

test('headers and days as other programs write them', async () => {
  const ofDay = (day: number) => dateOf(day).replace(/(\d+)-(\d+)-(\d+)/, '$3.$2.$1');
  const { alerts } = await played([
    'Timestamp,Customer,healthScore',
    ...days(20).map((day) => `${ofDay(day)},A,${day < 15 ? 80 : 50}`),
  ]);
  expect(alerts).toEqual([
    { date: dateOf(15), customer_id: 'A', rule: 'health_score_drop', action: 'create_task' },
  ]);
});

test('rules of a file take the place of the shipped ones; one with a mistake stops no other', async () => {
  const { alerts } = await played(
    [
      'date,customer_id,health_score,nps_score',
      ...days(12).map((day) => `${dateOf(day)},A,${day < 9 ? 80 : 40},${day < 5 ? 9 : 4}`),
    ],
    [
      'id,metric,condition,threshold,window,action,recipient,cool-down,on/off',
      'nps_falls,nps_score,drop by points,3,7 days,notify,account_csm,,on',
      'health_low,health_score,crosses below,50,7,send_email,VP CS,30,off',
      'broken,no_such_metric,drop by points,3,7,notify,,,on',
    ],
  );
  expect(alerts).toEqual([{ date: dateOf(5), customer_id: 'A', rule: 'nps_falls', action: 'notify' }]);
});

test('without a score of its own, the file is scored by a model', async () => {
  const usage = (day: number) => (day < 8 ? '90,85,0.5,9' : '10,5,0.05,1');
  const { alerts } = await played([
    'date,customer_id,segment,login_frequency,feature_adoption,dau_mau_ratio,nps_score,csat_score,meeting_attendance,open_tickets,escalation_rate,avg_resolution_hours',
    ...days(12).map((day) => `${dateOf(day)},A,smb,${usage(day)},4,80,1,0.1,10`),
  ]);
  expect(alerts.map(({ date, rule }) => [date, rule])).toEqual([
    [dateOf(8), 'health_score_drop'],
    [dateOf(8), 'login_decline'],
  ]);
});

test('sources are played as of each day: a planted fall of use is told once, in the week in which it happens', async () => {
  const ids = days(6).map((i) => `K-${i}`);
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(path.join(folder, name), lines.join('\n'));
    return path.join(folder, name);
  };
  const files = [
    write('accounts.csv', ['account_id,name,arr', ...ids.map((id) => `${id},Firm ${id},5000`)]),
    write('logins.csv', [
      'event id,account_id,login date,user id',
      // From day 130 on K-2 has one user of ten left.
      ...days(200).flatMap((day) =>
        ids.flatMap((id) =>
          days(id === 'K-2' && day >= 130 ? 1 : 10).map(
            (user) => `${id}-${day}-${user},${id},${dateOf(day)},u${user}`,
          ),
        ),
      ),
    ]),
  ];
  const { alerts } = JSON.parse(
    await replay([...files, '--from', dateOf(100), '--to', dateOf(190), '--json']),
  ) as Replayed;
  const falls = alerts.filter(({ rule }) => rule === 'usage_decline');
  expect(falls.map(({ customer_id }) => customer_id)).toEqual(['K-2']);
  expect(falls[0]!.date > dateOf(130) && falls[0]!.date <= dateOf(170)).toBe(true);
});
