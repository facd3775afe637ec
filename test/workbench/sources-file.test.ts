import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { score } from '../../workbench/score';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'sources-file-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));
const write = (name: string, rows: readonly (readonly unknown[])[]) => {
  const file = path.join(FOLDER, name);
  writeFileSync(file, rows.map((row) => row.join(',')).join('\n'));
  return file;
};

test('the lines of a proposal are written, edited and given again', async () => {
  const ids = ['c1', 'c2', 'c3'];
  const accounts = write('accounts.csv', [
    ['customer_id', 'name', 'arr'],
    ...ids.map((id) => [id, `Firm ${id}`, 900]),
  ]);
  const tickets = write('tickets.csv', [
    ['ticket_id', 'customer_id', 'opened', 'closed', 'csat'],
    ...ids.map((id, i) => [i, id, '2026-11-10', i === 0 ? '' : '2026-11-12', 4]),
  ]);
  const sources = path.join(FOLDER, 'Vitals sources.csv');
  const day = ['--as-of', '2026-11-20'];
  const proposed = await score([accounts, tickets, ...day, '--sources', sources]);
  expect(proposed).toContain('open_tickets');
  expect(await score([accounts, tickets, sources, ...day])).toBe(proposed);
  const lines = readFileSync(sources, 'utf8').split('\n');
  writeFileSync(sources, lines.filter((line) => !line.includes('open_tickets')).join('\n'));
  expect(await score([accounts, tickets, sources, ...day])).not.toContain('open_tickets');
  await expect(score([accounts, '--sources', sources])).rejects.toThrow('give the files of several sources');
});
