import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { advance } from '../../../src/playbooks/advance';
import { measured, measuredText } from '../../../src/playbooks/comparable';
import { closeLost } from '../../../src/playbooks/drafts';
import { tasksByCustomer } from '../../../src/playbooks/episodes';
import { outcomesOf } from '../../../src/playbooks/outcomes';
import type { FollowedAccount, Playbook } from '../../../src/playbooks/playbook';
import { publishedPlays } from '../../../src/playbooks/published-plays';
import {
  DONE,
  isOpen,
  LOST,
  OPEN,
  PASSED,
  PROPOSED,
  REPLACED,
  readTaskKey,
  SUCCEEDED,
  type Task,
} from '../../../src/playbooks/task';
import { requestedTask } from '../../../src/playbooks/task-request';
import type { Team } from '../../../src/playbooks/team';
import { situation } from '../../support/situation';

const TODAY = 46347;
const TEAM: Team = [
  { name: 'Ana', email: 'ana@example.com', manager: 'Maria', capacity: 20 },
  { name: 'Ben', email: '', manager: 'Mo', capacity: undefined },
  { name: 'Maria', email: '', manager: 'Vera', capacity: undefined },
];

/** A portfolio of one customer that is run over and over, its tasks kept as a tab keeps them. */
class Account {
  tasks: Task[] = [];
  day = TODAY;
  csm = 'Ana';
  risk: number | undefined;
  measuredWith = situation().measuredWith;
  more: Partial<Playbook> = {};

  at(risk: number | undefined): this {
    this.risk = risk;
    return this;
  }

  get tier(): string | undefined {
    if (this.risk === undefined) return undefined;
    return this.risk >= 80 ? 'Critical' : this.risk >= 60 ? 'High' : this.risk >= 40 ? 'Medium' : 'Low';
  }

  private get account(): FollowedAccount {
    return {
      key: 'C | 1',
      id: 'C | 1',
      name: 'Acme',
      csm: this.csm,
      situation: situation({
        tier: this.tier,
        risk: this.risk,
        bandRank: 1,
        daysToRenewal: 131,
        daysAsCustomer: undefined,
        measuredWith: this.measuredWith,
        signals:
          (this.risk ?? 0) < 40
            ? []
            : [{ metric: 'champion_left', severity: 'Critical', message: 'the champion left' }],
      }),
    };
  }

  plan() {
    const playbook: Playbook = { plays: publishedPlays(), team: TEAM, today: this.day, ...this.more };
    return advance(tasksByCustomer(this.tasks).get('C | 1') ?? [], this.account, playbook);
  }

  /** A run; where it dies, some of what it wanted to write is written. */
  run(diesAfter = Number.POSITIVE_INFINITY): ReturnType<typeof advance> {
    const planned = this.plan();
    let writes = 0;
    for (const [key, change] of planned.changes) {
      if (writes++ >= diesAfter) return planned;
      this.tasks = this.tasks.map((task) => (task.key === key ? { ...task, ...change } : task));
    }
    if (writes < diesAfter) this.tasks.push(...planned.opened);
    return planned;
  }

  after(days: number): this {
    this.day += days;
    return this;
  }

  /** What a person writes into the cells of a play's last task. */
  write(play: string, cells: Partial<Task>): this {
    const last = this.of(play).pop()!;
    this.tasks = this.tasks.map((task) => (task.key === last.key ? { ...task, ...cells } : task));
    return this;
  }

  finish(play: string): this {
    return this.write(play, { status: DONE });
  }

  of(play: string): Task[] {
    return this.tasks.filter((task) => task.play === play);
  }

  statuses(play: string): string[] {
    return this.of(play).map(({ status }) => status);
  }
}

const of = (risk: number, more: Partial<Playbook> = {}) => {
  const account = new Account().at(risk);
  account.more = more;
  account.run();
  return account;
};
/** One whose proposed play somebody has started. */
const started = (risk: number, play: string) => {
  const account = of(risk).write(play, { status: OPEN });
  account.run();
  return account;
};

