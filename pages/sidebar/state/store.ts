import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { StarterProposal } from '../../../src/addon/models/starter';
import type { DataCheck } from '../../../src/addon/run/check';
import type { ScoredAccount } from '../../../src/addon/run/last-run';
import type { PortfolioMatch } from '../../../src/addon/run/match';
import type { RunOptions } from '../../../src/addon/run/options';
import type { RunQuestion } from '../../../src/addon/run/question';
import type { RunProgress } from '../../../src/addon/run/run';
import type { RunReport } from '../../../src/addon/run/score';
import type { Today } from '../../../src/addon/run/today';
import type { SettingsPage } from '../../../src/addon/settings/settings';
import type { WhoseChoice } from '../../../src/addon/settings/whose';
import type { SourcesView, ValueTrace } from '../../../src/addon/sources/sources';
import { type Filter, NO_FILTER } from '../../portfolio/filter';
import { knownOf, type Press, Question, type Remote } from '../../remote';

export type Screen =
  | 'today'
  | 'customers'
  | 'plays'
  | 'model'
  | 'more'
  | 'columns'
  | 'sources'
  | 'build'
  | 'fix'
  | 'overview'
  | 'alerts'
  | 'settings'
  | 'help';

/** What a press picks from the list of customers. */
export type CustomerFilter = '' | 'to call' | 'at risk' | 'renewing' | 'dropped';

/** What the last command on the first screen came to. */
export type CommandOutcome =
  | { readonly kind: 'scored'; readonly report: RunReport }
  | { readonly kind: 'asked'; readonly question: RunQuestion }
  | { readonly kind: 'checked'; readonly check: DataCheck }
  | { readonly kind: 'said'; readonly sentence: string };

/** What the server answered, by what it was asked for. */
interface Answers {
  readonly match: PortfolioMatch;
  readonly sources: SourcesView;
  readonly trace: ValueTrace;
  readonly starter: StarterProposal;
  readonly outcome: CommandOutcome;
  readonly today: Today;
  readonly whose: WhoseChoice;
  readonly customer: OpenedCustomer;
  readonly settings: SettingsPage;
  readonly shown: string;
}

export type SidebarState = { readonly [K in keyof Answers]: Remote<Answers[K]> } & {
  readonly screen: Screen;
  /** What the user chose; what is left out is the add-on's choice. */
  readonly choice: RunOptions;
  /** What the last run of this sidebar reported: what changed since the one before is known from it alone. */
  readonly report: RunReport | undefined;
  /** How far the run is that goes on in this spreadsheet: of this sidebar, or of somebody else. */
  readonly progress: RunProgress | undefined;
  /** The run of this sidebar that goes on; '' where none does. */
  readonly ownRun: string;
  /** The run that was asked to end. */
  readonly cancelling: string;
  readonly filter: Filter;
  /** The customer that is being opened, as the last run left it. */
  readonly opening: ScoredAccount | undefined;
  /** The customers that a press has picked from the list; '' for all. */
  readonly chip: CustomerFilter;
  /** How far back is compared. */
  readonly days: number;
  /** Of the list of customers, from 0. */
  readonly page: number;
};

/** How the sidebar opens. */
export const START: SidebarState = {
  screen: 'today',
  choice: {},
  match: { at: 'nothing' },
  sources: { at: 'nothing' },
  trace: { at: 'nothing' },
  starter: { at: 'nothing' },
  outcome: { at: 'nothing' },
  today: { at: 'nothing' },
  whose: { at: 'nothing' },
  opening: undefined,
  chip: '',
  days: 7,
  customer: { at: 'nothing' },
  settings: { at: 'nothing' },
  report: undefined,
  progress: undefined,
  ownRun: '',
  cancelling: '',
  filter: NO_FILTER,
  page: 0,
  shown: { at: 'nothing' },
};

/** Holds the state of the sidebar, and what is on its way to it. */
export class Store {
  state: SidebarState = START;
  private readonly questions: { [K in keyof Answers]?: Question<Answers[K]> } = {};

  /** `show` is told of every change. */
  constructor(private readonly show: (state: SidebarState) => void) {}

  update(change: Partial<SidebarState>): void {
    this.state = { ...this.state, ...change };
    this.show(this.state);
  }

  /** Asks, and keeps what comes: the answer to a later question for the same thing counts. */
  ask<K extends keyof Answers>(key: K, doing: string, call: () => Promise<Answers[K]>): Promise<void> {
    return this.question(key).ask(doing, call);
  }

  /** Shows what a press makes of what is known, then does it. */
  press<K extends keyof Answers>(key: K, press: Press<Answers[K]>): void {
    this.question(key).press(press);
  }

  /** Starts again with what is known already, or with nothing. */
  begin<K extends keyof Answers>(key: K, known: Remote<Answers[K]> = { at: 'nothing' }): void {
    this.question(key).begin(known);
  }

  private question<K extends keyof Answers>(key: K): Question<Answers[K]> {
    this.questions[key] ??= new Question<Answers[K]>((remote) => this.update({ [key]: remote })) as never;
    return this.questions[key] as never;
  }

  /** Commands follow each other: a second click while one is going on does nothing. */
  command(doing: string, call: () => Promise<CommandOutcome>): void {
    if (this.state.outcome.at === 'waiting') return;
    void this.ask('outcome', doing, call);
  }
}

/** The choice of the user or of the add-on; undefined while nobody has looked at the sheet. */
export function chosenModel({ choice, match }: SidebarState): string | undefined {
  return choice.model ?? knownOf(match)?.proposed;
}
