import { firstOfEach } from '../base/group-by';
import { inShort } from './in-short';
import type { Play } from './plays';
import type { ActionRow } from './read-actions';
import type { Situation } from './situation';
import { CSM_ROLE, ownerOf, type Team } from './team';

/** The play that a customer's tasks belong to, and the first of them that is still open. */
export interface RunningPlay {
  readonly play: string;
  /** Empty where every step is done. */
  readonly step: string;
  readonly owner: string;
  /** Civil day; undefined where unknown. */
  readonly due: number | undefined;
}

/** What somebody could do next: verb and object, by whom, until when, and why. */
export interface NextAction {
  readonly what: string;
  readonly owner: string;
  readonly due: number | undefined;
  readonly why: string;
}

/** The next action, and what else was proposed, the most pressing first. */
export interface Decision {
  /** Undefined where nothing is to be done. */
  readonly first: NextAction | undefined;
  readonly also: readonly NextAction[];
}

/** What the next action is decided with. */
export interface Following {
  /** By their rank. */
  readonly actions: readonly ActionRow[];
  readonly team: Team;
  /** Empty where nobody looks after the customer. */
  readonly csm: string;
  readonly today: number;
  readonly running: RunningPlay | undefined;
}

interface Ranked {
  readonly rank: number;
  readonly action: NextAction;
}

const WATCH_IT = 'Check whether the play worked';

/**
 * Decides the next action: of all that is proposed, that of the lowest rank. A step of an open play stands before what else
 * has its rank, which is that of the first row that names the play; a play that no row names comes last.
 */
export function decide(situation: Situation, following: Following): Decision {
  const { actions } = following;
  const running = isHeldBack(following, situation) ? undefined : following.running;
  const follows = ({ play }: ActionRow) => play !== undefined && play.name === running?.play;
  const proposals = actions
    .filter((row) => !follows(row) && row.when.holds(situation, 0) === true)
    .map((row): Ranked => ({ rank: row.rank, action: new Proposal(row, situation, following) }));
  if (running) {
    const rank = actions.find(follows)?.rank ?? Number.POSITIVE_INFINITY;
    const at = proposals.findIndex((other) => other.rank >= rank);
    const step = { rank, action: stepOf(running, following) };
    proposals.splice(at < 0 ? proposals.length : at, 0, step);
  }
  // Of proposals in the same words the first.
  const [first, ...also] = firstOfEach(
    proposals.map(({ action }) => action),
    ({ what }) => what,
  );
  return { first, also };
}

/** Whether the open play is one that only calm customers are proposed, and this one is not calm any more. */
function isHeldBack({ actions, running }: Following, { isCalm }: Situation): boolean {
  if (!running || isCalm) return false;
  const row = actions.find(({ play }) => play?.name === running.play);
  return row !== undefined && /\b(?:calm|expansion ready)\b/i.test(row.when.text);
}

/** What a row of the table proposes: by whom, until when and why is worked out by who asks, since most are never shown. */
class Proposal implements NextAction {
  readonly what: string;
  private readonly step: Play['steps'][number] | undefined;

  constructor(
    private readonly row: ActionRow,
    private readonly situation: Situation,
    private readonly following: Following,
  ) {
    const { what, play } = row;
    this.step = what === '' && play ? stepOn(playDayOf(play, situation), play) : undefined;
    this.what = what !== '' || !play ? what : this.step ? inShort(this.step.what) : play.name;
  }

  get owner(): string {
    const { row, step, following } = this;
    const role = row.what !== '' || !row.play ? row.owner : (step?.owner ?? CSM_ROLE);
    return ownerOf(role, following.csm, following.team);
  }

  get due(): number {
    const { row, step, situation, following } = this;
    const days = step ? Math.max(0, step.dueDay - playDayOf(row.play!, situation)) : row.days;
    return following.today + days;
  }

  get why(): string {
    return this.row.when.why(this.situation);
  }
}

function stepOf({ play, step, owner, due }: RunningPlay, { team, csm }: Following): NextAction {
  const why = `open play: ${play}`;
  if (step === '') return { what: WATCH_IT, owner: ownerOf(CSM_ROLE, csm, team), due, why };
  return { what: inShort(step), owner, due, why };
}

/** The first step that is still to come on a day of a play; the last where all are over. */
export function stepOn(day: number, { steps }: Play): Play['steps'][number] | undefined {
  return steps.find(({ dueDay }) => dueDay >= day) ?? steps[steps.length - 1];
}

/** Which day of a play today is: the first one, if its days do not count from the customer's own. */
export function playDayOf(
  { countsFrom }: Play,
  { daysToRenewal = 0, daysAsCustomer = 0 }: Situation,
): number {
  if (countsFrom === 'contract end') return -daysToRenewal;
  return countsFrom === 'first day' ? daysAsCustomer : 0;
}