describe('a customer that enters a tier', () => {
  test('gets the first step of its play as a task, with owner, due day and reason', () => {
    const account85 = situation();
    expect(of(85.04).tasks).toEqual([
      {
        key: 'C | 1 | Critical risk | 46347 | 1',
        id: 'C | 1',
        customer: 'Acme',
        play: 'Critical risk',
        step: 'Escalate to the VP CS: today, and name who leads the rescue',
        owner: 'Ana',
        due: TODAY,
        status: OPEN,
        reason: 'Risk tier Critical, churn risk 85.0 (100 is worst); renews in 131 days; the champion left',
        opened: TODAY,
        closed: undefined,
        escalatedTo: '',
        csm: 'Ana',
        handedOverFrom: '',
        episodeEnded: undefined,
        worksSince: undefined,
        measuredWith: measuredText(account85.measuredWith),
        outcome: '',
        intentConfirmed: false,
      },
    ]);
  });

  test('gets it once, however often the add-on runs', () => {
    const account = of(85);
    account.run();
    account.after(3).run();
    expect(account.tasks).toHaveLength(1);
  });

  test('gets each next step once the one before is done, by its day', () => {
    const account = of(85);
    account.finish('Critical risk').after(1).run();
    account.run();
    expect(account.of('Critical risk').map(({ status, owner, due }) => [status, owner, due])).toEqual([
      [DONE, 'Ana', TODAY],
      [OPEN, 'Vera', TODAY + 2],
    ]);
    account.finish('Critical risk').after(9).run();
    expect(account.tasks[2]).toMatchObject({ status: OPEN, due: TODAY + 10 });
    for (let step = 3; step <= 6; step++) account.finish('Critical risk').run();
    expect(account.statuses('Critical risk')).toEqual(new Array(6).fill(DONE));
  });

  test('that is Low, Medium or unknown, gets none', () => {
    expect(of(10).tasks).toEqual([]);
    expect(of(50).tasks).toEqual([]);
    expect(new Account().plan().opened).toEqual([]);
  });

  test('High is proposed its play, which nobody follows before a person starts it', () => {
    const account = of(65);
    expect(account.statuses('High risk')).toEqual([PROPOSED]);
    expect(account.after(20).plan()).toMatchObject({ opened: [], changes: new Map(), running: undefined });
    account.write('High risk', { status: 'Not needed' }).run();
    expect(account.plan()).toMatchObject({ opened: [], running: undefined });
    expect(started(65, 'High risk').plan().running).toMatchObject({ play: 'High risk', owner: 'Ana' });
  });

  test('on the first run is only proposed its play', () => {
    const account = of(85, { isFirstRun: true });
    expect(account.statuses('Critical risk')).toEqual([PROPOSED]);
    account.more = {};
    account.after(1).run();
    expect(account.statuses('Critical risk')).toEqual([PROPOSED]);
  });

  test('whose CSM has no room goes to the manager with what cannot wait', () => {
    const [task] = of(85, { isFull: (csm) => csm === 'Ana' }).tasks;
    expect(task).toMatchObject({
      status: OPEN,
      owner: 'Maria',
      reason: expect.stringMatching(/^Reassign: Ana/),
    });
  });

  test('again on the same day, goes on with the same one', () => {
    const account = started(65, 'High risk');
    account.at(10).run();
    account.at(65).run();
    expect(account.statuses('High risk')).toEqual([OPEN]);
    expect(account.plan().changes.size).toBe(0);
  });
});

