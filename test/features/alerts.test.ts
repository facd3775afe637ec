import { describe, expect, test } from '@jest/globals';
import type { AlertList } from '../../src/addon/alerts/alerts';
import type { RuleList } from '../../src/addon/alerts/rules';
import type { Delivery, Outside } from '../../src/addon/alerts/send';
import type { RunReport } from '../../src/addon/run/score';
import type { Schedules } from '../../src/addon/schedule/schedule';
import { type Grid, killAfter, killBefore, ServiceException } from '../../workbench';
import { afterCalmDays, alertsIn, HEADERS, setRule, tabOf, WEBHOOK } from '../support/eventful';
import { fill, recordsOf } from '../support/sheets';
import { callOn } from '../support/team';

const states = (grid: Grid) => alertsIn(grid).map((row) => [row['Customer id'], row.Rule, row.State]);

describe('A run', () => {
  test('keeps what is to be sent, and sends nothing by itself', () => {
    const { grid, call, posts, mails } = afterCalmDays();
    const { alerts } = call<RunReport>('scorePortfolio', {});
    expect(alerts.map(({ customer: id, rule }) => [id, rule])).toEqual([
      ['C1', 'usage_decline'],
      ['C2', 'usage_decline'],
      ['C3', 'usage_decline'],
      ['C3', 'sponsor_left'],
      ['C4', 'critical_bug'],
    ]);
    expect(states(grid).map(([, , state]) => state)).toEqual(new Array(5).fill('pending'));
    expect([posts, mails]).toEqual([[], []]);
    call('scorePortfolio', {});
    expect(alertsIn(grid)).toHaveLength(5);
  });

  test('opens no opportunity with who is not ready for it', () => {
    const { grid, call, clock, sheet } = afterCalmDays();
    setRule(grid, 'expansion_opportunity', 'Condition', 'crosses above');
    for (const day of ['21', '22', '23']) {
      clock.forwardTo(`2026-11-${day}T06:00:00Z`);
      fill(sheet, [[day === '21' ? 60 : 90]], 4, HEADERS.indexOf('feature_adoption'));
      call('scorePortfolio', {});
    }
    expect(tabOf(grid, 'Vitals pipeline')).toBeUndefined();
    expect(alertsIn(grid).filter(({ Rule }) => Rule === 'expansion_opportunity')).toEqual([]);
  });

  test('gives whoever is called to a critical bug the tickets', () => {
    const { grid, call } = afterCalmDays();
    call('scorePortfolio', {});
    const row = alertsIn(grid).find(({ Rule }) => Rule === 'critical_bug')!;
    expect(String(row.Numbers).split('\n')).toEqual([
      'Segment: enterprise',
      'ARR: 120,000',
      expect.stringMatching(/^Health: [\d.]+ \(100 is best\), Green$/),
      'Open tickets: 2',
      'Support ticket volume: 3',
      'Escalation rate: 0.1',
      'Unresolved critical tickets: 2',
      'Hours to resolution: 12',
      'CSAT: 4.5',
    ]);
  });
});

test('what happened becomes the step of the rule’s play, with the numbers before and now', () => {
  const { grid, call } = afterCalmDays();
  call('scorePortfolio', {});
  const row = alertsIn(grid).find(({ Rule }) => Rule === 'critical_bug')!;
  expect(row).toMatchObject({
    Play: 'Critical bug',
    'What happened': 'Unresolved critical tickets 0 to 2 within 1 day',
    'What to do': expect.stringMatching(
      /^Put an engineer on it: .* \(VP Engineering and VP CS, by 2026-11-21\)$/,
    ),
  });
  const tasks = recordsOf(tabOf(grid, 'Vitals tasks')!);
  expect(tasks.filter((task) => task['Customer id'] === 'C4')).toMatchObject([
    { Play: 'Critical bug', Status: 'Open', Owner: 'VP Engineering and VP CS', Due: 46347 },
  ]);
});

