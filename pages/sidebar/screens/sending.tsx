import { useId, useState } from 'preact/hooks';
import type { Delivery, Outside } from '../../../src/addon/alerts/send';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { knownOf, useAnswer, useRemote } from '../../remote';
import { server } from '../../server';
import { counted } from '../../words';

/** Where alerts are sent to, and the button that sends them. */
export function Sending({ onSent }: { onSent: () => void }) {
  const [outside, ask] = useAnswer<Outside>('Looking for the Slack address', () => server.readDelivery());
  const [delivery, send] = useRemote<Delivery>();
  const known = knownOf(outside);
  const busy = outside.at === 'waiting' || delivery.at === 'waiting';
  return (
    <>
      <Answer to={outside} />
      {known &&
        (known.slack === '' ? (
          <SlackAddress
            busy={busy}
            onKeep={(text) => ask('Keeping it', () => server.setSlackAddress(text))}
          />
        ) : (
          <p>
            Slack messages go to your address that ends in “{known.slack}”.{' '}
            <Button busy={busy} onClick={() => ask('Forgetting it', () => server.removeSlackAddress())}>
              Forget it
            </Button>
          </p>
        ))}
      <p class="quiet">E-mails go to the addresses in your rules. Nothing is sent before you press this.</p>
      <p>
        <Button
          busy={busy}
          onClick={() =>
            send('Sending', async () => {
              const result = await server.sendAlerts();
              onSent();
              return result;
            })
          }
        >
          Send now
        </Button>
      </p>
      <Answer to={delivery} />
      <p role="status" data-words="report">
        {delivery.at === 'ready' ? sentenceOf(delivery.value) : ''}
      </p>
    </>
  );
}

/** The field for the secret: it leaves the page once, and is never shown. */
function SlackAddress({ busy, onKeep }: { busy: boolean; onKeep: (text: string) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  return (
    <>
      <p class="field">
        <label for={id}>Address of your Slack webhook</label>
        <input
          id={id}
          type="password"
          autocomplete="off"
          value={text}
          aria-describedby={`${id}-help`}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </p>
      <p id={`${id}-help`} class="quiet">
        Slack shows it under Incoming Webhooks. Whoever has it can write into the channel: it is kept for you
        alone, in this file.
      </p>
      <p>
        <Button busy={busy || text === ''} onClick={() => onKeep(text)}>
          Keep address
        </Button>
      </p>
    </>
  );
}

function sentenceOf({ sent, notConfirmed, unfinished }: Delivery): string {
  const parts = [
    sent === 0 ? 'Nothing was sent' : `${counted(sent, 'alert')} sent`,
    ...(notConfirmed === 0 ? [] : [`${notConfirmed} not confirmed`]),
    ...(unfinished ? ['time ran out: press Send now again'] : []),
  ];
  return `${parts.join('; ')}.`;
}
