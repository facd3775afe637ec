import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { SheetBacktest } from '../../../src/addon/prediction/backtest';
import type { PredictionChoices } from '../../../src/addon/prediction/choices';
import type { LossReview } from '../../../src/addon/prediction/losses';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { NumberField } from '../../parts/number-field';
import { Select } from '../../parts/select';
import { TextField } from '../../parts/text-field';
import { useAnswer, useRemote } from '../../remote';
import { closeDialog, server } from '../../server';
import { Found } from './found';
import { Keep } from './keep';
import { Losses } from './losses';
import { Nearest } from './nearest';
import { type Asked, HOURS_PER_PLAY, LEARN, optionsOf } from './options';

/** Who left, beside what a score or a learned probability had said of them. */
function PredictionDialog() {
  const [choices] = useAnswer('Looking at your tabs', () => server.predictionChoices());
  return (
    // What a test found is of its own rows and days, no figure of the portfolio.
    <main data-words="test">
      <h1 class="titled">Does it predict churn?</h1>
      <Answer to={choices}>{(known) => <Desk choices={known} />}</Answer>
      <Past />
    </main>
  );
}

/** Within so many days after a day a loss counts as its. */
const HORIZON = 90;

/** What the runs so far say: nobody has to prepare anything for it. */
function Past() {
  const [review, ask] = useRemote<LossReview>();
  return (
    <section>
      <h2>Your own history</h2>
      <p class="quiet">
        Every run keeps what it showed. This looks at those who left since: what they had been shown as 90, 60
        and 30 days before, and who had told.
      </p>
      <p class="row">
        <Button onClick={() => void ask('Going through the history', () => server.reviewLosses(HORIZON))}>
          Look back
        </Button>
      </p>
      <Answer to={review}>{(known) => <Losses review={known} />}</Answer>
    </section>
  );
}

function Desk({ choices }: { choices: PredictionChoices }) {
  const first = choices.tabs.find(({ proposed }) => proposed !== '') ?? choices.tabs[0];
  const [asked, setAsked] = useState<Asked>({
    tab: first?.tab ?? '',
    outcome: first?.proposed ?? '',
    positive: '',
    test: LEARN[0]!.value,
    people: 8,
    hours: 4,
    picked: [],
  });
  const [found, ask] = useRemote<SheetBacktest>();
  const [of, setOf] = useState(asked);
  if (!first) {
    return (
      <>
        <p>No tab has a table. Put your customers into one, with a column that says who left.</p>
        <Button onClick={closeDialog}>Close</Button>
      </>
    );
  }
  const run = (next: Asked) => {
    setAsked(next);
    setOf(next);
    void ask('Testing on your customers: up to a minute', () => server.backtestChurn(optionsOf(next)));
  };
  return (
    <>
      <p class="quiet">
        Tests what a score, or a probability learned from your own customers, would have said of those who
        left. Each customer is judged without having been learned from. Nothing in your sheet changes.
      </p>
      <Question {...{ choices, asked, setAsked, run }} />
      <Answer to={found}>
        {(report) => (
          <>
            <Found report={report} picked={of.picked} pick={(picked) => run({ ...of, picked })} />
            {report.learned && report.accepted && (
              <Keep report={report} options={optionsOf(of)} next={choices.nextVersion} />
            )}
          </>
        )}
      </Answer>
    </>
  );
}

function Question({
  choices: { tabs, models, kept },
  asked,
  setAsked,
  run,
}: {
  readonly choices: PredictionChoices;
  readonly asked: Asked;
  readonly setAsked: (asked: Asked) => void;
  readonly run: (asked: Asked) => void;
}) {
  const columns = tabs.find(({ tab }) => tab === asked.tab)?.columns ?? [];
  const choose = (tab: string) =>
    setAsked({ ...asked, tab, outcome: tabs.find((each) => each.tab === tab)?.proposed ?? '' });
  const scores = models.map((name) => ({ value: name, name: `The score as it is: ${name}` }));
  return (
    <>
      <div class="filters screen-only">
        <Select
          label="Tab"
          value={asked.tab}
          choices={tabs.map(({ tab }) => ({ value: tab, name: tab }))}
          onChoose={choose}
        />
        <Select
          label="Column that says who left, or when"
          value={asked.outcome}
          choices={[
            { value: '', name: 'Choose a column' },
            ...columns.map((name) => ({ value: name, name })),
          ]}
          onChoose={(outcome) => setAsked({ ...asked, outcome })}
        />
        <TextField
          label="Its word for having left, where unclear"
          value={asked.positive}
          onEnter={(positive) => setAsked({ ...asked, positive: positive.trim() })}
        />
        <Select
          label="Test"
          value={asked.test}
          choices={[...LEARN, ...scores]}
          onChoose={(test) => setAsked({ ...asked, test })}
        />
        <NumberField
          label="CSMs"
          value={String(asked.people)}
          onNumber={(people) => setAsked({ ...asked, people: people === '' ? 0 : people })}
        />
        <NumberField
          label="Hours each, for saving customers"
          value={String(asked.hours)}
          onNumber={(hours) => setAsked({ ...asked, hours: hours === '' ? 0 : hours })}
        />
      </div>
      <p class="row screen-only">
        <Button primary busy={asked.outcome === ''} onClick={() => run(asked)}>
          Test
        </Button>
        <Button onClick={closeDialog}>Close</Button>
        <span class="quiet">A save play is counted as {HOURS_PER_PLAY} hours.</span>
      </p>
      {kept && (
        <>
          <p class="quiet">
            Runs use version {kept.version}, learned on {kept.learnedOn} from {kept.learnedFrom}.
          </p>
          <Nearest />
        </>
      )}
    </>
  );
}

render(<PredictionDialog />, document.getElementById('dialog')!);
