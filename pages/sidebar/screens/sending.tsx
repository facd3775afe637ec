import { useId, useState } from 'preact/hooks';
import type { Delivery, Outside } from '../../../src/addon/alerts/send';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { knownOf, useAnswer, useRemote } from '../../remote';
import { server } from '../../server';
import { counted } from '../../words';

/** The chats that alerts are sent to, with what each says of its webhook. */
const CHATS = [
  {
    name: 'Slack',
    key: 'slack',
    where: 'Slack shows it under Incoming Webhooks.',
    keep: (text: string) => server.setSlackAddress(text),
    forget: () => server.removeSlackAddress(),
  },
  {
    name: 'Teams',
    key: 'teams',
    where: 'Teams shows it in the workflow “Send webhook alerts to a channel”.',
    keep: (text: string) => server.setTeamsAddress(text),
    forget: () => server.removeTeamsAddress(),
  },
] as const;

/** Where alerts are sent to, and the button that sends them. */
export function Sending({ onSent }: { onSent: () => void }) {
  const [outside, ask] = useAnswer<Outside>('Looking for your addresses', () => server.readDelivery());
  const [delivery, send] = useRemote<Delivery>();
  const known = knownOf(outside);
  const busy = outside.at === 'waiting' || delivery.at === 'waiting';
  return (
    <>
      <Answer to={outside} />
      {known &&
        CHATS.map(({ name, key, where, keep, forget }) =>
          known[key] === '' ? (
            <WebhookAddress
              key={key}
              chat={name}
              where={where}
              busy={busy}
              onKeep={(text) => ask('Keeping it', () => keep(text))}
            />
          ) : (
            <p key={key}>
              {name} messages go to your address that ends in “{known[key]}”.{' '}
              <Button busy={busy} onClick={() => ask('Forgetting it', forget)}>
                Forget it
              </Button>
            </p>
          ),
        )}
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

interface WebhookProps {
  readonly chat: string;
  readonly where: string;
  readonly busy: boolean;
  readonly onKeep: (text: string) => void;
}

/** The field for the secret: it leaves the page once, and is never shown. */
function WebhookAddress({ chat, where, busy, onKeep }: WebhookProps) {
  const id = useId();
  const [text, setText] = useState('');
  return (
    <>
      <p class="field">
        <label for={id}>Address of your {chat} webhook</label>
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
        {where} Whoever has it can write into the channel: it is kept for you alone, in this file.
      </p>
      <p>
        <Button busy={busy || text === ''} onClick={() => onKeep(text)}>
          {`Keep ${chat} address`}
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