describe('A delivery', () => {
  test('posts one message for each CSM, mails whom a rule names, and says what it lacks', () => {
    const { grid, call, posts, mails } = afterCalmDays();
    call('scorePortfolio', {});
    expect(call<Delivery>('sendAlerts')).toEqual({ sent: 4, notConfirmed: 0, unfinished: false });
    expect(posts.map(({ url, method, contentType }) => [url, method, contentType])).toEqual(
      new Array(2).fill([WEBHOOK, 'post', 'application/json']),
    );
    const headers = posts.map(({ payload }) => JSON.parse(payload).blocks[0].text.text);
    expect(headers).toEqual(['2 customer alerts for Kim', '1 customer alert for Lee']);
    expect(posts[0]!.payload).toContain(
      `/edit#gid=${tabOf(grid, 'Vitals alerts')!.id}&range=A2|Open the alert`,
    );
    expect(mails).toMatchObject([
      {
        to: ['vp@example.com'],
        subject: '[ESCALATION] Customer C3 -- The executive sponsor changed (no to yes within 1 day)',
      },
    ]);
    expect(alertsIn(grid).map(({ Rule, State, Note }) => [Rule, State, Note])).toEqual([
      ['usage_decline', 'sent', 'Slack has it.'],
      ['usage_decline', 'sent', 'Slack has it.'],
      ['usage_decline', 'sent', 'Slack has it.'],
      ['sponsor_left', 'sent', 'Sent to vp@example.com.'],
      [
        'critical_bug',
        'pending',
        'No address is known for VP Engineering: write an e-mail address into the rule, or the person into "Vitals team".',
      ],
    ]);
    expect(call<Delivery>('sendAlerts').sent).toBe(0);
    expect([posts.length, mails.length]).toEqual([2, 1]);
  });

  test('is made by the schedule, in the same sweep', () => {
    const { bench, call, posts, mails } = afterCalmDays();
    call('startSchedule', 7);
    bench.passTo('2026-11-22T06:00:00Z');
    expect([posts.length, mails.length]).toEqual([2, 1]);
    expect(call<Schedules>('readSchedule').mine).toMatchObject({
      // The sponsor who left was told an hour before.
      came: '4 of 4 scored. 3 alerts sent.',
      failed: false,
    });
  });

  test('waits where no address is known, and goes on once there is one', () => {
    const { grid, call, posts } = afterCalmDays();
    call('removeSlackAddress');
    call('scorePortfolio', {});
    call('sendAlerts');
    expect(alertsIn(grid)[0]).toMatchObject({
      State: 'pending',
      Note: 'No Slack address is known: paste it in the sidebar, under Alerts.',
    });
    call('setSlackAddress', WEBHOOK);
    call('sendAlerts');
    expect([posts.length, alertsIn(grid)[0]!.State]).toEqual([2, 'sent']);
  });

  test('mails once a day where people want a digest', () => {
    const { grid, bench, call, mails } = afterCalmDays();
    call('showSettings');
    const tab = tabOf(grid, 'Vitals settings')!;
    const at = recordsOf(tab).findIndex((row) => row.Setting === 'E-mails go out');
    fill(tab, [['once a day']], at + 1, 2);
    grid.activeSheet = grid.sheets[0]!;
    call('scorePortfolio', {});
    call('sendAlerts');
    expect(mails).toEqual([]);
    expect(alertsIn(grid)[3]).toMatchObject({
      State: 'pending',
      Note: 'It waits for the digest of the day.',
    });
    call('startSchedule', 7);
    bench.passTo('2026-11-21T08:00:00Z');
    expect(mails).toHaveLength(1);
  });

  test('waits for what its owner has not allowed', () => {
    const { bench, grid, call, posts, mails } = afterCalmDays();
    call('scorePortfolio', {});
    for (const scope of ['script.external_request', 'script.send_mail'])
      bench.environment.authorization.granted.delete(`https://www.googleapis.com/auth/${scope}`);
    expect(call<Delivery>('sendAlerts').sent).toBe(0);
    expect([posts, mails]).toEqual([[], []]);
    expect(new Set(alertsIn(grid).map(({ State, Note }) => `${State}: ${Note}`))).toEqual(
      new Set([
        'pending: You have not allowed the add-on to send alerts to Slack: allow it in the sidebar, under Alerts.',
        'pending: You have not allowed the add-on to send alerts by e-mail: allow it in the sidebar, under Alerts.',
      ]),
    );
  });

  test.each([
    [404, 'no_service', 'pending', 'Slack answered 404 (no_service). It is tried again'],
    [429, 'rate_limited', 'pending', 'Slack answered 429'],
    [302, '', 'pending', 'Slack answered 302.'],
    [500, 'server_error', 'not confirmed', 'Slack answered 500 (server_error): look in the channel'],
  ])('that Slack answers with %i %s leaves its alerts %s', (code, text, state, note) => {
    const { grid, call, posts } = afterCalmDays(() => ({ code, text }));
    call('scorePortfolio', {});
    call('sendAlerts');
    expect(alertsIn(grid)[0]!.State).toBe(state);
    expect(alertsIn(grid)[0]!.Note).toMatch(note);
    call('sendAlerts');
    expect(posts.length).toBe(state === 'pending' ? 4 : 2);
  });

  test('whose answer is lost is not made again by itself, and can be', () => {
    let lost = true;
    const { grid, call, posts } = afterCalmDays(() => {
      if (lost) throw new ServiceException(`Timeout: ${WEBHOOK}`);
      return { code: 200, text: 'ok' };
    });
    call('scorePortfolio', {});
    expect(call<Delivery>('sendAlerts').notConfirmed).toBe(3);
    lost = false;
    call('sendAlerts');
    expect(posts).toHaveLength(2);
    const { alerts } = call<AlertList>('listAlerts');
    const [first] = alerts.filter(({ state }) => state === 'not confirmed');
    call('resendAlert', first!.key);
    expect(posts).toHaveLength(3);
    const { alerts: after } = call<AlertList>('listAlerts');
    expect(after.find(({ key }) => key === first!.key)?.state).toBe('sent');
    expect(() => call('resendAlert', first!.key)).toThrow(
      'This alert is sent: there is nothing to send again.',
    );
    expect(alertsIn(grid).filter(({ State }) => State === 'not confirmed')).toHaveLength(2);
  });

  test.each([
    ['has queued it and dies', 'LockService.getDocumentLock', 2, 'sent'],
    ['dies while it is sent', 'UrlFetchApp.fetch', 1, 'not confirmed'],
  ])('that a press %s for is gone on with by the next press', (_, name, times, state) => {
    let lost = true;
    const { bench, call, posts } = afterCalmDays(() => {
      if (lost) throw new ServiceException(`Timeout: ${WEBHOOK}`);
      return { code: 200, text: 'ok' };
    });
    call('scorePortfolio', {});
    call('sendAlerts');
    lost = false;
    const ofKey = (key: string) => call<AlertList>('listAlerts').alerts.find((alert) => alert.key === key)!;
    const { key } = call<AlertList>('listAlerts').alerts.find((alert) => alert.state === 'not confirmed')!;
    const before = posts.length;
    let calls = 0;
    bench.watch = {
      before: (service) => {
        if (service.name === name && ++calls === times) killBefore(service.number).before?.(service);
      },
    };
    bench.runFromClient('resendAlert', key);
    bench.watch = {};
    call('resendAlert', key);
    expect([ofKey(key).state, posts.length - before]).toEqual([state, state === 'sent' ? 1 : 0]);
    if (state === 'sent') return;
    expect(ofKey(key).note).toMatch(/look whether it has arrived, then resend/);
    call('resendAlert', key);
    expect([ofKey(key).state, posts.length - before]).toEqual(['sent', 1]);
  });

  test.each([
    ['before', killBefore],
    ['after', killAfter],
  ])('that dies %s the request is found, and not made again by itself', (_, kill) => {
    const { bench, grid, call, posts } = afterCalmDays();
    call('scorePortfolio', {});
    bench.watch = {
      before: (call) => {
        if (call.name === 'UrlFetchApp.fetch') kill(call.number).before?.(call);
      },
      after: (call) => {
        if (call.name === 'UrlFetchApp.fetch') kill(call.number).after?.(call);
      },
    };
    expect(bench.runFromClient('sendAlerts').outcome).toBe('killed');
    bench.watch = {};
    const before = posts.length;
    call('sendAlerts');
    // Lee's message, which had not been begun.
    expect(posts).toHaveLength(before + 1);
    expect(states(grid).slice(0, 3)).toEqual([
      ['C1', 'usage_decline', 'not confirmed'],
      ['C2', 'usage_decline', 'not confirmed'],
      ['C3', 'usage_decline', 'sent'],
    ]);
  });

  test('leaves what came with a copied file alone', () => {
    const { grid, call, posts } = afterCalmDays();
    call('scorePortfolio', {});
    Object.defineProperty(grid, 'id', { value: 'the-copy' });
    call('setSlackAddress', WEBHOOK);
    expect(call<Delivery>('sendAlerts').sent).toBe(0);
    call('scorePortfolio', {});
    expect([posts.length, alertsIn(grid).length]).toEqual([0, 5]);
    expect(call<AlertList>('listAlerts').alerts).toEqual([]);
  });

  test('of two people, or in two windows, at once tells each alert once', () => {
    const { bench, call, posts, mails } = afterCalmDays();
    call('scorePortfolio', {});
    const kim = bench.besideUser('kim@example.com');
    callOn(kim)('setSlackAddress', WEBHOOK);
    const log = afterCalmDays();
    log.call('scorePortfolio', {});
    const calls = log.bench.runFromClient('sendAlerts').log.length;
    for (const other of [kim, bench]) {
      for (let at = 1; at <= calls; at += 9) {
        let done = false;
        bench.watch = {
          before: ({ number }) => {
            if (number !== at || done) return;
            done = true;
            bench.watch = {};
            other.runFromClient('sendAlerts');
          },
        };
        bench.runFromClient('sendAlerts');
      }
    }
    expect([posts.length, mails.length]).toEqual([2, 1]);
  });
});