describe('a play', () => {
  test('succeeds on two runs a week apart, and not on one good week between bad ones', () => {
    const account = started(65, 'High risk');
    account.after(5).at(30).run();
    account.after(6).run();
    expect(account.statuses('High risk')).toEqual([OPEN]);
    account.after(1).at(45).run();
    account.after(1).at(30).run();
    account.after(6).run();
    expect(account.statuses('High risk')).toEqual([OPEN]);
    account.after(1).run();
    expect(account.tasks[0]).toMatchObject({
      status: SUCCEEDED,
      closed: account.day,
      episodeEnded: account.day,
      outcome: 'Succeeded',
    });
  });

  test('starts to be measured anew under another model', () => {
    const account = started(65, 'High risk');
    account.measuredWith = measured(['lifecycle 9', 'churn 2'], [0.9, 0.9]);
    account.after(5).at(30).run();
    account.after(6).run();
    expect(account.statuses('High risk')).toEqual([OPEN]);
    account.after(1).run();
    expect(account.statuses('High risk')).toEqual([SUCCEEDED]);
  });

  test('succeeds by no score of less data than it started with', () => {
    const account = started(65, 'High risk');
    account.measuredWith = measured(['segment 1', 'churn 2'], [0.9, 0.62]);
    for (let week = 0; week < 4; week++) account.after(7).at(30).run();
    expect(account.statuses('High risk')).toEqual([OPEN]);
    account.measuredWith = measured(['segment 1', 'churn 2'], [0.95, 0.9]);
    account.run();
    account.after(7).run();
    expect(account.statuses('High risk')).toEqual([SUCCEEDED]);
  });

  test('that a person starts has succeeded when its steps are done', () => {
    const account = new Account().at(10);
    const request = { rule: '', play: 'Win', day: TODAY, what: '', reason: '', owner: '' };
    const playbook = { plays: publishedPlays(), team: TEAM, today: TODAY };
    const who = { key: 'C | 1', id: 'C | 1', name: 'Acme', csm: 'Ana', situation: situation() };
    account.tasks.push(requestedTask([], { ...request, account: who }, playbook)!);
    account.after(40).run();
    expect(account.statuses('Win')).toEqual([OPEN]);
    account.finish('Win').run();
    expect(account.statuses('Win')).toEqual([DONE, OPEN]);
    expect(account.finish('Win').run().running).toBeUndefined();
    expect(account.of('Win').map(({ outcome }) => outcome)).toEqual(['', 'Succeeded']);
    expect(outcomesOf(account.tasks)).toEqual([{ play: 'Win', counts: { Succeeded: 1 } }]);
    account.after(40).run();
    expect(account.tasks).toHaveLength(2);
  });

  test.each([
    ['Not needed', 'Not needed'],
    ['cancelled', 'Stopped'],
    ['waiting', undefined],
  ])('that a person ends as "%s" counts as %p', (status, outcome) => {
    const account = started(65, 'High risk').write('High risk', { status });
    account.after(1).run();
    const counts = outcome === undefined ? [] : [{ play: 'High risk', counts: { [outcome]: 1 } }];
    expect(outcomesOf([...account.tasks, ...account.tasks])).toEqual(counts);
    if (outcome === undefined) return;
    account.after(1).at(30).run();
    account.after(7).run();
    expect(outcomesOf(account.tasks)).toEqual(counts);
  });

  test('for critical risk succeeds only with the intent that a person has heard', () => {
    const account = of(85);
    account.at(30).after(5).run();
    account.after(10).run();
    expect(account.statuses('Critical risk')).toEqual([OPEN]);
    account.write('Critical risk', { intentConfirmed: true }).run();
    account.after(7).run();
    expect(account.statuses('Critical risk')).toEqual([SUCCEEDED]);
  });

  test('that has not worked after 30 days is extended or escalated', () => {
    const account = of(85);
    for (let step = 1; step <= 6; step++) account.finish('Critical risk').run();
    account.after(29).run();
    expect(account.tasks).toHaveLength(6);
    account.after(1).run();
    expect(account.tasks[6]).toMatchObject({
      step: expect.stringMatching(/^Extend or escalate/),
      owner: 'Maria',
    });
    account.finish('Critical risk').after(40).run();
    expect(account.tasks).toHaveLength(7);
  });

  test('goes on while the customer is in a milder tier', () => {
    const account = of(85);
    account.after(5).at(65).run();
    expect(account.statuses('Critical risk')).toEqual([OPEN]);
    expect(account.of('High risk')).toEqual([]);
  });

  test('gives way to a more pressing one', () => {
    const account = started(65, 'High risk');
    account.finish('High risk').run();
    account.after(1).at(85).run();
    expect(account.statuses('High risk')).toEqual([DONE, REPLACED]);
    expect(account.of('High risk').map(({ outcome }) => outcome)).toEqual(['', 'Stopped']);
    expect(account.statuses('Critical risk')).toEqual([OPEN]);
  });

  test('waits while nothing is known of the customer', () => {
    const account = of(85);
    account.after(1).at(undefined).run();
    expect(account.statuses('Critical risk')).toEqual([OPEN]);
    expect(account.of('Critical risk')[0]!.episodeEnded).toBeUndefined();
  });

  test('without a measure has passed when its situation has', () => {
    const account = of(85);
    const plays = publishedPlays().map((play) => ({ ...play, success: [] }));
    account.more = { plays };
    account.at(70).after(1).run();
    expect(account.of('Critical risk')[0]).toMatchObject({ status: PASSED, outcome: 'Stopped' });
  });

  test('of a customer that has left is lost', () => {
    const account = of(85);
    expect([...closeLost(account.tasks, TODAY + 9).values()]).toEqual([
      { status: LOST, closed: TODAY + 9, episodeEnded: TODAY + 9, outcome: 'Lost' },
    ]);
  });
});

