import type { RunReport } from '../../../src/addon/run/score';
import { dateName } from '../../../src/base/for-people';
import { Findings, Unscored } from '../../parts/attention';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Hint } from '../../parts/notice';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { WAYS } from './model';
import { LastOutcome, problemsOf, reportOf } from './run';

/** Rows and cells that need a person, as the last run or check found them. */
export function FixScreen(sidebar: Sidebar) {
  const { outcome } = sidebar.state;
  const report = reportOf(sidebar);
  const known =
    report ?? (outcome.at === 'ready' && outcome.value.kind === 'checked' ? outcome.value.check : undefined);
  return (
    <>
      <h1>Rows to fix</h1>
      <p class="row">
        <Button busy={outcome.at === 'waiting'} onClick={sidebar.check}>
          Check data
        </Button>
        <span class="quiet">Reads your cells, writes nothing.</span>
      </p>
      <LastOutcome {...sidebar} />
      {report && <LastRunDid {...sidebar} report={report} />}
      {known && (
        <>
          <Unscored rows={known.unscored} show={(cell) => sidebar.show(known.tab, cell)} />
          <Findings findings={known.findings} show={(cell) => sidebar.show(known.tab, cell)} />
        </>
      )}
    </>
  );
}

/** What the run of this sidebar did besides scoring. */
function LastRunDid({ report, go }: Sidebar & { report: RunReport }) {
  const { model, scoredOn, changes, way, tasks, alerts, summary } = report;
  const { opportunities, ready } = summary.expansion;
  return (
    <>
      {problemsOf(report).map((problem) => (
        <Hint key={problem}>
          <span data-words="reasons">{problem}</span>
        </Hint>
      ))}
      <p class="quiet">
        {model} model, {dateName(scoredOn)}. All results are in the tab “Vitals scores”.
      </p>
      {changes !== '' && <p data-words="reasons">Since the last run: {changes}.</p>}
      {tasks.opened + tasks.closed + tasks.proposed > 0 && (
        <p>
          <button type="button" class="link" onClick={() => go('plays')}>
            <Figure id="tasks" of="opened">
              {counted(tasks.opened, 'task')}
            </Figure>{' '}
            opened, <Figure id="tasks" of="closed" value={tasks.closed} /> closed,{' '}
            <Figure id="tasks" of="proposed">
              {counted(tasks.proposed, 'play')}
            </Figure>{' '}
            proposed
          </button>
        </p>
      )}
      {tasks.overCapacity.map((said) => (
        <p key={said} class="quiet" data-words="reasons">
          {said}
        </p>
      ))}
      {alerts.length > 0 && (
        <p>
          <button type="button" class="link" onClick={() => go('alerts')}>
            <Figure id="alerts" of="new">
              {counted(alerts.length, 'new alert')}
            </Figure>
          </button>
        </p>
      )}
      <p>
        <strong>Beside your rows: {WAYS[way.way]}.</strong> <span data-words="help">{way.reason}</span>
      </p>
      {opportunities > 0 && (
        <p>
          Ready to grow: <Figure id="ready-amount" value={ready.amount} /> a year,{' '}
          <Figure id="ready">{counted(ready.customers, 'customer')}</Figure>.
        </p>
      )}
    </>
  );
}
