import type { ListedTask } from '../../../src/addon/tasks/task-list';
import { doneLately } from '../../../src/customers/call-first';
import type { Facts } from '../../../src/playbooks/documents/facts';
import { server } from '../../server';
import type { Store } from './store';

/** What opens in a wide window over the sheet. */
const DIALOGS = {
  Dashboard: () => server.showDashboard(),
  'Change model': () => server.showModel(),
  'Account review': () => server.showReview(),
  'Does it predict churn?': () => server.showPrediction(),
};

export type Dialog = keyof typeof DIALOGS;

/** What is shown or written beside the sidebar, each with a sentence that says so. */
export interface SheetActions {
  /** Selects a cell in the sheet. */
  show(tab: string, cell: string): void;
  showCustomer(id: string): void;
  /** Selects all rows of these customers. */
  showCustomers(ids: readonly string[]): void;
  openDialog(dialog: Dialog): void;
  /** Opens a customer's scores as bars, in a wide window. */
  showPoints(id: string): void;
  /** Opens the documents about a customer, in a window of their own. */
  showDocuments(known: Facts): void;
  /** Makes the tab of the dashboard, or brings it up to date, and opens it. */
  makeDashboard(): void;
  /** Keeps what tasks have become, so that every place counts them alike. */
  keepTasks(tasks: readonly ListedTask[]): void;
  /** Opens the tab of settings. */
  showSettings(): void;
  /** Writes a formula over all customers into the selected cell. */
  insertFormula(example: string): void;
}

export function sheetOf(store: Store): SheetActions {
  const show = (doing: string, call: () => Promise<string>) => void store.ask('shown', doing, call);
  const open = (call: () => Promise<void>, sentence: string) =>
    show('Opening', async () => {
      await call();
      return sentence;
    });
  return {
    show: (tab, cell) =>
      show('Going there', async () => {
        await server.showCell(tab, cell);
        return `${cell} is selected.`;
      }),
    showCustomer: (id) =>
      show('Going there', async () => {
        await server.showCustomer(id);
        return 'The customer’s row is selected.';
      }),
    showCustomers: (ids) => show('Going there', () => server.showCustomers([...ids])),
    openDialog: (dialog) => open(DIALOGS[dialog], 'The window is open over the sheet.'),
    showPoints: (id) => open(() => server.showPoints(id), 'The points are open over the sheet.'),
    showDocuments: (known) => open(() => server.showDocuments(known.id, known), 'The documents are open.'),
    keepTasks: (tasks) => {
      const { today } = store.state;
      if (today.at !== 'ready') return;
      store.begin('today', {
        at: 'ready',
        value: {
          ...today.value,
          tasks: tasks.filter((task) => task.open),
          lately: doneLately(tasks, today.value.day),
        },
      });
    },
    makeDashboard: () => show('Making the dashboard', () => server.makeDashboard()),
    showSettings: () => show('Opening the settings', () => server.showSettings()),
    insertFormula: (example) => show('Inserting the formula', () => server.insertFormula(example)),
  };
}
