import type { ListedAlert } from '../../../src/addon/alerts/alerts';
import { SLACK } from '../../../src/addon/alerts/slack.feature';
import { SCHEDULE } from '../../../src/addon/schedule/schedule.feature';
import { withDates } from '../../../src/base/for-people';
import { labelOf } from '../../../src/base/label';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { Needs } from '../../parts/needs';
import { Hint } from '../../parts/notice';
import { knownOf, useAnswer, useRemote } from '../../remote';
import { server } from '../../server';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { Daily } from './daily';
import { Rules } from './rules';
import { Sending } from './sending';

/** What happened to customers and who is told, by itself if wanted. */
export function AlertsScreen({ state, open, show: toCell }: Sidebar) {
  const [list, ask, press] = useAnswer('Reading the alerts', () => server.listAlerts(), 'alerts');
  const [shown, show] = useRemote<void>();
  const known = knownOf(list);
  return (
    <>
      <h1>Alerts</h1>
      <Answer to={list} />
      <Answer to={shown} />
      {known?.alerts.length === 0 && <p>No new alerts.</p>}
      <ul aria-label="Alerts">
        {known?.alerts.map((alert) => (
          <li key={alert.key}>
            <Alert
              alert={alert}
              busy={list.at === 'waiting'}
              onOpen={() => open(alert.customer)}
              onShow={() => show('Going there', () => server.showAlert(alert.key))}
              onAcknowledge={() =>
                press({
                  change: ({ alerts, more }) => ({
                    alerts: alerts.filter(({ key }) => key !== alert.key),
                    more,
                  }),
                  call: () => server.acknowledgeAlert(alert.key),
                })
              }
              onResend={() => ask('Sending again', () => server.resendAlert(alert.key))}
            />
          </li>
        ))}
      </ul>
      {known && known.more > 0 && (
        <p>
          And{' '}
          <Figure id="alerts" of="not shown">
            {counted(known.more, 'alert')}
          </Figure>{' '}
          more in the tab “Vitals alerts”.
        </p>
      )}
      <h2>Rules</h2>
      <Rules show={toCell} open={open} />
      <h2>Slack, Teams and e-mail</h2>
      <Needs feature={SLACK}>
        <Sending onSent={() => ask('Reading the alerts', () => server.listAlerts())} />
      </Needs>
      <h2>Every day</h2>
      <Needs feature={SCHEDULE}>
        <Daily options={state.choice} />
      </Needs>
    </>
  );
}

interface AlertProps {
  readonly alert: ListedAlert;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onShow: () => void;
  readonly onAcknowledge: () => void;
  readonly onResend: () => void;
}

function Alert({ alert, busy, onOpen, onShow, onAcknowledge, onResend }: AlertProps) {
  const { customer, name, what, next, rule, state, note } = alert;
  return (
    <>
      <p data-words="reasons">
        <button type="button" class="link" dir="auto" onClick={onOpen}>
          {name || customer}
        </button>
        : {withDates(what)}
      </p>
      {next !== '' && <p data-words="reasons">{withDates(next)}</p>}
      <p class="quiet" data-words="task">
        {labelOf(rule)}, {state}
        {note !== '' && `. ${note}`}
      </p>
      {state === 'not confirmed' && (
        <Hint>
          <p>Nobody here knows whether it has arrived. Look there first, then choose.</p>
          <Button busy={busy} onClick={onResend}>
            Resend
          </Button>
        </Hint>
      )}
      <p class="row">
        <Button onClick={onAcknowledge}>Acknowledge</Button>
        <button type="button" class="link" onClick={onShow}>
          Show in sheet
        </button>
      </p>
    </>
  );
}