describe('Of several people who are to be told', () => {
  /** A critical bug that two people are told of, and a sponsor who has left, told to one of them. */
  function toTwo() {
    const day = afterCalmDays();
    setRule(day.grid, 'critical_bug', 'Recipient', 'eng@example.com, vp@example.com');
    day.call('scorePortfolio', {});
    const bug = () => alertsIn(day.grid).find(({ Rule }) => Rule === 'critical_bug')!;
    return { ...day, bug, to: () => day.mails.map(({ to }) => to.join()).sort() };
  }

  test('each has a message of their own, and it is kept who', () => {
    const { call, bug, to } = toTwo();
    expect(call<Delivery>('sendAlerts').sent).toBe(5);
    expect(to()).toEqual(['eng@example.com', 'vp@example.com', 'vp@example.com']);
    expect(bug()).toMatchObject({
      State: 'sent',
      Note: 'Sent to eng@example.com, vp@example.com.',
      Told: 'eng@example.com, vp@example.com',
    });
  });

  test('whom Google’s quota leaves out is told the next day, and nobody twice', () => {
    const { bench, call, clock, bug, to } = toTwo();
    bench.environment.quotas.use('email', 99);
    call('sendAlerts');
    expect(to()).toEqual(['eng@example.com']);
    expect(bug()).toMatchObject({ State: 'pending', Told: 'eng@example.com' });
    expect(String(bug().Note)).toContain('share of e-mails');
    call('sendAlerts');
    clock.forwardTo('2026-11-23T06:00:00Z');
    call('sendAlerts');
    expect(to()).toEqual(['eng@example.com', 'vp@example.com', 'vp@example.com']);
    expect(bug()).toMatchObject({ State: 'sent', Told: 'eng@example.com, vp@example.com' });
  });

  test('the one whose mail was lost may be told again by a press, and the other is not', () => {
    const { bench, call, bug, to } = toTwo();
    let mails = 0;
    bench.watch = {
      before: ({ name }) => {
        if (name !== 'MailApp.sendEmail') return;
        mails += 1;
        if (mails === 1) throw new ServiceException('Service error: Mail');
      },
    };
    call('sendAlerts');
    bench.watch = {};
    expect(bug()).toMatchObject({ State: 'not confirmed', Told: 'vp@example.com' });
    call('sendAlerts');
    expect(to()).toEqual(['vp@example.com', 'vp@example.com']);
    call('resendAlert', String(bug().Key));
    expect(to()).toEqual(['eng@example.com', 'vp@example.com', 'vp@example.com']);
    expect(bug()).toMatchObject({ State: 'sent' });
  });

  test('a delivery that dies over any of its calls doubles no message', () => {
    const calls = toTwo();
    const { log } = calls.bench.runFromClient('sendAlerts');
    const wanted = calls.to();
    const steps = log.flatMap((name, i) => (/sendEmail|setValues|flush/.test(name) ? [i + 1] : []));
    for (const at of steps.filter((_, i) => i % 3 === 0)) {
      const { bench, call, to } = toTwo();
      bench.watch = killAfter(at);
      bench.runFromClient('sendAlerts');
      bench.watch = {};
      call('sendAlerts');
      call('sendAlerts');
      const told = to();
      for (const one of new Set(told)) {
        expect(told.filter((each) => each === one).length).toBeLessThanOrEqual(
          wanted.filter((each) => each === one).length,
        );
      }
    }
  });
});

