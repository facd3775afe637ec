import type { RunProgress } from '../../../src/addon/run/run';
import type { RunReport } from '../../../src/addon/run/score';
import { dayName } from '../../../src/base/for-people';
import { Failed } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Hint } from '../../parts/notice';
import { RunGoingOn } from '../../parts/run-going-on';
import { Working } from '../../parts/working';
import { knownOf } from '../../remote';
import { counted, typeset } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { Answers } from './answers';

/** The buttons that score and undo, and the result of the last press. */
export function RunControls(sidebar: Sidebar) {
  const { state, score, undo } = sidebar;
  const busy = state.outcome.at === 'waiting';
  const today = knownOf(state.today);
  const report = reportOf(sidebar);
  const isScored =
    report !== undefined || (today?.run.accounts.length ?? knownOf(state.match)?.scoredBefore ?? 0) > 0;
  const [day = '', time = ''] = today?.scoredAt.split(' ') ?? [];
  return (
    <>
      <LastOutcome {...sidebar} />
      <NobodyScored {...sidebar} />
      <Blocked {...sidebar} />
      <Unfinished {...sidebar} />
      <p class="foot">
        {isScored && (
          <>
            <span>
              {report ? (
                <Found {...sidebar} report={report} />
              ) : (
                day !== '' && (
                  <>
                    Scored {dayName(day)} {time}
                  </>
                )
              )}
            </span>
            <Button busy={busy} onClick={undo}>
              Undo<span class="unseen"> last run</span>
            </Button>
          </>
        )}
        <BuildButton {...sidebar} />
        <Button primary={!needsScore(sidebar)} busy={busy} onClick={score}>
          Score<span class={isScored ? 'unseen' : ''}> portfolio</span>
        </Button>
      </p>
    </>
  );
}

/** Whether no model has enough of its data in the columns there are. */
function needsScore({ state }: Sidebar): boolean {
  const found = knownOf(state.match);
  return found?.hasIds === true && found.models.every(({ coverage }) => coverage < found.minimumCoverage);
}

/** Makes a score of the columns there are, where no model fits them. */
export function BuildButton(sidebar: Sidebar) {
  if (!needsScore(sidebar)) return null;
  return (
    <Button primary busy={sidebar.state.outcome.at === 'waiting'} onClick={sidebar.proposeScore}>
      Build a score from my columns
    </Button>
  );
}

/** Why a run scored nobody, and where to go. */
function NobodyScored(sidebar: Sidebar) {
  const report = reportOf(sidebar);
  if (!report || [...report.summary.bands, ...report.summary.tiers].some(({ customers }) => customers > 0))
    return null;
  return (
    <Hint>
      <p>No customer has enough data for a score, so no columns were added beside your rows.</p>
      <button type="button" onClick={() => sidebar.go('columns')}>
        See what lacks
      </button>
    </Hint>
  );
}

/** What the last command came to, or how far it is. */
export function LastOutcome(sidebar: Sidebar) {
  const { outcome, progress } = sidebar.state;
  const waits = outcome.at === 'waiting';
  return (
    <>
      {progress ? (
        <Going {...sidebar} progress={progress} />
      ) : (
        outcome.at === 'waiting' && <Working doing={outcome.doing} />
      )}
      <p role="status" data-words="report" class={outcome.at === 'ready' ? 'sentence' : 'unseen'}>
        {waits ? (progress?.doing ?? outcome.doing) : sentenceOf(outcome)}
      </p>
      <Failed to={outcome} />
      {outcome.at === 'ready' && outcome.value.kind === 'asked' && (
        <Answers question={outcome.value.question} answer={sidebar.answer} />
      )}
    </>
  );
}

/** The report of the last run, where it was the last thing that was done here. */
export function reportOf({ state: { outcome } }: Sidebar): RunReport | undefined {
  return outcome.at === 'ready' && outcome.value.kind === 'scored' ? outcome.value.report : undefined;
}

/** The run that goes on, and whose it is. */
function Going({ state, cancel, progress }: Sidebar & { progress: RunProgress }) {
  const { run, since } = progress;
  return (
    <>
      {run !== state.ownRun && (
        <p>
          A run that was started elsewhere has been going on since <span data-words="time">{since}</span>.
        </p>
      )}
      <RunGoingOn progress={progress} cancelling={state.cancelling === run} cancel={() => cancel(run)} />
    </>
  );
}

function sentenceOf(outcome: Sidebar['state']['outcome']): string {
  if (outcome.at !== 'ready') return '';
  const { value } = outcome;
  if (value.kind === 'said') return typeset(value.sentence);
  if (value.kind === 'scored') return typeset(value.report.sentence);
  if (value.kind === 'asked') return typeset(value.question.asks);
  return `${value.check.sentence.replace(' scored', ' can be scored')}. Nothing was written.`;
}

/** Live columns that cannot show themselves, and the button that mends them. */
function Blocked({ state, repair }: Sidebar) {
  const { match, outcome } = state;
  const { sentence = '' } = knownOf(match)?.results ?? {};
  if (sentence === '') return null;
  return (
    <Hint>
      <p data-words="reasons">{sentence}</p>
      <Button busy={outcome.at === 'waiting'} onClick={repair}>
        Repair
      </Button>
    </Hint>
  );
}

/** What a run could not do, and the press that goes on with it. */
function Unfinished(sidebar: Sidebar) {
  const report = reportOf(sidebar);
  if (!report?.unfinished) return null;
  return (
    <Hint>
      <p data-words="help">{report.way.reason}</p>
      <Button primary onClick={sidebar.showBeside}>
        Continue
      </Button>
    </Hint>
  );
}

/** The way to what a run has found. */
function Found({ go, report }: Sidebar & { readonly report: RunReport }) {
  const problems = problemsOf(report).length;
  return (
    <button type="button" class="link" onClick={() => go('fix')}>
      What the run found
      {problems > 0 && (
        <>
          :{' '}
          <Figure id="listed" of="problems">
            {counted(problems, 'problem')}
          </Figure>
        </>
      )}
    </button>
  );
}

/** What could not be kept, settings that cannot be used, and formulas that cost more than they need. */
export function problemsOf({ unkept, tasks, mistakes, settingProblems, formulaHints }: RunReport): string[] {
  return [
    ...unkept,
    ...tasks.problems,
    ...mistakes.map(({ place, message }) => `${place}: ${message}`),
    ...settingProblems,
    ...formulaHints,
  ].map(typeset);
}