describe('a reassigned account', () => {
  test('moves its open task, and keeps what was done', () => {
    const account = of(85);
    account.finish('Critical risk').run();
    account.finish('Critical risk').run();
    account.csm = 'Ben';
    account.after(1).run();
    expect(account.tasks.map(({ owner }) => owner)).toEqual(['Ana', 'Vera', 'Ben']);
    expect(account.tasks.map(({ handedOverFrom }) => handedOverFrom)).toEqual(['', '', 'Ana']);
    expect(account.plan().changes.size).toBe(0);
  });

  test('leaves a task with whom a person gave it to', () => {
    const account = of(85).write('Critical risk', { owner: 'Priya' });
    account.csm = 'Ben';
    account.run();
    expect(account.tasks[0]).toMatchObject({ owner: 'Priya', csm: 'Ben' });
  });

  test('without a CSM for now keeps its owners', () => {
    const account = of(85);
    account.csm = '';
    expect(account.plan().changes.size).toBe(0);
  });
});

describe('an overdue task', () => {
  const escalated = (account: Account, days: number) => {
    account.after(days).run();
    return account.tasks[0]!.escalatedTo;
  };

  test('reaches further up by the age of its play, and the tier decides how fast', () => {
    expect([3, 4, 7, 8, 14, 15].map((days) => escalated(started(65, 'High risk'), days))).toEqual([
      '',
      '',
      '',
      'Maria',
      'Maria',
      'Vera and executive sponsor',
    ]);
    expect([0, 1, 15].map((days) => escalated(of(85), days))).toEqual([
      '',
      'Vera',
      'Vera and executive sponsor',
    ]);
  });

  test('stays with whom a person took it to, and reaches nobody while it is proposed', () => {
    expect(
      started(65, 'High risk').write('High risk', { escalatedTo: 'The board' }).after(20).plan().changes.size,
    ).toBe(0);
    expect(of(65).after(20).plan().changes.size).toBe(0);
  });
});