describe('Teams', () => {
  const TEAMS =
    'https://prod-23.westeurope.logic.azure.com/workflows/0a1b2c/triggers/manual/paths/invoke?api-version=2016-06-01&sig=s3cr3tS1gn';

  function byTeams(answer = { code: 202, text: '' }) {
    const day = afterCalmDays(() => answer);
    setRule(day.grid, 'usage_decline', 'Action', 'send_teams');
    day.call('scorePortfolio', {});
    return day;
  }

  test('is sent one card for each CSM where a rule says send_teams', () => {
    const { grid, call, posts } = byTeams();
    call('sendAlerts');
    expect(alertsIn(grid)[0]).toMatchObject({
      State: 'pending',
      Note: 'No Teams address is known: paste it in the sidebar, under Alerts.',
    });
    expect(call<Outside>('setTeamsAddress', `${TEAMS}\n`)).toEqual({ slack: 'cr3t', teams: 'S1gn' });
    call('sendAlerts');
    expect(posts.map(({ url, method, contentType }) => [url, method, contentType])).toEqual(
      new Array(2).fill([TEAMS, 'post', 'application/json']),
    );
    const cards = posts.map(({ payload }) => JSON.parse(payload));
    expect(cards.map(({ type, attachments }) => [type, attachments[0].contentType])).toEqual(
      new Array(2).fill(['message', 'application/vnd.microsoft.card.adaptive']),
    );
    const [first] = cards[0].attachments[0].content.body;
    expect(first.inlines[0].text).toBe('2 customer alerts for Kim');
    expect(posts[0]!.payload).toContain('Find who stopped logging in');
    expect(alertsIn(grid)[0]).toMatchObject({ State: 'sent', Note: 'Teams has it.' });
    call('sendAlerts');
    expect(posts).toHaveLength(2);
    expect(call<Outside>('removeTeamsAddress').teams).toBe('');
  });

  test.each([
    [200, '1', 'sent', 'Teams has it.'],
    [200, `Webhook message delivery failed at ${TEAMS}`, 'pending', 'Teams answered 200 (Webhook message'],
    [401, 'expired', 'pending', 'Teams answered 401 (expired). It is tried again'],
    [429, '', 'pending', 'Teams answered 429.'],
    [502, 'bad gateway', 'not confirmed', 'Teams answered 502 (bad gateway): look in the channel'],
  ])('that answers %i %s leaves its alerts %s', (code, text, state, note) => {
    const { grid, call } = byTeams({ code, text });
    call('setTeamsAddress', TEAMS);
    call('sendAlerts');
    const [first] = alertsIn(grid);
    expect(first!.State).toBe(state);
    expect(String(first!.Note)).toContain(note);
    expect(JSON.stringify(alertsIn(grid))).not.toMatch(/s3cr3t|logic\.azure/);
  });

  test('takes no address of another host', () => {
    const { bench } = byTeams();
    const refused = bench.runFromClient('setTeamsAddress', TEAMS.replace('.com', '.com.evil.tld'));
    expect(refused.error?.message).toMatch('This is no address of a Teams webhook.');
    expect(refused.error?.message).not.toContain('s3cr3t');
  });
});

