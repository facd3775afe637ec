import type { RunOptions } from '../../../src/addon/run/options';
import type { StarterAnswer } from '../../../src/customers/starter';
import { isCancelled } from '../../failure';
import { followRun } from '../../follow-run';
import { server } from '../../server';
import type { LookActions } from './look';
import type { CommandOutcome, Store } from './store';

/** What the first screen does: runs, and what goes with them. */
export interface RunActions {
  choose(choice: RunOptions): void;
  score(): void;
  /** Goes on with a run that has asked something. */
  answer(answer: RunOptions): void;
  /** Asks a run to end before it writes. */
  cancel(run: string): void;
  /** Shows how far a run is that goes on, whoever started it. */
  follow(): Promise<void>;
  /** Shows the results of the last run beside the rows, in the way that is chosen. */
  showBeside(): void;
  check(): void;
  undo(): void;
  repair(): void;
  /** Writes a published model into the tab of models, where the user can edit it. */
  insertModel(name: string): void;
  /** Opens the screen that makes a score of the columns there are. */
  proposeScore(): void;
  /** Makes that score, and scores with it. */
  build(answers: readonly StarterAnswer[]): void;
  /** Says that the thresholds of a model are meant: from then on its bands count. */
  confirmModel(name: string): void;
}

export function runActionsOf(store: Store, look: LookActions): RunActions {
  /** Runs of this sidebar that are over: what was asked of them before may still be answered. */
  const ended = new Set<string>();
  let isFollowing = false;

  async function options(): Promise<RunOptions> {
    const { choice } = store.state;
    return choice.model === undefined ? { ...choice, model: await look.proposed() } : choice;
  }

  /** A run of somebody else has changed the results once it has ended. */
  async function follow(): Promise<void> {
    if (isFollowing) return;
    isFollowing = true;
    let others = '';
    await followRun(
      () => store.state.ownRun !== '',
      (progress) => {
        const isOver = progress !== undefined && ended.has(progress.run);
        store.update({ progress: isOver ? undefined : progress });
        if (progress && progress.run !== store.state.ownRun && !isOver) others = progress.run;
      },
    );
    isFollowing = false;
    if (others !== '') look.afterRun();
  }

  /** Scores under a name of its own, so that this run and no other can be cancelled. */
  async function run(answer: RunOptions = {}): Promise<CommandOutcome> {
    const name = Math.random().toString(36).slice(2);
    store.update({ ownRun: name });
    void follow();
    try {
      const report = await server.scorePortfolio({ ...(await options()), ...answer, run: name });
      if ('asks' in report) return { kind: 'asked', question: report };
      store.update({ report });
      look.afterRun();
      return { kind: 'scored', report };
    } catch (error) {
      if (isCancelled(error)) return { kind: 'said', sentence: 'Cancelled: nothing was written.' };
      throw error;
    } finally {
      ended.add(name);
      store.update({ ownRun: '', progress: undefined, cancelling: '' });
    }
  }

  return {
    choose: (choice) => store.update({ choice: { ...store.state.choice, ...choice } }),
    score: () => store.command('Reading your customers', () => run()),
    answer: (answer) => store.command('Reading your customers', () => run(answer)),
    cancel: (name) => {
      store.update({ cancelling: name });
      // One that does not arrive leaves the run to go on, and the button to be pressed again.
      server.cancelRun(name).catch(() => store.update({ cancelling: '' }));
    },
    follow,
    showBeside: () =>
      store.command('Writing beside your rows', async () => {
        const { choice, report } = store.state;
        const shown = await server.continueRun(choice.way === undefined ? {} : { way: choice.way });
        void look.match();
        if (report) return { kind: 'scored', report: { ...report, ...shown, unfinished: false } };
        return { kind: 'said', sentence: `Results are beside your rows. ${shown.way.reason}` };
      }),
    check: () =>
      store.command('Reading and checking your customers', async () => {
        const { model } = await options();
        return { kind: 'checked', check: await server.checkData(model === undefined ? {} : { model }) };
      }),
    undo: () =>
      store.command('Clearing what the runs wrote', async () => {
        const sentence = await server.undoLastRun();
        store.update({ report: undefined });
        look.afterRun();
        return { kind: 'said', sentence };
      }),
    repair: () =>
      store.command('Moving what was typed into notes', async () => {
        await server.repairResults();
        void look.match();
        return { kind: 'said', sentence: 'What was typed is now in notes on the same cells.' };
      }),
    proposeScore: () => {
      store.update({ screen: 'build' });
      void store.ask('starter', 'Looking at your columns', () => server.proposeStarter());
    },
    build: (answers) =>
      store.command('Building the score', async () => {
        const { model } = await server.buildStarter(answers);
        store.update({ choice: { ...store.state.choice, model } });
        const outcome = await run();
        if (outcome.kind === 'scored') store.update({ screen: 'today' });
        return outcome;
      }),
    confirmModel: (name) =>
      store.command('Confirming the thresholds', async () => {
        await server.confirmModel(name);
        void look.match();
        return {
          kind: 'said',
          sentence: 'Confirmed. Score again: its bands are Green, Yellow and Red from then on.',
        };
      }),
    insertModel: (name) =>
      store.command('Inserting the model', async () => {
        const { model } = await server.insertModel(name);
        void look.match();
        return {
          kind: 'said',
          sentence: `“${model}” is in the tab “Vitals model” now. Edit it there, then score with it.`,
        };
      }),
  };
}
