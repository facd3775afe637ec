import { render } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { PastMonths } from '../../../src/addon/months/past-months';
import type { LastRun } from '../../../src/addon/run/last-run';
import { dateName } from '../../../src/base/for-people';
import { groupsOf } from '../../../src/customers/figures';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { ColumnChart } from '../../parts/column-chart';
import { Figure } from '../../parts/figure';
import { Groups } from '../../parts/groups';
import { HeadcountLine } from '../../parts/headcount';
import { PrintOrClose } from '../../parts/print-or-close';
import { metricCards } from '../../portfolio/metric-cards';
import { scoreBins } from '../../portfolio/score-bins';
import {
  among,
  type Drill,
  EVERYBODY,
  type FigureChoice,
  longestKnown,
  type View,
  viewOf,
} from '../../portfolio/view';
import { useAnswer } from '../../remote';
import { closeDialog, server } from '../../server';
import { counted } from '../../words';
import { Cards } from './cards';
import { Choices, chosenWords } from './choices';
import { Cohorts } from './cohorts';
import { Customers } from './customers';
import { MonthClose } from './month-close';
import { Moves } from './moves';
import { Team } from './team';
import { Trends } from './trends';

/** The portfolio for people who would rather look than read: figures, charts, and who is behind each number. */
function DashboardDialog() {
  const [run] = useAnswer('Reading the last run', () => server.lastRun());
  return (
    <main class="one-page">
      <h1 class="titled">Dashboard</h1>
      <Answer to={run}>
        {(known) => (known.accounts.length === 0 ? <Nothing /> : <WithPast run={known} />)}
      </Answer>
    </main>
  );
}

function Nothing() {
  return (
    <>
      <p>Nothing is scored yet. Press “Score portfolio” in the sidebar, then open this again.</p>
      <Button onClick={closeDialog}>Close</Button>
    </>
  );
}

function WithPast({ run }: { run: LastRun }) {
  const [past] = useAnswer('Reading the months before', () => server.pastMonths());
  return <Answer to={past}>{(known) => <Portfolio run={run} past={known} />}</Answer>;
}

function Portfolio({ run, past }: { run: LastRun; past: PastMonths }) {
  const [choice, setChoice] = useState<FigureChoice>({ csm: '', segment: '', months: longestKnown(past) });
  const [drill, open] = useState(EVERYBODY);
  const view = useMemo(() => viewOf(run, past, choice), [run, past, choice]);
  const newest = past.months[past.months.length - 1];
  return (
    <>
      <div class="toolbar">
        <Choices accounts={run.accounts} choice={choice} setChoice={setChoice} />
        <PrintOrClose />
      </div>
      <p class="quiet" data-words="definition">
        Computed on {dateName(run.scoredOn)} with the {run.model} model{chosenWords(choice)}.
        {past.oldestInput &&
          ` Oldest input: ${past.oldestInput.metric}, unchanged since ${dateName(past.oldestInput.since)}.`}
      </p>
      <HeadcountLine of={run.headcount} />
      {view.placeless > 0 && (
        <p class="quiet">
          <Figure id="listed" of="placeless">
            {counted(view.placeless, 'customer')}
          </Figure>{' '}
          whose rows are gone had no known segment or CSM: they count only where everybody is chosen.
        </p>
      )}
      <Cards cards={metricCards(view)} open={open} />
      <Splits view={view} open={open} />
      <section>
        <h2 class="screen-only">Twelve months</h2>
        <Trends windows={view.windows} months={choice.months} />
      </section>
      <section>
        <h2 class="screen-only">Cohorts</h2>
        <Cohorts of={past} isChosen={view.isChosen} today={newest?.day ?? 0} />
      </section>
      <Moves view={view} open={open} />
      <Team run={view.run} onOpen={(csm) => setChoice({ ...choice, csm })} />
      <MonthClose />
      <Customers view={view} drill={drill} close={() => open(EVERYBODY)} />
    </>
  );
}

/** How the customers stand now, by risk and health. */
function Splits({ view: { run }, open }: { view: View; open: (drill: Drill) => void }) {
  return (
    <div class="side-by-side">
      <section>
        <h2>Customers by health score</h2>
        <ColumnChart
          name="Customers by health score, 100 is best"
          columns={scoreBins(
            run.accounts.map(({ health, status }) => ({ value: health, band: status })),
            run.bands,
          )}
          bestToWorst={run.bands}
        />
      </section>
      <section>
        <h2>Churn risk</h2>
        <Groups
          kind="tier"
          groups={groupsOf(run.accounts, run.tiers, ({ tier }) => tier)}
          bestToWorst={[...run.tiers].reverse()}
          onOpen={(label) => open(among(label, ({ tier }) => tier === label))}
        />
      </section>
      <section>
        <h2>Health</h2>
        <Groups
          kind="band"
          groups={groupsOf(run.accounts, run.bands, ({ status }) => status)}
          bestToWorst={run.bands}
          onOpen={(label) => open(among(label, ({ status }) => status === label))}
        />
      </section>
    </div>
  );
}

render(<DashboardDialog />, document.getElementById('dialog')!);