describe('The Slack address', () => {
  test('is the secret of whoever pasted it, in this file', () => {
    const { bench, grid, call } = afterCalmDays();
    expect(call<Outside>('readDelivery')).toEqual({ slack: 'cr3t', teams: '' });
    expect(callOn(bench.besideUser('kim@example.com'))<Outside>('readDelivery')).toEqual({
      slack: '',
      teams: '',
    });
    Object.defineProperty(grid, 'id', { value: 'the-copy' });
    expect(call<Outside>('readDelivery')).toEqual({ slack: '', teams: '' });
    const refused = bench.runFromClient('setSlackAddress', `${WEBHOOK}@evil.tld`);
    expect(refused.error?.message).toMatch('This is no address of a Slack webhook.');
    expect(refused.error?.message).not.toContain('s3cr3t');
  });

  test('is in no cell, message, log or answer, whatever Slack and Google say', () => {
    const said = [
      () => ({ code: 404, text: `gone: ${WEBHOOK} s3cr3ts3cr3ts3cr3t` }),
      () => ({ code: 500, text: WEBHOOK }),
      () => {
        throw new ServiceException(`Address unavailable: ${WEBHOOK}`);
      },
    ];
    for (const answer of said) {
      const { bench, grid, call } = afterCalmDays(answer);
      call('scorePortfolio', {});
      const runs = ['sendAlerts', 'listAlerts', 'readDelivery', 'readSchedule'].map((name) =>
        bench.runFromClient(name),
      );
      call('startSchedule', 7);
      runs.push(...bench.passTo('2026-11-21T09:00:00Z'));
      const seen = JSON.stringify([
        runs.map(({ value, error, console }) => [value, error, console]),
        grid.sheets.map((tab) => [tab.values({ row: 0, column: 0, ...tab.extent() })]),
        [...bench.environment.properties.document],
        call('readSchedule'),
      ]);
      expect(seen).not.toMatch(/s3cr3t|hooks\.slack\.com/);
    }
  });
});

