import { useState } from 'preact/hooks';
import type { Today } from '../../../src/addon/run/today';
import { Figure } from '../../parts/figure';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { dueTasks, waitingAlerts } from './calls';

/** So many alerts are opened here; all of them stand behind the gear. */
const SHOWN = 3;

/** What waits for somebody: alerts, which open at a press, steps that are due, and rows to fix. */
export function Waiting({ state, today, go, open, acknowledge }: Sidebar & { readonly today: Today }) {
  const [isOpen, setOpen] = useState(false);
  const alerts = waitingAlerts(state, today);
  const due = dueTasks(state, today).length;
  const toFix = rowsToFix(today);
  if (alerts.length + due + toFix === 0) return null;
  return (
    <section aria-label="What waits">
      <p class="pills">
        {alerts.length > 0 && (
          <button
            type="button"
            class="pill worse"
            aria-expanded={isOpen ? 'true' : 'false'}
            onClick={() => setOpen(!isOpen)}
          >
            <Figure id="alerts" of="waiting">
              {counted(alerts.length, 'alert')}
            </Figure>
          </button>
        )}
        {due > 0 && (
          <button type="button" class="pill" onClick={() => go('plays')}>
            <Figure id="tasks" of="due steps">
              {counted(due, 'step')}
            </Figure>{' '}
            due
          </button>
        )}
        {toFix > 0 && (
          <button type="button" class="pill fix" onClick={() => go('fix')}>
            <Figure id="rows" of="to fix">
              {counted(toFix, 'row')}
            </Figure>{' '}
            to fix
          </button>
        )}
      </p>
      {isOpen && alerts.length > 0 && (
        <ul class="waiting-alerts" aria-label="Alerts">
          {alerts.slice(0, SHOWN).map(({ key, customer, name, what }) => (
            <li key={key} class="card">
              <div>
                <button type="button" class="name" dir="auto" onClick={() => open(customer)}>
                  {name || customer}
                </button>
                <p class="why" data-words="reasons" title={what}>
                  {what}
                </p>
              </div>
              <button type="button" class="link" onClick={() => acknowledge(key)}>
                Acknowledge
              </button>
            </li>
          ))}
          {alerts.length > SHOWN && (
            <li>
              <button type="button" class="link" onClick={() => go('alerts')}>
                All <Figure id="alerts" of="waiting" value={alerts.length} /> alerts
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** Rows that no id tells apart, and customers without a score. */
export function rowsToFix({ run: { accounts, headcount } }: Today): number {
  const withoutId = headcount.absent.filter(({ absence }) => absence === 'no id' || absence === 'shared id');
  return (
    withoutId.reduce((sum, { rows }) => sum + rows, 0) +
    accounts.filter(({ health }) => health === null).length
  );
}
