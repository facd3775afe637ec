import { Icon, type IconName } from '../parts/icon';
import type { Sidebar } from './state/sidebar';
import type { Screen } from './state/store';

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

/** The four places, always in sight, and the gear with everything that is set up once. */
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
