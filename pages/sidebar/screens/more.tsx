import type { ComponentChildren } from 'preact';
import { Figure } from '../../parts/figure';
import { Icon } from '../../parts/icon';
import { knownOf } from '../../remote';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import type { Screen } from '../state/store';
import { waitingAlerts } from '../today/calls';
import { rowsToFix } from '../today/waiting';
import { columnsToDecide } from './columns';

/** What is set up once, or looked up: behind the gear. */
export function MoreScreen({ state, go }: Sidebar) {
  const found = knownOf(state.match);
  const today = knownOf(state.today);
  const toDecide = found ? columnsToDecide(found).length : 0;
  const toFix = today ? rowsToFix(today) : 0;
  const alerts = today ? waitingAlerts(state, today).length : 0;
  const pages: readonly {
    readonly screen: Screen;
    readonly name: string;
    readonly about: string;
    /** What needs a decision there. */
    readonly waits?: ComponentChildren;
  }[] = [
    {
      screen: 'columns',
      name: 'Columns',
      about: 'How your columns were understood',
      waits: toDecide > 0 && (
        <>
          <Figure id="columns" of="to decide" value={toDecide} /> to decide
        </>
      ),
    },
    { screen: 'sources', name: 'Sources', about: 'Several tabs that make one portfolio' },
    {
      screen: 'fix',
      name: 'Rows to fix',
      about: 'Rows and cells that need a person',
      waits: toFix > 0 && (
        <Figure id="rows" of="to fix">
          {counted(toFix, 'row')}
        </Figure>
      ),
    },
    { screen: 'overview', name: 'Overview', about: 'Figures, dashboard, account review, history' },
    {
      screen: 'alerts',
      name: 'Alerts',
      about: 'Alerts, their rules, Slack, Teams, e-mail, every day',
      waits: alerts > 0 && (
        <>
          <Figure id="alerts" of="waiting" value={alerts} /> waiting
        </>
      ),
    },
    { screen: 'settings', name: 'Settings', about: 'Targets, windows, thresholds, past figures' },
    { screen: 'help', name: 'Help', about: 'What each number means, and the formulas' },
  ];
  return (
    <>
      <h1>More</h1>
      <ul class="menu">
        {pages.map(({ screen, name, about, waits }) => (
          <li key={screen}>
            <button type="button" onClick={() => go(screen)}>
              {name}
            </button>
            {waits && <span class="pill fix">{waits}</span>}
            <Icon name="next" />
            <span class="quiet">{about}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
