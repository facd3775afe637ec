import type { ComponentChildren } from 'preact';
import { Figure } from '../../parts/figure';
import { Icon } from '../../parts/icon';
import { knownOf } from '../../remote';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import type { Screen } from '../state/store';

/** What is set up once, or looked up: behind the gear. */
export function MoreScreen({ state, go }: Sidebar) {
  const found = knownOf(state.match);
  const pages: readonly {
    readonly screen: Screen;
    readonly name: string;
    readonly about: ComponentChildren;
  }[] = [
    {
      screen: 'columns',
      name: 'Columns',
      about: found ? (
        <>
          <Figure id="columns" of="understood">
            {counted(found.columns.length, 'column')}
          </Figure>{' '}
          understood, <Figure id="columns" of="unread" value={found.unread.length} /> not used
        </>
      ) : (
        'How your columns were understood'
      ),
    },
    { screen: 'fix', name: 'Rows to fix', about: 'Rows and cells that need a person' },
    { screen: 'overview', name: 'Overview', about: 'Figures, dashboard, account review' },
    { screen: 'alerts', name: 'Alerts', about: 'Alerts, their rules, Slack, e-mail, every day' },
    { screen: 'settings', name: 'Settings', about: 'Targets, windows, thresholds, past figures' },
    { screen: 'help', name: 'Help', about: 'What each number means, and the formulas' },
  ];
  return (
    <>
      <h1>More</h1>
      <ul class="menu">
        {pages.map(({ screen, name, about }) => (
          <li key={screen}>
            <button type="button" aria-label={name} onClick={() => go(screen)}>
              <span>
                <strong>{name}</strong>
                <span class="quiet">{about}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
