import { useEffect, useRef, useState } from 'preact/hooks';
import type { DataCheck } from '../src/addon/check';
import type { OpenedCustomer } from '../src/addon/customer';
import type { LastRun } from '../src/addon/last-run';
import type { PortfolioMatch } from '../src/addon/match';
import type { RunOptions, RunReport } from '../src/addon/score';
import type { SettingsPage } from '../src/addon/settings';
import type { Said } from '../src/customers/understanding';
import type { RunProgress } from '../src/sheets/run';
import { isCancelled } from './failure';
import { followRun } from './follow-run';
import { type Filter, NO_FILTER } from './portfolio/filter';
import { knownOf, type Remote, settled } from './remote';
import { server } from './server';

export type Screen =
  | 'score'
  | 'columns'
  | 'overview'
  | 'customers'
  | 'tasks'
  | 'alerts'
  | 'settings'
  | 'help';

/** What the last command on the first screen came to. */
export type Outcome =
  | { readonly kind: 'scored'; readonly report: RunReport }
  | { readonly kind: 'checked'; readonly check: DataCheck }
  | { readonly kind: 'said'; readonly sentence: string };

/** What the server answered, by what it was asked for. */
interface Answers {
  readonly match: PortfolioMatch;
  readonly outcome: Outcome;
  readonly run: LastRun;
  readonly customer: OpenedCustomer;
  readonly settings: SettingsPage;
  readonly shown: string;
}

export type State = { readonly [K in keyof Answers]: Remote<Answers[K]> } & {
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
  /** Of the list of customers, from 0. */
  readonly page: number;
};

