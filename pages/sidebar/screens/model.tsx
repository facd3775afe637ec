import type { PortfolioMatch } from '../../../src/addon/run/match';
import { dayName } from '../../../src/base/for-people';
import type { ModelFit } from '../../../src/customers/model-fit';
import { partOf } from '../../../src/metrics/figures';
import type { Placement } from '../../../src/sheets/beside/placement';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { LongList } from '../../parts/long-list';
import { Hint } from '../../parts/notice';
import { Select } from '../../parts/select';
import { knownOf, useAnswer } from '../../remote';
import { server } from '../../server';
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

const WINDOWS: readonly Dialog[] = ['What if', 'Models'];

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
      <Versions key={model} {...sidebar} model={model} />
      <p class="quiet">
        To edit weights and thresholds in a tab:{' '}
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

/** So many columns are worth asking somebody for. */
const MOST_LACKING = 3;

/** What would make its scores surer: columns to decide, and the weightiest that are not there. */
function Sharpen({ found, fit, go }: Sidebar & { found: PortfolioMatch; fit: ModelFit }) {
  const toDecide = columnsToDecide(found).length;
  const lacking = fit.lacking.slice(0, MOST_LACKING);
  if (toDecide + lacking.length === 0) return null;
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
      <ul class="rows">
        {lacking.map(({ label, columns, share }) => (
          <li key={label} class="row-line" data-words="advice" title={columns.join(', ')}>
            <span>{label}</span>
            <span class="two-tone" aria-hidden="true">
              <i class="won" style={{ width: percent(share).replace(' ', '') }} />
            </span>
            <b>+{percent(share)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was kept of a model that is edited here, the newest first; an earlier one comes back at a press. */
function Versions({ model, match }: Sidebar & { model: string }) {
  const read = () => server.listModelVersions(model);
  const [versions, ask] = useAnswer('Reading the versions', read, `versions of ${model}`);
  const known = knownOf(versions) ?? [];
  return (
    <section>
      <h2>Version</h2>
      {versions.at !== 'waiting' && <Answer to={versions} />}
      {versions.at === 'ready' && known.length === 0 && (
        <p class="quiet">As published, never changed here.</p>
      )}
      <LongList entries={known}>
        {({ version, date, reason, changes }, position) => (
          <div class="apart" data-words="past">
            <span>
              <strong>{version}</strong> {dayName(date)}
              {(reason || changes) !== '' && `: ${reason || changes}`}
            </span>
            {position === 0 ? (
              <span class="key">in use</span>
            ) : (
              <button
                type="button"
                class="link"
                onClick={() =>
                  ask('Restoring the version', async () => {
                    await server.restoreModel(model, version);
                    match();
                    return read();
                  })
                }
              >
                Restore<span class="unseen"> version {version}</span>
              </button>
            )}
          </div>
        )}
      </LongList>
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