test('an alert is acknowledged, and shown in the sheet', () => {
  const { grid, call } = afterCalmDays();
  call('scorePortfolio', {});
  const { alerts } = call<AlertList>('listAlerts');
  expect(alerts.map(({ customer: id }) => id)).toEqual(['C4', 'C3', 'C3', 'C2', 'C1']);
  call('showAlert', alerts[0]!.key);
  expect([grid.activeSheet.name, grid.activeSheet.selection.row]).toEqual(['Vitals alerts', 5]);
  expect(call<AlertList>('acknowledgeAlert', alerts[0]!.key).alerts).toHaveLength(4);
  expect(call<Delivery>('sendAlerts').sent).toBe(4);
  for (const key of ['', 'x', '["a","b","c",1]']) {
    expect(() => call('acknowledgeAlert', key)).toThrow('This alert is no longer in the tab of alerts.');
  }
});

test('a tab of rules that lacks new ones is offered them, and gets them only by a press', () => {
  const { grid, call } = afterCalmDays();
  const tab = tabOf(grid, 'Vitals rules')!;
  const ids = () => recordsOf(tab).map(({ Id }) => String(Id));
  const all = ids();
  expect(call<RuleList>('listRules').lacking).toEqual([]);
  // As a tab of a version without the last three.
  fill(tab, new Array(3).fill(new Array(12).fill(null)), all.length - 2);
  const kept = ids().filter((id) => id !== 'null');
  call('scorePortfolio', {});
  expect(call<RuleList>('listRules').lacking).toEqual(all.slice(-3));
  expect(ids().filter((id) => id !== 'null')).toEqual(kept);
  expect(call<RuleList>('addRules').lacking).toEqual([]);
  expect(ids().filter((id) => id !== 'null')).toEqual(all);
});
