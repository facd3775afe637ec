import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { advance, type FollowedAccount, type Playbook } from '../../../src/playbooks/advance';
import { tasksByCustomer } from '../../../src/playbooks/episodes';
import { publishedPlays } from '../../../src/playbooks/published-plays';
import {
  DONE,
  isOpen,
  OPEN,
  PASSED,
  RECOVERED,
  REPLACED,
  readKey,
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
        daysToRenewal: 31,
        daysAsCustomer: undefined,
        signals: [{ metric: 'champion_left', severity: 'Critical', message: 'the champion left' }],
      }),
    };
  }

  plan() {
    const playbook: Playbook = { plays: publishedPlays(), team: TEAM, today: this.day };
    return advance(tasksByCustomer(this.tasks).get('C | 1') ?? [], this.account, playbook);
  }

  /** A run; where it dies, some of what it wanted to write is written: a play's tasks all or none. */
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

  finish(step: number, play: string): void {
    this.tasks = this.tasks.map((task) =>
      task.play === play && readKey(task.key)!.step === step ? { ...task, status: DONE } : task,
    );
  }

  of(play: string): Task[] {
    return this.tasks.filter((task) => task.play === play);
  }

  statuses(play: string): string[] {
    return [...new Set(this.of(play).map(({ status }) => status))];
  }
}

const of = (risk: number) => {
  const account = new Account().at(risk);
  account.run();
  return account;
};

describe('a customer that enters a tier', () => {
  test('gets the steps of its play as tasks, with owner, due day and reason', () => {
    const account = of(85.04);
    expect(account.tasks).toHaveLength(6);
    expect(account.tasks[1]).toEqual({
      key: 'C | 1 | Critical risk | 46347 | 2',
      id: 'C | 1',
      customer: 'Acme',
      play: 'Critical risk',
      step: 'Reach their executive for a call within 48 hours',
      owner: 'Vera',
      due: TODAY + 2,
      status: OPEN,
      reason: 'Risk tier Critical, churn risk 85.0 (100 is worst); renews in 31 days; the champion left',
      opened: TODAY,
      closed: undefined,
      escalatedTo: '',
      csm: 'Ana',
      handedOverFrom: '',
      episodeEnded: undefined,
    });
    expect(account.tasks.map(({ owner }) => owner)).toEqual(['Ana', 'Vera', 'Ana', 'Maria', 'Ana', 'Maria']);
  });

  test('gets them once, however often the add-on runs', () => {
    const account = of(85);
    account.run();
    account.after(3).run();
    expect(account.tasks).toHaveLength(6);
  });

  test('that is Low, or unknown, gets none', () => {
    expect(of(10).tasks).toEqual([]);
    expect(new Account().plan().opened).toEqual([]);
  });

  test('gets none again when a person has done all of them', () => {
    const account = of(50);
    for (const step of [1, 2, 3, 4]) account.finish(step, 'Medium risk');
    account.after(2).run();
    expect(account.tasks).toHaveLength(4);
    expect(account.statuses('Medium risk')).toEqual([DONE]);
    expect(account.of('Medium risk')[0]!.closed).toBe(TODAY + 2);
  });

  test('again later, gets new ones', () => {
    const account = of(50);
    account.after(1).at(10).run();
    account.after(1).at(50).run();
    expect(account.of('Medium risk').map(({ status }) => status)).toEqual([
      ...new Array(4).fill(RECOVERED),
      ...new Array(4).fill(OPEN),
    ]);
  });

  test('again on the same day, goes on with the same ones', () => {
    const account = of(50);
    account.finish(1, 'Medium risk');
    account.at(10).run();
    account.at(50).run();
    expect(account.of('Medium risk').map(({ status }) => status)).toEqual([DONE, OPEN, OPEN, OPEN]);
    expect(account.plan().changes.size).toBe(0);
  });
});

describe('a play', () => {
  test('goes on until it has worked, though the customer is in a milder tier by then', () => {
    const account = of(85);
    account.after(5).at(65).run();
    expect(account.statuses('Critical risk')).toEqual([OPEN]);
    expect(account.of('High risk')).toEqual([]);
    account.after(5).at(59).run();
    expect(account.statuses('Critical risk')).toEqual([RECOVERED]);
    expect(account.of('Critical risk')[0]).toMatchObject({ closed: TODAY + 10, episodeEnded: TODAY + 10 });
    expect(account.of('Medium risk')).toHaveLength(4);
  });

  test('gives way to a more pressing one', () => {
    const account = of(65);
    account.finish(1, 'High risk');
    account.after(1).at(85).run();
    expect(account.of('High risk').map(({ status }) => status)).toEqual([
      DONE,
      ...new Array(5).fill(REPLACED),
    ]);
    expect(account.statuses('Critical risk')).toEqual([OPEN]);
  });

  test('for medium risk has worked after four weeks below 60, and does not start again by that', () => {
    const account = of(50);
    account.after(27).run();
    expect(account.statuses('Medium risk')).toEqual([OPEN]);
    account.after(1).run();
    expect(account.statuses('Medium risk')).toEqual([RECOVERED]);
    account.after(1).run();
    expect(account.tasks).toHaveLength(4);
    account.after(1).at(10).run();
    account.after(1).at(50).run();
    expect(account.tasks).toHaveLength(8);
  });

  test('waits while nothing is known of the customer', () => {
    const account = of(85);
    account.after(1).at(undefined).run();
    expect(account.statuses('Critical risk')).toEqual([OPEN]);
    expect(account.of('Critical risk')[0]!.episodeEnded).toBeUndefined();
  });

  test('without a measure has passed when its situation has', () => {
    const account = of(85);
    const [critical] = publishedPlays();
    const plays = [{ ...critical!, success: [] }];
    const { changes } = advance(
      account.tasks,
      { ...account.at(70), key: 'C | 1', id: 1, name: '', situation: { ...situationOf(70) } },
      { plays, team: TEAM, today: TODAY + 1 },
    );
    expect([...changes.values()].map(({ status }) => status)).toEqual(new Array(6).fill(PASSED));
  });
});

