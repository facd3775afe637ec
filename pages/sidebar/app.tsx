import { Failed } from '../parts/answer';
import { AlertsScreen } from './screens/alerts';
import { BuildScreen } from './screens/build';
import { ColumnsScreen } from './screens/columns';
import { CustomersScreen } from './screens/customers';
import { FixScreen } from './screens/fix';
import { HelpScreen } from './screens/help';
import { ModelScreen } from './screens/model';
import { MoreScreen } from './screens/more';
import { OverviewScreen } from './screens/overview';
import { PlaysScreen } from './screens/plays';
import { ScheduleWarnings } from './screens/schedule-warnings';
import { SettingsScreen } from './screens/settings';
import { SourcesScreen } from './screens/sources';
import { TodayScreen } from './screens/today';
import { Navigation } from './shell';
import { type Sidebar, useSidebar } from './state/sidebar';

/** The sidebar. */
export function App() {
  const sidebar = useSidebar();
  return (
    <>
      <Navigation {...sidebar} />
      <main>
        {/* The alerts say the same of each schedule, and change with what is pressed there. */}
        {sidebar.state.screen !== 'alerts' && <ScheduleWarnings />}
        <CurrentScreen {...sidebar} />
        <Shown {...sidebar} />
      </main>
    </>
  );
}

function CurrentScreen(sidebar: Sidebar) {
  switch (sidebar.state.screen) {
    case 'today':
      return <TodayScreen {...sidebar} />;
    case 'columns':
      return <ColumnsScreen {...sidebar} />;
    case 'sources':
      return <SourcesScreen {...sidebar} />;
    case 'build':
      return <BuildScreen {...sidebar} />;
    case 'overview':
      return <OverviewScreen {...sidebar} />;
    case 'customers':
      return <CustomersScreen {...sidebar} />;
    case 'fix':
      return <FixScreen {...sidebar} />;
    case 'model':
      return <ModelScreen {...sidebar} />;
    case 'more':
      return <MoreScreen {...sidebar} />;
    case 'settings':
      return <SettingsScreen {...sidebar} />;
    case 'plays':
      return <PlaysScreen {...sidebar} />;
    case 'alerts':
      return <AlertsScreen {...sidebar} />;
    case 'help':
      return <HelpScreen {...sidebar} />;
  }
}

/** The result of going to a cell: shown where it failed, read out where it worked. */
function Shown({ state: { shown } }: Sidebar) {
  return (
    <>
      <Failed to={shown} />
      <p role="status" class="unseen">
        {shown.at === 'ready' ? shown.value : ''}
      </p>
    </>
  );
}
