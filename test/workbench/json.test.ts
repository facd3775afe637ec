import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MemoryGrid } from '../../workbench';
import { openBytes } from '../../workbench/files';
import { score } from '../../workbench/score';
import { sharedCsv, valuesOf } from '../support/sheets';

async function cellsOf(json: unknown, name = 'customers.json') {
  const grid = new MemoryGrid();
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  await openBytes(grid, name, Buffer.from(text), 2026);
  return valuesOf(grid.activeSheet);
}

describe('a JSON file', () => {
  test('is a row for each record, with what is nested under the name that says it', async () => {
    const rows = await cellsOf({
      customers: [
        {
          customer_id: '00123',
          usage: { login_frequency: 85 },
          previous_period: { usage_score: 70 },
          contract_end_date: '2026-12-31',
          departments: { current: ['sales', 'IT'] },
          product_usage: { core: { adopted: true, usage_pct: 85 }, api: { adopted: false, usage_pct: 0 } },
        },
        { customer_id: 'B', usage: { login_frequency: null }, product_usage: { core: { usage_pct: 5 } } },
      ],
    });
    expect(rows).toEqual([
      [
        'customer_id',
        'login_frequency',
        'previous_usage_score',
        'contract_end_date',
        'departments_current',
        'module core',
        'module api',
      ],
      ['00123', 85, 70, 46387, 'sales; IT', 85, null],
      ['B', null, null, null, null, 5, 'n/a'],
    ]);
  });

  test.each([
    ['a list', [{ id: 'A', arr: 1 }]],
    ['a list somewhere inside', { data: { page: 1, results: [{ id: 'A', properties: { arr: 1 } }] } }],
    ['a record a line', '{"id":"A","arr":1}\n{"id":"B","arr":2}'],
  ])('may be %s', async (_, json) => {
    expect((await cellsOf(json)).slice(0, 2)).toEqual([
      ['id', 'arr'],
      ['A', 1],
    ]);
  });

  test('may be records by their ids', async () => {
    expect(await cellsOf({ A: { arr: 1 }, B: { arr: 2 } })).toEqual([
      ['customer_id', 'arr'],
      ['A', 1],
      ['B', 2],
    ]);
  });

  test('that holds no customers, or is no JSON, is said', async () => {
    await expect(cellsOf('{"a": 1}')).rejects.toThrow('holds no list of customers');
    await expect(cellsOf('{"a": ')).rejects.toThrow('it is no JSON');
  });
});

const customers = sharedCsv('reference/sample-customers.csv');
const expected = sharedCsv('reference/sample-expected.csv');
const withReference = customers && expected ? describe : describe.skip;

/** The rows of the reference as its own tools take them, nested. */
function nested(): unknown {
  const part = (row: Record<string, string>, columns: string) =>
    Object.fromEntries(columns.split(' ').map((column) => [column, jsonOf(row[column]!)]));
  return {
    customers: customers!.map((row) => ({
      ...part(row, 'customer_id name segment arr contract_end_date'),
      usage: part(row, 'login_frequency feature_adoption dau_mau_ratio'),
      engagement: part(row, 'support_ticket_volume meeting_attendance nps_score csat_score'),
      support: part(row, 'open_tickets escalation_rate avg_resolution_hours'),
      relationship: part(row, 'executive_sponsor_engagement multi_threading_depth renewal_sentiment'),
      previous_period: Object.fromEntries(
        ['usage', 'engagement', 'support', 'relationship', 'overall'].map((name) => [
          `${name}_score`,
          Number(row[`previous_${name}_score`]),
        ]),
      ),
      usage_decline: part(row, 'login_trend feature_adoption_change dau_mau_change'),
      engagement_drop: part(row, 'meeting_cancellations response_time_days nps_change'),
      support_issues: part(row, 'open_escalations unresolved_critical satisfaction_trend'),
      relationship_signals: part(row, 'champion_left sponsor_change competitor_mentions'),
      commercial_factors: part(row, 'contract_type pricing_complaints budget_cuts_mentioned'),
      contract: {
        ...part(row, 'licensed_seats active_seats plan_tier'),
        available_tiers: row.available_tiers!.split('; '),
      },
      product_usage: Object.fromEntries(
        Object.entries(row).flatMap(([column, cell]) =>
          column.startsWith('module ') && cell !== 'n/a'
            ? [[column.slice(7), { adopted: cell !== '', usage_pct: Number(cell) }]]
            : [],
        ),
      ),
      departments: {
        current: row.departments_current!.split('; '),
        potential: row.departments_potential!.split('; '),
      },
    })),
  };
}

function jsonOf(cell: string): unknown {
  if (cell === 'TRUE' || cell === 'FALSE') return cell === 'TRUE';
  return cell !== '' && !Number.isNaN(Number(cell)) ? Number(cell) : cell;
}

withReference('the segment source’s own JSON', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'vitals-')), 'customers.json');
  writeFileSync(file, JSON.stringify(nested()));
  const report = async (kind: string) =>
    JSON.parse(await score([file, '--as-of', '2026-11-21', '--model', 'segment', '--report', kind]));

  test('scores health as its expected output says', async () => {
    const { report: name, summary, customers: found } = await report('health');
    expect([name, summary]).toEqual([
      'customer_health_scores',
      { total_customers: 4, average_score: 78.8, green_count: 3, yellow_count: 1, red_count: 0 },
    ]);
    for (const [i, customer] of found.entries()) {
      const row = expected![i]!;
      expect(customer).toMatchObject({
        customer_id: row.customer_id,
        overall_score: Number(row.health_score),
        classification: row.health_status,
        trends: { overall: row.health_trend },
      });
      for (const name of ['usage', 'engagement', 'support', 'relationship']) {
        expect([name, customer.dimensions[name].score]).toEqual([name, Number(row[`${name}_score`])]);
      }
    }
    expect(found[1].dimensions.relationship.classification).toBe('red');
    expect(found[1].trends).toEqual({
      usage: 'stable',
      engagement: 'improving',
      support: 'stable',
      relationship: 'declining',
      overall: 'stable',
    });
  });

  test('scores churn risk and expansion as well', async () => {
    const byId = (list: { customer_id: string }[]) => new Map(list.map((each) => [each.customer_id, each]));
    const churn = byId((await report('churn')).customers);
    const expansion = byId((await report('expansion')).customers);
    for (const row of expected!) {
      expect(churn.get(row.customer_id!)).toMatchObject({
        risk_score: Number(row.churn_risk_score),
        risk_tier: row.risk_tier,
        urgency_multiplier: Number(row.urgency_multiplier),
      });
      expect(expansion.get(row.customer_id!)).toMatchObject({
        total_estimated_revenue: Number(row.expansion_revenue),
      });
    }
  });
});
