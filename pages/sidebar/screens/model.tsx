import type { PortfolioMatch } from '../../../src/addon/run/match';
import { partOf } from '../../../src/metrics/figures';
import type { Placement } from '../../../src/sheets/beside/placement';
import { Answer } from '../../parts/answer';
import { Select } from '../../parts/select';
import { percent } from '../../words';
import type { Dialog } from '../state/sheet';
import type { Sidebar } from '../state/sidebar';
import { chosenModel } from '../state/store';
import { WindowButtons } from '../window-buttons';
import { LastOutcome } from './run';

/** How results stand beside the rows, as people read it. */
export const WAYS: Readonly<Record<Placement, string>> = {
  live: 'Live look-ups',
  values: 'Values',
  'scores tab': 'In Vitals scores only',
};

const WINDOWS: readonly Dialog[] = ['What if', 'Models'];

/** What customers are scored with, and where the results stand. */
export function ModelScreen(sidebar: Sidebar) {
  return (
    <>
      <h1>Model</h1>
      <Answer to={sidebar.state.match}>{(found) => <Choices {...sidebar} found={found} />}</Answer>
      <LastOutcome {...sidebar} />
    </>
  );
}

function Choices({
  state,
  choose,
  insertModel,
  showBeside,
  openDialog,
  found,
}: Sidebar & { found: PortfolioMatch }) {
  const model = chosenModel(state) ?? found.proposed;
  return (
    <>
      <Select
        label="Health model"
        value={model}
        choices={found.models.map(({ model: name, coverage }) => ({
          value: name,
          name: `${name}: ${percent(coverage)} of its data${name === found.recommended ? ', recommended' : ''}`,
          figure: { id: 'coverage', of: partOf('model', name) },
        }))}
        onChoose={(name) => choose({ model: name })}
      />
      <WindowButtons windows={WINDOWS} openDialog={openDialog} />
      <p class="quiet">
        To edit weights and thresholds in a tab:{' '}
        <button type="button" class="link" onClick={() => insertModel(model)}>
          Insert model
        </button>{' '}
        <button type="button" class="link" onClick={() => insertModel(found.churn.model)}>
          Insert churn risk
        </button>
      </p>
      <Select
        label="Beside your rows"
        value={state.choice.way ?? found.way.way}
        choices={(Object.keys(WAYS) as Placement[]).map((way) => ({
          value: way,
          name: way === found.way.way ? `${WAYS[way]}, recommended` : WAYS[way],
        }))}
        onChoose={(way) => choose({ way })}
      />
      <p class="quiet" data-words="help">
        {(state.choice.way ?? found.way.way) === found.way.way && found.way.reason}
      </p>
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