const START: State = {
  screen: 'score',
  choice: {},
  match: { at: 'nothing' },
  outcome: { at: 'nothing' },
  run: { at: 'nothing' },
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

/** What opens in a wide window over the sheet. */
const DIALOGS = {
  Dashboard: () => server.showDashboard(),
  'What if': () => server.showWhatIf(),
  Models: () => server.showModels(),
  'Account review': () => server.showReview(),
};

export type Dialog = keyof typeof DIALOGS;

/** The sidebar's whole state, and everything that can be done to it. */
export interface Sidebar {
  readonly state: State;
  go(screen: Screen): void;
  choose(choice: RunOptions): void;
  match(): void;
  score(): void;
  /** Asks a run to end before it writes. */
  cancel(run: string): void;
  /** Shows the results of the last run beside the rows, in the way that is chosen. */
  showBeside(): void;
  check(): void;
  undo(): void;
  repair(): void;
  /** Writes a published model into the tab of models, where the user can edit it. */
  insertModel(name: string): void;
  /** Selects a cell in the sheet. */
  show(tab: string, cell: string): void;
  /** Lists the customers that a filter lets through, from the first page. */
  list(filter: Partial<Filter>): void;
  turn(page: number): void;
  open(id: string): void;
  openSelected(): void;
  closeCustomer(): void;
  openDialog(dialog: Dialog): void;
  /** Opens a customer's scores as bars, in a wide window. */
  showPoints(id: string): void;
  showCustomer(id: string): void;
  addNote(id: string, note: string): void;
  /** Opens the documents about a customer, in a window of their own. */
  showDocuments(id: string): void;
  /** Opens the tab of settings. */
  showSettings(): void;
  changeSetting(area: string, name: string, value: string): void;
  /** Writes a formula over all customers into the selected cell. */
  insertFormula(example: string): void;
  /** Says what a column is, and how its cells are to be read. */
  correct(header: string, said: Said): void;
}

/** Keeps the state of the sidebar. The customer tab is looked at once, when the sidebar opens. */
export function useSidebar(): Sidebar {
  const [state, setState] = useState(START);
  const latest = useRef(state);
  const tickets = useRef<Partial<Record<keyof Answers, number>>>({});
  /** The look at the sheet that is under way, or was last. */
  const matching = useRef<Promise<void>>();
  const following = useRef(false);
  /** Runs of this sidebar that are over: what was asked of them before may still be answered. */
  const ended = useRef(new Set<string>());

  function update(change: Partial<State>): void {
    latest.current = { ...latest.current, ...change };
    setState(latest.current);
  }

  /** Asks, and keeps what comes: the answer to a later question for the same thing counts. */
  async function ask<K extends keyof Answers>(
    key: K,
    doing: string,
    call: () => Promise<Answers[K]>,
  ): Promise<void> {
    const ticket = (tickets.current[key] ?? 0) + 1;
    tickets.current[key] = ticket;
    const before = knownOf<Answers[K]>(latest.current[key] as Remote<Answers[K]>);
    update({ [key]: { at: 'waiting', doing, before } });
    const came = await settled(call, () => void ask(key, doing, call));
    if (tickets.current[key] === ticket) update({ [key]: came });
  }

  /** Commands follow each other: a second click while one is going on does nothing. */
  function command(doing: string, call: () => Promise<Outcome>): void {
    if (latest.current.outcome.at === 'waiting') return;
    void ask('outcome', doing, call);
  }

  function match(): Promise<void> {
    matching.current = ask('match', 'Looking at your sheet', () => server.matchPortfolio());
    return matching.current;
  }

  /** What is known of the last run is old now. */
  function forgetRun(): void {
    update({ run: { at: 'nothing' }, customer: { at: 'nothing' }, page: 0 });
    void match();
  }

  function go(screen: Screen): void {
    update({ screen });
    const needsRun = screen === 'overview' || screen === 'customers';
    const { run } = latest.current;
    if (screen === 'settings') void ask('settings', 'Reading the settings', () => server.readSettingsPage());
    if (needsRun && (run.at === 'nothing' || run.at === 'failed')) {
      void ask('run', 'Reading the last run', () => server.lastRun());
    }
  }

  function openWith(call: () => Promise<OpenedCustomer>): void {
    go('customers');
    void ask('customer', 'Reading the customer', call);
  }

  async function options(): Promise<RunOptions> {
    const { choice } = latest.current;
    if (choice.model !== undefined) return choice;
    await matching.current;
    const known = latest.current.match;
    const { proposed } = known.at === 'ready' ? known.value : await server.matchPortfolio();
    return { ...choice, model: proposed };
  }

  /** Shows how far a run is; a run of somebody else has changed the results once it has ended. */
  async function follow(): Promise<void> {
    if (following.current) return;
    following.current = true;
    let others = '';
    await followRun(
      () => latest.current.ownRun !== '',
      (progress) => {
        const isOver = progress !== undefined && ended.current.has(progress.run);
        update({ progress: isOver ? undefined : progress });
        if (progress && progress.run !== latest.current.ownRun && !isOver) others = progress.run;
      },
    );
    following.current = false;
    if (others !== '') forgetRun();
  }

  /** Scores under a name of its own, so that this run and no other can be cancelled. */
  async function run(): Promise<Outcome> {
    const name = Math.random().toString(36).slice(2);
    update({ ownRun: name });
    void follow();
    try {
      const report = await server.scorePortfolio({ ...(await options()), run: name });
      update({ report });
      forgetRun();
      return { kind: 'scored', report };
    } catch (error) {
      if (isCancelled(error)) return { kind: 'said', sentence: 'Cancelled: nothing was written.' };
      throw error;
    } finally {
      ended.current.add(name);
      update({ ownRun: '', progress: undefined, cancelling: '' });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sidebar opens.
  useEffect(() => {
    void match();
    void follow();
  }, []);

  return {
    state,
    go,
    choose: (choice) => update({ choice: { ...latest.current.choice, ...choice } }),
    match: () => void match(),
    score: () => command('Getting ready', run),
    cancel: (name) => {
      update({ cancelling: name });
      // One that does not arrive leaves the run to go on, and the button to be pressed again.
      server.cancelRun(name).catch(() => update({ cancelling: '' }));
    },
    showBeside: () =>
      command('Writing beside your rows', async () => {
        const { choice, report } = latest.current;
        const shown = await server.continueRun(choice.way === undefined ? {} : { way: choice.way });
        void match();
        if (report) return { kind: 'scored', report: { ...report, ...shown, unfinished: false } };
        return { kind: 'said', sentence: `The results stand beside your rows. ${shown.way.reason}` };
      }),
    check: () =>
      command('Reading and checking your customers', async () => {
        const { model } = await options();
        return { kind: 'checked', check: await server.checkData(model === undefined ? {} : { model }) };
      }),
    undo: () =>
      command('Clearing what the runs wrote', async () => {
        const sentence = await server.undoLastRun();
        update({ report: undefined });
        forgetRun();
        return { kind: 'said', sentence };
      }),
    repair: () =>
      command('Moving what was typed into notes', async () => {
        await server.repairResults();
        void match();
        return { kind: 'said', sentence: 'What was typed is now in notes on the same cells.' };
      }),
    insertModel: (name) =>
      command('Inserting the model', async () => {
        const { model } = await server.insertModel(name);
        void match();
        return {
          kind: 'said',
          sentence: `The model “${model}” stands in the tab “Vitals model” now. Edit it there: runs score with it.`,
        };
      }),
    show: (tab, cell) =>
      void ask('shown', 'Going there', async () => {
        await server.showCell(tab, cell);
        return `${cell} is selected.`;
      }),
    list: (filter) => {
      go('customers');
      update({ filter: { ...latest.current.filter, ...filter }, page: 0, customer: { at: 'nothing' } });
    },
    turn: (page) => update({ page }),
    open: (id) => openWith(() => server.openCustomer(id)),
    openSelected: () => openWith(() => server.openSelectedRow()),
    closeCustomer: () => update({ customer: { at: 'nothing' } }),
    addNote: (id, note) => void ask('customer', 'Writing the note', () => server.addCustomerNote(id, note)),
    showDocuments: (id) =>
      void ask('shown', 'Opening the documents', async () => {
        await server.showDocuments(id);
        return 'The documents are open.';
      }),
    changeSetting: (area, name, value) =>
      void ask('settings', 'Writing the setting', async () => {
        const page = await server.changeSetting(area, name, value);
        update({ choice: {} });
        void match();
        return page;
      }),
    insertFormula: (example) =>
      void ask('shown', 'Inserting the formula', () => server.insertFormula(example)),
    correct: (header, { metric, unit }) =>
      void ask('match', 'Remembering the column and looking again', async () => {
        await server.correctColumn(header, metric, unit);
        return server.matchPortfolio();
      }),
    openDialog: (dialog) =>
      void ask('shown', 'Opening', async () => {
        await DIALOGS[dialog]();
        return `${dialog} is open over the sheet.`;
      }),
    showPoints: (id) =>
      void ask('shown', 'Opening', async () => {
        await server.showPoints(id);
        return 'The points are open over the sheet.';
      }),
    showSettings: () => void ask('shown', 'Opening the settings', () => server.showSettings()),
    showCustomer: (id) =>
      void ask('shown', 'Going there', async () => {
        await server.showCustomer(id);
        return 'The customer’s row is selected.';
      }),
  };
}

/** The choice of the user or of the add-on; undefined while nobody has looked at the sheet. */
export function chosenModel({ choice, match }: State): string | undefined {
  return choice.model ?? knownOf(match)?.proposed;
}
