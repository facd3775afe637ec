import { useState } from 'preact/hooks';
import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import type { SinceThen, Today } from '../../../src/addon/run/today';
import { dayName } from '../../../src/base/for-people';
import type { Mover } from '../../../src/past/since';
import { COMPARE_DAYS } from '../../../src/past/since';
import { scoreInWhole } from '../../../src/scoring/shown';
import { Course } from '../../parts/course';
import { Figure } from '../../parts/figure';
import { LongList } from '../../parts/long-list';
import { OwnFigure } from '../../parts/own-figure';
import { nameOf } from '../../portfolio/filter';

const KINDS = ['worse', 'better', 'new', 'left'] as const;
type Kind = (typeof KINDS)[number];
const MARKS: Readonly<Record<Kind, string>> = { worse: '▼ ', better: '▲ ', new: '', left: '' };

interface SinceProps {
  readonly today: Today;
  readonly days: number;
  readonly compare: (days: number) => void;
  readonly isTheirs: (csm: string) => boolean;
  readonly open: (id: string) => void;
}

/** Who is worse, better, new or gone since a day of the history. */
export function SincePart({ today, days, compare, isTheirs, open }: SinceProps) {
  const [chosen, choose] = useState<Kind>();
  const since = today.since.find((one) => one.days === days);
  return (
    <section>
      <h2 class="apart">
        {since ? `Since ${dayName(since.since, today.run.scoredOn)}` : 'What changed'}
        {since && (
          <span class="periods">
            {COMPARE_DAYS.map((one) => (
              <button
                key={one}
                type="button"
                class="plain"
                aria-pressed={one === days}
                onClick={() => compare(one)}
              >
                <span class="unseen">Since </span>
                <span data-words="label">{one}d</span>
                <span class="unseen"> ago</span>
              </button>
            ))}
          </span>
        )}
      </h2>
      {since ? (
        <Changes {...{ since, chosen, choose, isTheirs, open }} run={today.run} />
      ) : (
        <p class="quiet">The first run under this model. The next one shows who moved.</p>
      )}
    </section>
  );
}

function Changes({
  since,
  run,
  chosen,
  choose,
  isTheirs,
  open,
}: Pick<SinceProps, 'isTheirs' | 'open'> & {
  readonly since: SinceThen;
  readonly run: LastRun;
  readonly chosen: Kind | undefined;
  readonly choose: (kind: Kind | undefined) => void;
}) {
  const accounts = new Map([...run.absent, ...run.accounts].map((account) => [account.id, account]));
  const theirs = ({ id, csm }: { readonly id: string; readonly csm?: string }) =>
    isTheirs(csm ?? accounts.get(id)?.csm ?? '');
  const lists: Readonly<Record<Kind, readonly (Mover | { readonly id: string })[]>> = {
    worse: since.worse.filter(theirs),
    better: since.better.filter(theirs),
    new: since.added.map((id) => ({ id })).filter(theirs),
    left: since.left.filter(theirs),
  };
  const first = chosen ? lists[chosen] : [...lists.worse, ...lists.better].slice(0, 1);
  return (
    <>
      <p class="pills">
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            class={`pill ${kind}`}
            aria-pressed={chosen === kind}
            onClick={() => choose(chosen === kind ? undefined : kind)}
          >
            {MARKS[kind]}
            <Figure id="listed" of={`${kind} since ${since.since}`} value={lists[kind].length} /> {kind}
          </button>
        ))}
      </p>
      {chosen && lists[chosen].length === 0 && <p class="quiet">Nobody.</p>}
      <LongList key={chosen ?? ''} entries={first}>
        {(mover) => <MoverLine mover={mover} account={accounts.get(mover.id)} run={run} open={open} />}
      </LongList>
    </>
  );
}

function MoverLine({
  mover,
  account,
  run,
  open,
}: {
  readonly mover: Mover | { readonly id: string };
  readonly account: ScoredAccount | undefined;
  readonly run: LastRun;
  readonly open: (id: string) => void;
}) {
  const shown = (score: number | null) => (score === null ? '–' : scoreInWhole(score, run.scales.health));
  const moved = 'to' in mover ? mover : undefined;
  const name = account ? nameOf(account) : mover.id;
  return (
    <div class="card moved">
      <div>
        {account ? (
          <button type="button" class="name" dir="auto" onClick={() => open(mover.id)}>
            {name}
          </button>
        ) : (
          <strong class="name" dir="auto">
            {name}
          </strong>
        )}
        {moved && (
          <p class="why" data-words="reasons">
            {moved.why || (moved.tierTo !== '' ? `Risk ${moved.tierFrom} to ${moved.tierTo}` : '')}
          </p>
        )}
      </div>
      {moved && <Course values={moved.course} isWorse={(moved.to ?? 0) < (moved.from ?? 0)} />}
      {moved && (
        <p class="money">
          <strong>
            <OwnFigure id="health-score" customer={mover.id}>
              {shown(moved.to)}
            </OwnFigure>
          </strong>
          <span>
            was{' '}
            <OwnFigure id="health-score" customer={mover.id} more="before">
              {shown(moved.from)}
            </OwnFigure>
          </span>
        </p>
      )}
    </div>
  );
}
