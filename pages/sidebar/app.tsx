import { Notice } from '../parts/notice';
import { AlertsScreen } from './screens/alerts';
import { ColumnsScreen } from './screens/columns';
import { CustomersScreen } from './screens/customers';
import { HelpScreen } from './screens/help';
import { OverviewScreen } from './screens/overview';
import { ScheduleWarnings } from './screens/schedule-warnings';
import { ScoreScreen } from './screens/score';
import { SettingsScreen } from './screens/settings';
import { TasksScreen } from './screens/tasks';
import { type Sidebar, useSidebar } from './state/sidebar';
import type { Screen } from './state/store';

const SCREENS: readonly { readonly screen: Screen; readonly name: string }[] = [
  { screen: 'score', name: 'Score' },
  { screen: 'columns', name: 'Columns' },
  { screen: 'overview', name: 'Overview' },
  { screen: 'customers', name: 'Customers' },
  { screen: 'tasks', name: 'Tasks' },
  { screen: 'alerts', name: 'Alerts' },
  { screen: 'settings', name: 'Settings' },
  { screen: 'help', name: 'Help' },
];

/** The sidebar. */
export function App() {
  const sidebar = useSidebar();
  return (
    <>
      <Navigation {...sidebar} />
      <main>
        <ScheduleWarnings />
        <CurrentScreen {...sidebar} />
        <Shown {...sidebar} />
      </main>
    </>
  );
}

function Navigation({ state, go }: Sidebar) {
  return (
    <nav aria-label="Screens">
      {SCREENS.map(({ screen, name }) => (
        <button
          key={screen}
          type="button"
          aria-current={state.screen === screen ? 'page' : undefined}
          onClick={() => go(screen)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}

function CurrentScreen(sidebar: Sidebar) {
  switch (sidebar.state.screen) {
    case 'score':
      return <ScoreScreen {...sidebar} />;
    case 'columns':
      return <ColumnsScreen {...sidebar} />;
    case 'overview':
      return <OverviewScreen {...sidebar} />;
    case 'customers':
      return <CustomersScreen {...sidebar} />;
    case 'settings':
      return <SettingsScreen {...sidebar} />;
    case 'tasks':
      return <TasksScreen />;
    case 'alerts':
      return <AlertsScreen {...sidebar} />;
    case 'help':
      return <HelpScreen {...sidebar} />;
  }
}

/** What came of going to a cell: seen where it failed, said where it worked. */
function Shown({ state: { shown } }: Sidebar) {
  return (
    <>
      {shown.at === 'failed' && <Notice failure={shown.failure} onRetry={shown.again} />}
      <p role="status" class="unseen">
        {shown.at === 'ready' ? shown.value : ''}
      </p>
    </>
  );
}
