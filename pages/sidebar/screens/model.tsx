import type { PortfolioMatch } from '../../../src/addon/run/match';
import type { ModelFit } from '../../../src/customers/model-fit';
import { partOf } from '../../../src/metrics/figures';
import type { Placement } from '../../../src/sheets/beside/placement';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Lacking } from '../../parts/lacking';
import { ModelVersions } from '../../parts/model-versions';
import { Hint } from '../../parts/notice';
import { Select } from '../../parts/select';
import { knownOf } from '../../remote';
import { percent } from '../../words';
import type { Dialog } from '../state/sheet';
import type { Sidebar } from '../state/sidebar';
import { chosenModel } from '../state/store';
import { WindowButtons } from '../window-buttons';
import { columnsToDecide, Enough } from './columns';
import { LastOutcome } from './run';

/** How results are placed next to the rows, as people read it. */
export const WAYS: Readonly<Record<Placement, string>> = {
  live: 'Live look-ups',
  values: 'Values',
  'scores tab': 'In Vitals scores only',
};

const WINDOWS: readonly Dialog[] = ['Change model'];

/** What customers are scored with: the model in use, what would sharpen it, its versions, and where the results stand. */
export function ModelScreen(sidebar: Sidebar) {
  return (
    <>
      <h1>Model</h1>
      <LastOutcome {...sidebar} />
      <Answer to={sidebar.state.match}>{(found) => <Choices {...sidebar} found={found} />}</Answer>
    </>
  );
}

function Choices(sidebar: Sidebar & { found: PortfolioMatch }) {
  const { state, choose, insertModel, confirmModel, openDialog, found, score } = sidebar;
  const model = chosenModel(state) ?? found.proposed;
  const fit = found.models.find((one) => one.model === model) ?? found.models[0]!;
  const used = knownOf(state.today)?.run.model ?? '';
  return (
    <>
      <Enough fit={fit} needed={found.minimumCoverage} />
      {used !== '' && used !== model && (
        <Hint>
          <p>
            The last run scored with <span data-words="name">{used}</span>.
          </p>
          <Button primary busy={state.outcome.at === 'waiting'} onClick={score}>
            Score with {model}
          </Button>
        </Hint>
      )}
      <Select
        label="Health model"
        value={model}
        choices={found.models.map(({ model: name, coverage }) => ({
          value: name,
          name: `${name}: ${percent(coverage)} of its data${name === found.recommended && coverage >= found.minimumCoverage ? ', recommended' : ''}`,
          figure: { id: 'coverage', of: partOf('model', name) },
        }))}
        onChoose={(name) => choose({ model: name })}
      />
      {!fit.confirmed && (
        <Hint>
          <p>
            Its bands only compare your customers. Look at its thresholds in “Vitals model”, then confirm
            them.
          </p>
          <Button onClick={() => confirmModel(model)}>Confirm thresholds</Button>
        </Hint>
      )}
      <WindowButtons windows={WINDOWS} openDialog={openDialog} />
      <Sharpen {...sidebar} fit={fit} />
      <ModelVersions key={model} model={model} restored={sidebar.match} />
      <p class="quiet">
        Edit it in a tab:{' '}
        <button type="button" class="link" onClick={() => insertModel(model)}>
          Insert model
        </button>{' '}
        <button type="button" class="link" onClick={() => insertModel(found.churn.model)}>
          Insert churn risk
        </button>
      </p>
      <Beside {...sidebar} found={found} />
    </>
  );
}

/** What would make its scores surer: columns to decide, and the weightiest that are not there. */
function Sharpen({ found, fit, go }: Sidebar & { found: PortfolioMatch; fit: ModelFit }) {
  const toDecide = columnsToDecide(found).length;
  if (toDecide + fit.lacking.length === 0) return null;
  return (
    <section>
      <h2>
        What would sharpen it
        <button type="button" class="link" onClick={() => go('columns')}>
          {toDecide > 0 ? (
            <>
              <Figure id="columns" of="to decide" value={toDecide} /> to decide
            </>
          ) : (
            'Columns'
          )}
        </button>
      </h2>
      <Lacking metrics={fit.lacking} />
    </section>
  );
}

/** Where the results stand. */
function Beside({ state, choose, showBeside, found }: Sidebar & { found: PortfolioMatch }) {
  const way = state.choice.way ?? found.way.way;
  return (
    <>
      <Select
        label="Beside your rows"
        value={way}
        choices={(Object.keys(WAYS) as Placement[]).map((one) => ({
          value: one,
          name: one === found.way.way ? `${WAYS[one]}, recommended` : WAYS[one],
        }))}
        onChoose={(chosen) => choose({ way: chosen })}
      />
      {way === found.way.way && (
        <p class="quiet" data-words="help">
          {found.way.reason}
        </p>
      )}
      {state.choice.way !== undefined && found.scoredBefore > 0 && (
        <p>
          <button type="button" class="link" onClick={showBeside}>
            Apply to the last run
          </button>
        </p>
      )}
    </>
  );
}