function situationOf(risk: number): FollowedAccount['situation'] {
  return situation({ tier: 'High', risk, daysToRenewal: undefined, daysAsCustomer: undefined });
}

describe('a reassigned account', () => {
  test('moves its open tasks, and keeps what was done', () => {
    const account = of(85);
    account.finish(1, 'Critical risk');
    account.csm = 'Ben';
    account.after(1).run();
    expect(account.tasks.map(({ owner }) => owner)).toEqual(['Ana', 'VP CS', 'Ben', 'Mo', 'Ben', 'Mo']);
    expect(account.tasks.map(({ handedOverFrom }) => handedOverFrom)).toEqual([
      '',
      ...new Array(5).fill('Ana'),
    ]);
    expect(account.plan().changes.size).toBe(0);
  });

  test('leaves a task with whom a person gave it to', () => {
    const account = of(85);
    account.tasks = account.tasks.map((task, i) => (i === 0 ? { ...task, owner: 'Priya' } : task));
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
  const escalated = (risk: number, days: number) => {
    const account = of(risk);
    account.after(days).run();
    return account.tasks[0]!.escalatedTo;
  };

  test('reaches further up by the age of its play, and the tier decides how fast', () => {
    expect([3, 4, 7, 8, 14, 15].map((days) => escalated(65, days))).toEqual([
      '',
      '',
      '',
      'Maria',
      'Maria',
      'Vera',
    ]);
    expect([0, 1].map((days) => escalated(85, days))).toEqual(['', 'Vera']);
  });

  test('stays with whom a person took it to', () => {
    const account = of(65);
    account.tasks = account.tasks.map((task) => ({ ...task, escalatedTo: 'The board' }));
    expect(account.after(20).plan().changes.size).toBe(0);
  });
});

describe('a task that is asked for', () => {
  const request = {
    account: { key: 'C1', id: 'C1', name: 'Acme', csm: 'Ana' },
    rule: 'health|drop',
    day: TODAY,
    what: 'Call them',
    reason: 'Health fell by 22 points in 7 days',
    owner: 'CSM',
    dueInDays: 2,
  };
  const playbook = { team: TEAM, today: TODAY };

  test('is opened once for a customer and a rule, until it is done', () => {
    const task = requestedTask([], request, playbook)!;
    expect(task).toMatchObject({
      key: 'C1 | health/drop | 46347 | 1',
      owner: 'Ana',
      due: TODAY + 2,
      status: OPEN,
    });
    const later = { ...playbook, today: TODAY + 3 };
    expect(requestedTask([task], request, later)).toBeUndefined();
    const done = { ...task, status: DONE };
    expect(requestedTask([done], request, playbook)).toBeUndefined();
    expect(requestedTask([done], request, later)).toBeUndefined();
    expect(requestedTask([done], { ...request, day: TODAY + 3 }, later)).toMatchObject({
      key: 'C1 | health/drop | 46350 | 1',
    });
    expect(
      requestedTask([done], { ...request, account: { ...request.account, key: 'C2' } }, playbook),
    ).toBeDefined();
  });
});

test('an id may hold anything, and a row without a key of ours is no task of ours', () => {
  expect(readKey('a | b | Critical risk | 46347 | 2')).toEqual({
    customer: 'a | b',
    play: 'Critical risk',
    day: 46347,
    step: 2,
  });
  expect(['', 'x', 'a | b | c | d', ' | | '].map(readKey)).toEqual(new Array(4).fill(undefined));
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
        if (account.tier && account.tier !== 'Low') expect(episodes.size).toBe(1);
        for (const episode of new Set(keys.map((key) => key.split(' | ').slice(0, -1).join(' | ')))) {
          const steps = new Set(keys.filter((key) => key.startsWith(`${episode} | `)));
          expect(steps.size).toBe(episode.includes('Medium') ? 4 : 6);
        }
      }),
      { numRuns: 500 },
    );
  });
});
