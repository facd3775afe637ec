import type { RunReport } from '../../../src/addon/run/score';
import { Findings, Unscored } from '../../parts/attention';
import { Button } from '../../parts/button';
import { Hint } from '../../parts/notice';
import { counted, whole } from '../../words';
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
  const { potential, opportunities } = summary.expansion;
  return (
    <>
      {problemsOf(report).map((problem) => (
        <Hint key={problem}>{problem}</Hint>
      ))}
      <p class="quiet">
        {model} model, {scoredOn}. All results stand in the tab “Vitals scores”.
      </p>
      {changes !== '' && <p>Since the last run: {changes}.</p>}
      {tasks.opened + tasks.closed + tasks.proposed > 0 && (
        <p>
          <button type="button" class="link" onClick={() => go('plays')}>
            {`${counted(tasks.opened, 'task')} opened, ${tasks.closed} closed, ${counted(tasks.proposed, 'play')} proposed`}
          </button>
        </p>
      )}
      {alerts.length > 0 && (
        <p>
          <button type="button" class="link" onClick={() => go('alerts')}>
            {counted(alerts.length, 'new alert')}
          </button>
        </p>
      )}
      <p>
        <strong>Beside your rows: {WAYS[way.way]}.</strong> {way.reason}
      </p>
      {opportunities > 0 && (
        <p>
          Expansion: {whole(potential)} a year in {counted(opportunities, 'opportunity', 'opportunities')}.
        </p>
      )}
    </>
  );
}
