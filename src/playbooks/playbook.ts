import type { Play } from './plays';
import type { Situation } from './situation';
import type { Team } from './team';

/** A customer, as far as its tasks need it. */
export interface FollowedAccount {
  /** The id as ids are compared. */
  readonly key: string;
  readonly id: string | number;
  readonly name: string;
  readonly csm: string;
  readonly situation: Situation;
}

/** What tasks are planned with. */
export interface Playbook {
  readonly plays: readonly Play[];
  readonly team: Team;
  readonly today: number;
  /** On the first run nothing starts unasked: what would is proposed. */
  readonly isFirstRun?: boolean;
  /** Whether this CSM has as many open plays as one person can follow. */
  readonly isFull?: (csm: string) => boolean;
}
