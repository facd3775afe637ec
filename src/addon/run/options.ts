import type { Placement } from '../../sheets/beside/placement';

/** What a person said of data that is not what it was. */
export interface DataAnswer {
  /** `held`: it is not right, and nothing is to be kept of it. */
  readonly is: 'held' | 'churned' | 'moved' | 'right';
  /** The question that this answers: where the data has changed since, it is asked again. */
  readonly of?: string;
  /** The day on which customers left, as 2026-11-21. */
  readonly on?: string;
}

/** What the user chose for a run; what is left out takes its default. */
export interface RunOptions {
  readonly model?: string;
  /** How results are placed next to the rows; the add-on chooses where it is left out. */
  readonly way?: Placement;
  /** The id of the tab to score, where another than the open one is meant. */
  readonly tab?: number;
  /** What is said of data that is not what it was; where a doubt is `held`, a run keeps nothing and asks nothing. */
  readonly data?: DataAnswer;
  /** A name for the run, under which it can be cancelled. */
  readonly run?: string;
}
