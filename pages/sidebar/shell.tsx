import type { ComponentChildren } from 'preact';
import { Figure } from '../parts/figure';
import { Icon, type IconName } from '../parts/icon';
import { knownOf } from '../remote';
import type { Sidebar } from './state/sidebar';
import type { Screen, SidebarState } from './state/store';
import { callsOf, dueTasks, waitingAlerts } from './today/calls';

interface Place {
  readonly screen: Screen;
  readonly name: string;
  readonly icon: IconName;
}

const PLACES: readonly Place[] = [
  { screen: 'today', name: 'Today', icon: 'today' },
  { screen: 'customers', name: 'Customers', icon: 'customers' },
  { screen: 'plays', name: 'Plays', icon: 'plays' },
  { screen: 'model', name: 'Model', icon: 'model' },
];

/** The four places with what waits on each, always in sight, and the gear with everything that is set up once. */
export function Navigation({ state, go }: Sidebar) {
  const isPlace = PLACES.some(({ screen }) => screen === state.screen);
  return (
    <nav aria-label="Places">
      {PLACES.map(({ screen, name, icon }) => (
        <button
          key={screen}
          type="button"
          aria-current={state.screen === screen ? 'page' : undefined}
          onClick={() => go(screen)}
        >
          <Icon name={icon} />
          <span>{name}</span>
          <Waiting state={state} screen={screen} />
        </button>
      ))}
      <button
        type="button"
        class="gear"
        aria-label="More"
        title="Columns, rules, settings, history, help"
        aria-current={isPlace ? undefined : 'page'}
        onClick={() => go('more')}
      >
        <Icon name="gear" />
      </button>
    </nav>
  );
}

/** How much waits on a place. */
function Waiting({ state, screen }: { readonly state: SidebarState; readonly screen: Screen }) {
  const today = knownOf(state.today);
  if (!today || today.run.accounts.length === 0) return null;
  const badge = (count: number, figure: ComponentChildren, isCalm = false) =>
    count > 0 && (
      <b class={isCalm ? 'badge calm' : 'badge'} aria-hidden="true">
        {figure}
      </b>
    );
  switch (screen) {
    case 'today': {
      const alerts = waitingAlerts(state, today).length;
      return badge(alerts, <Figure id="alerts" of="waiting" value={alerts} />);
    }
    case 'customers': {
      const { length } = callsOf(state, today).calls;
      return badge(length, <Figure id="listed" of="to call" value={length} />, true);
    }
    case 'plays': {
      const due = dueTasks(state, today).length;
      return badge(due, <Figure id="tasks" of="due steps" value={due} />);
    }
    default:
      return null;
  }
}