describe('a task that an alert asks for', () => {
  const request = {
    account: { key: 'C1', id: 'C1', name: 'Acme', csm: 'Ana', situation: situation() },
    rule: 'health|drop',
    play: 'health DROP',
    day: TODAY,
    what: 'Call them',
    reason: 'Health score 82.0 to 60.0 within 7 days; Open tickets: 4',
    owner: 'CSM',
  };
  const playbook = { plays: publishedPlays(), team: TEAM, today: TODAY };
  const later = { ...playbook, today: TODAY + 3 };

  test('is the first step of the rule’s play, with what happened', () => {
    expect(requestedTask([], request, playbook)).toMatchObject({
      key: 'C1 | Health drop | 46347 | 1',
      play: 'Health drop',
      step: 'Find what broke: the metrics that fell, and since when',
      reason: 'Health score 82.0 to 60.0 within 7 days; Open tickets: 4',
      owner: 'Ana',
      due: TODAY + 2,
      status: OPEN,
    });
  });

  test('is opened once for a customer and a play, until it is done', () => {
    const task = requestedTask([], request, playbook)!;
    expect(requestedTask([task], { ...request, rule: 'other', day: TODAY + 3 }, later)).toBeUndefined();
    const done = { ...task, status: DONE };
    expect(requestedTask([done], request, later)).toBeUndefined();
    expect(requestedTask([done], { ...request, day: TODAY + 3 }, later)).toMatchObject({
      key: 'C1 | Health drop | 46350 | 1',
    });
    const other = { ...request.account, key: 'C2' };
    expect(requestedTask([done], { ...request, account: other }, playbook)).toBeDefined();
  });

  test('of a rule without a play is called by the rule, and says what the rule’s alert says', () => {
    expect(requestedTask([], { ...request, play: '' }, playbook)).toMatchObject({
      key: 'C1 | health/drop | 46347 | 1',
      step: 'Call them',
      due: TODAY + 2,
    });
  });
});

test('an id may hold anything, and a row without a key of ours is no task of ours', () => {
  expect(readTaskKey('a | b | Critical risk | 46347 | 2')).toEqual({
    customer: 'a | b',
    play: 'Critical risk',
    day: 46347,
    step: 2,
  });
  expect(['', 'x', 'a | b | c | d', ' | | '].map(readTaskKey)).toEqual(new Array(4).fill(undefined));
});

describe('whatever happens between runs', () => {
  const event = fc.oneof(
    fc.record({
      do: fc.constant('risk' as const),
      to: fc.constantFrom(10, 39.9, 45, 59.9, 60, 70, 80, 95, undefined),
    }),
    fc.record({ do: fc.constant('wait' as const), to: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ do: fc.constant('finish' as const), to: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ do: fc.constant('die' as const), to: fc.integer({ min: 0, max: 6 }) }),
    fc.record({ do: fc.constant('copy a row' as const), to: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ do: fc.constant('sort' as const), to: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ do: fc.constant('run' as const), to: fc.constant(0) }),
  );

  test('no task is doubled or lost, one tier is followed, and what a person did stands', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const account = new Account();
        const done = new Set<string>();
        let copies = 0;
        for (const { do: what, to } of events) {
          if (what === 'risk') account.at(to);
          if (what === 'wait') account.after(to!);
          if (what === 'die') account.run(to);
          if (what === 'run') account.run();
          if (what === 'sort') account.tasks.push(...account.tasks.splice(0, to));
          const task = account.tasks[to ?? 0];
          if (what === 'copy a row' && task) copies += account.tasks.push({ ...task }) > 0 ? 1 : 0;
          if (what === 'finish' && task && isOpen(task)) {
            done.add(task.key);
            account.tasks = account.tasks.map((each) =>
              each.key === task.key ? { ...each, status: DONE } : each,
            );
          }
        }
        account.run();
        const again = account.plan();
        expect([again.opened, again.changes.size]).toEqual([[], 0]);

        const keys = account.tasks.map(({ key }) => key);
        expect(keys.length - new Set(keys).size).toBe(copies);
        for (const task of account.tasks) if (done.has(task.key)) expect(task.status).toBe(DONE);
        const running = account.tasks.filter(({ episodeEnded }) => episodeEnded === undefined);
        const episodes = new Set(running.map(({ key }) => key.split(' | ').slice(0, -1).join()));
        expect(episodes.size).toBeLessThanOrEqual(1);
        if (account.tier === 'Critical') expect(episodes.size).toBe(1);
        for (const episode of new Set(keys.map((key) => key.split(' | ').slice(0, -1).join(' | ')))) {
          const open = account.tasks.filter((each) => each.key.startsWith(`${episode} | `) && isOpen(each));
          expect(new Set(open.map(({ key }) => key)).size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
