import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Letter, lettersBy, lettersToPeople } from '../../../src/alerts/letter';
import { mailOf } from '../../../src/alerts/mail';
import { afterDeath, alertKey, newAlerts, type OutboxEntry, readAlertKey } from '../../../src/alerts/outbox';
import { ACTIONS } from '../../../src/alerts/rule';
import { slackMessage } from '../../../src/alerts/slack';
import { BETWEEN_STEPS, stepsFor, stepText } from '../../../src/alerts/steps';
import { teamsMessage } from '../../../src/alerts/teams';
import { redact, webhookAddress } from '../../../src/alerts/webhook';

const SHEET = 'https://docs.google.com/spreadsheets/d/file/edit#gid=7';

function entry(change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    key: 'key',
    state: 'pending',
    since: '',
    note: '',
    told: [],
    link: `${SHEET}&range=A4`,
    customer: 'C1',
    id: 'C1',
    rule: 'health_red',
    day: 46347,
    action: 'send_email',
    recipient: 'VP CS',
    play: 'Low health',
    name: 'Acme',
    csm: 'Kim Doe',
    what: 'Health status Yellow to Red within 1 day',
    facts: [
      'Segment: enterprise',
      'ARR: 120,000',
      'Health: 41.2 (100 is best), Red',
      'Renewal: 2027-01-05, in 45 days',
    ],
    reasons: 'Feature adoption -12.4; NPS -6.0. Critical: the champion left',
    next: 'Escalate to an executive today',
    ...change,
  };
}

const letterOf = (...entries: OutboxEntry[]): Letter => ({ to: 'Kim Doe', entries });

describe('The key of an alert', () => {
  test('is made of file, customer, rule and episode, and read back whatever they hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.integer(), (file, customer, rule, day) => {
        expect(readAlertKey(alertKey(file, { customer, rule, day }))).toEqual({ file, customer, rule, day });
      }),
    );
    expect(alertKey('f', { customer: 'a', rule: 'b c', day: 1 })).not.toBe(
      alertKey('f', { customer: 'a b', rule: 'c', day: 1 }),
    );
  });

  test.each(['', 'x', '[', '["a"]', '["f","c","r","1"]', '{"a":1}', '["f","c","r",1,2]', '=A1'])(
    'is not read from %j',
    (text) => {
      expect(readAlertKey(text)).toBeUndefined();
    },
  );

  test('keeps an alert from being news twice, in a copy of the file as well', () => {
    const [one, other] = [entry(), entry({ customer: 'C2' })];
    expect(newAlerts([one, other, one], [alertKey('file', one)])).toEqual([other]);
    expect(newAlerts([one, other], [alertKey('the original', one), 'nonsense'])).toEqual([other]);
    expect(newAlerts([entry({ day: 46400 })], [alertKey('file', one)])).toHaveLength(1);
  });
});

test('only what has left the spreadsheet cannot be looked up', () => {
  expect(ACTIONS.map((action) => [action, afterDeath(action)])).toEqual([
    ['create_task', 'pending'],
    ['create_opportunity', 'pending'],
    ['send_slack', 'not confirmed'],
    ['send_teams', 'not confirmed'],
    ['send_email', 'not confirmed'],
    ['notify', 'pending'],
  ]);
});

test('one letter for each addressee', () => {
  const entries = [entry(), entry({ csm: 'Lee' }), entry({ customer: 'C3' }), entry({ csm: '__proto__' })];
  expect(lettersBy(entries, ({ csm }) => csm).map(({ to, entries: own }) => [to, own.length])).toEqual([
    ['Kim Doe', 2],
    ['Lee', 1],
    ['__proto__', 1],
  ]);
});

describe('A Slack message', () => {
  test('has the customer, the numbers, the reasons and a link to the row', () => {
    expect(slackMessage(letterOf(entry()), SHEET)).toEqual({
      text: 'Acme: Health status Yellow to Red within 1 day',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: '1 customer alert for Kim Doe', emoji: false } },
        {
          type: 'section',
          text: { type: 'plain_text', text: 'Acme: Health status Yellow to Red within 1 day', emoji: false },
          fields: entry().facts.map((text) => ({ type: 'plain_text', text, emoji: false })),
        },
        {
          type: 'context',
          elements: [
            { type: 'plain_text', text: `Why: ${entry().reasons}`, emoji: false },
            { type: 'plain_text', text: `Next: ${entry().next} (within 24 hours)`, emoji: false },
          ],
        },
        {
          type: 'context',
          elements: [{ type: 'mrkdwn', text: `<${SHEET}&range=A4|Open the alert in the sheet>` }],
        },
      ],
    });
  });

  test('keeps to what Slack takes, however many alerts there are and however long their texts', () => {
    const long = entry({ name: '&'.repeat(50_000), what: '<x>'.repeat(9000), reasons: 'r'.repeat(45_000) });
    const { text, blocks } = slackMessage(letterOf(...new Array(500).fill(long)), SHEET);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(blocks.at(-1))).toContain('and 489 more in the sheet');
    const lengths = [...JSON.stringify(blocks).matchAll(/"text":"([^"]*)"/g)].map(
      ([, words]) => words!.length,
    );
    expect(Math.max(text.length, ...lengths)).toBeLessThan(3000);
  });

  test('has no mention, channel or link of a cell’s making, in whatever cell it stands', () => {
    const hostile = [
      '<!channel>',
      '<!here|x>',
      '<@U0123>',
      '<https://evil.tld|Acme>',
      '<#C01>',
      '&lt;!everyone&gt;',
      '<!subteam^S1>',
    ];
    for (const text of hostile) {
      const message = slackMessage(
        letterOf(entry({ name: text, csm: text, what: text, reasons: text, next: text, facts: [text] })),
        SHEET,
      );
      const sent = JSON.stringify(message).split(`<${SHEET}&range=A4|Open the alert in the sheet>`).join('');
      expect(sent).not.toMatch(/[<>]/);
      // What a person reads, once Slack has put its three entities back.
      const shown = sent.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
      expect(shown).toContain(text);
    }
    const cells = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(cells, cells, (name, what) => {
        const words = JSON.stringify(slackMessage(letterOf(entry({ name, what })), SHEET));
        expect(words.replace(/<https:\/\/docs\.google\.com[^<>]*>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe('A Teams message', () => {
  const textsOf = (message: ReturnType<typeof teamsMessage>) =>
    message.attachments[0].content.body.flatMap((element) =>
      element.type === 'RichTextBlock'
        ? element.inlines.map(({ text }) => text)
        : element.actions.map(({ title, url }) => `${title}: ${url}`),
    );

  test('has the customer, the numbers, the reasons, the next step and a link to the row', () => {
    const message = teamsMessage(letterOf(entry()), SHEET);
    expect(message).toMatchObject({
      type: 'message',
      summary: 'Acme: Health status Yellow to Red within 1 day',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.4' },
        },
      ],
    });
    expect(textsOf(message)).toEqual([
      '1 customer alert for Kim Doe',
      'Acme: Health status Yellow to Red within 1 day',
      entry().facts.join(' · '),
      `Why: ${entry().reasons}`,
      `Next: ${entry().next} (within 24 hours)`,
      `Open the alert in the sheet: ${SHEET}&range=A4`,
    ]);
  });

  test('keeps to what Teams takes, however many alerts there are and however long their texts', () => {
    const long = entry({ name: '客'.repeat(50_000), what: '客'.repeat(9000), reasons: '客'.repeat(45_000) });
    const message = teamsMessage(letterOf(...new Array(500).fill(long)), SHEET);
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(28 * 1024);
    expect(textsOf(message).pop()).toBe(`And 492 more in the sheet: ${SHEET}`);
  });

  test('shows markup of a cell as it is: text stands in runs, links are ours alone', () => {
    const bad = '[Acme](https://evil.tld) **x** <at>everyone</at>\n# y';
    const message = teamsMessage(letterOf(entry({ name: bad, csm: bad, what: bad, next: bad })), SHEET);
    for (const element of message.attachments[0].content.body) {
      if (element.type === 'ActionSet') expect(element.actions[0]!.url).toContain(SHEET);
      else expect(element.inlines.every(({ type }) => type === 'TextRun')).toBe(true);
    }
  });
});

describe('An e-mail', () => {
  test('of one alert is an escalation, line by line', () => {
    const { subject, body } = mailOf(letterOf(entry()), SHEET);
    expect(subject).toBe('[ESCALATION] Acme -- Health status Yellow to Red within 1 day');
    expect(body.split('\n')).toEqual([
      'Customer: Acme',
      'CSM: Kim Doe',
      'Segment: enterprise',
      'ARR: 120,000',
      'Health: 41.2 (100 is best), Red',
      'Renewal: 2027-01-05, in 45 days',
      'Issue: Health status Yellow to Red within 1 day',
      'Signals: Feature adoption -12.4; NPS -6.0. Critical: the champion left',
      'Action: Escalate to an executive today',
      'Urgency: within 24 hours',
      `In the sheet: ${SHEET}&range=A4`,
      '',
      `All alerts in the sheet: ${SHEET}`,
    ]);
  });

  test('of several is a digest, cut to what MailApp takes', () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      entry({
        customer: `C${i}`,
        name: `Acme ${i}`,
        reasons: '"'.repeat(45_000),
        facts: new Array(8).fill(`x: ${'&'.repeat(9000)}`),
      }),
    );
    const { subject, body, htmlBody } = mailOf(letterOf(...many), SHEET);
    expect(subject).toBe('Customer Vitals: 300 customer alerts: Acme 0, Acme 1, Acme 2 and 297 more');
    expect(body).toContain('more in the sheet');
    expect(Buffer.byteLength(body) + Buffer.byteLength(htmlBody)).toBeLessThan(200 * 1024);
  });

  test('shows text from a cell as text, and keeps it on its line', () => {
    const bad = '<img src=x onerror="alert(1)">\r\nBcc: all@example.com\u2028<script>\'';
    const { subject, body, htmlBody } = mailOf(
      letterOf(
        entry({ name: bad, csm: bad, what: bad, reasons: bad, next: bad, facts: [bad, `Health: ${bad}`] }),
      ),
      SHEET,
    );
    expect(subject).not.toMatch(/[\r\n\u2028]/);
    expect(body.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([]);
    expect(
      htmlBody.replace(
        /<\/?(table|tr|th|td|p|a|h3)( (cellpadding="4"|align="left"|valign="top"|nowrap|href="https:[^"<>]*"))*>/g,
        '',
      ),
    ).not.toMatch(/[<>"']/);
  });
});

describe('The address of a Slack webhook', () => {
  const GOOD = 'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX';

  test('is taken as Slack shows it', () => {
    expect(webhookAddress('Slack', `  ${GOOD}\n`)).toBe(GOOD);
  });

  test.each([
    '',
    'hooks.slack.com/services/T0/B0/x',
    GOOD.replace('https', 'http'),
    GOOD.replace('.com', '.com.evil.tld'),
    GOOD.replace('hooks', 'evil.tld/hooks'),
    GOOD.replace('hooks.slack.com', 'hooks.slack.com@evil.tld'),
    GOOD.replace('https://', 'https://user@'),
    GOOD.replace('https://', 'https://user:password@'),
    GOOD.replace('.com', '.com:443'),
    GOOD.replace('.com', '.com.'),
    GOOD.replace('hooks.', 'hooks。'),
    GOOD.replace('slack', 'ѕlack'),
    GOOD.replace('slack', 'sl\u200back'),
    GOOD.replace('hooks', 'HOOKS'),
    GOOD.replace('https://', 'https:\\\\'),
    GOOD.replace('https://', 'https:/'),
    GOOD.replace('https://', '//'),
    GOOD.replace('https://', 'javascript://'),
    GOOD.replace('/services', '//services'),
    GOOD.replace('/services', '/%73ervices'),
    GOOD.replace('/services', '/services/..'),
    GOOD.replace('/services', '/workflows'),
    GOOD.replace('/services', '\\services'),
    GOOD.replace('/B00000000', ''),
    GOOD.replace('B00000000', '..'),
    GOOD.replace('B00000000', '%2e%2e'),
    `${GOOD}/`,
    `${GOOD}/more`,
    `${GOOD}?x=1`,
    `${GOOD}#x`,
    `${GOOD}\nhttps://evil.tld`,
    `${GOOD} ${GOOD}`,
    `https://evil.tld/?${GOOD}`,
    `${GOOD}@evil.tld`,
    `${GOOD}${'x'.repeat(500)}`,
    '=HYPERLINK("https://hooks.slack.com/services/T0/B0/x")',
  ])('is not %j', (text) => {
    expect(() => webhookAddress('Slack', text)).toThrow('This is no address of a Slack webhook.');
  });

  test('is in no text once that is redacted, and nothing is left of its parts', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9]{8,24}$/);
    const words = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(part, part, part, words, words, (team, channel, secret, before, after) => {
        const address = webhookAddress(
          'Slack',
          `https://hooks.slack.com/services/${team}/${channel}/${secret}`,
        );
        for (const text of [
          `${before}${address}${after}`,
          `${before}${secret}${after}`,
          `Request failed for ${address.toUpperCase()} ${after}`,
          `Timeout: ${address.slice('https:'.length)}, ${team}/${channel}/${secret}`,
        ]) {
          const clean = redact(text, address);
          expect(clean).not.toContain(secret);
          expect(clean.toLowerCase()).not.toContain('hooks.slack.com');
        }
      }),
    );
    expect(redact('DNS error: https://hooks.slack.com/services/T1/B2/c3')).toBe(
      'DNS error: [Slack address hidden]',
    );
  });
});

describe('The address of a Teams webhook', () => {
  const GOOD =
    'https://prod-23.westeurope.logic.azure.com:443/workflows/0a1b2c/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=s3cr3tS1gn-ature_x';

  test.each([
    GOOD,
    GOOD.replace(':443', ''),
    'https://default0a1b.17.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/0a1b/triggers/manual/paths/invoke?api-version=1&sig=abc',
    'https://acme.webhook.office.com/webhookb2/0a1b-2c@3d4e/IncomingWebhook/5f6a/7b8c',
  ])('is taken as Teams shows it: %s', (address) => {
    expect(webhookAddress('Teams', ` ${address}\n`)).toBe(address.replace(':443', ''));
  });

  test.each([
    '',
    GOOD.replace('https', 'http'),
    GOOD.replace('.com', '.com.evil.tld'),
    GOOD.replace('logic.azure.com', 'logic.azure.com@evil.tld'),
    GOOD.replace('https://', 'https://user@'),
    GOOD.replace(':443', ':8443'),
    GOOD.replace('prod-23.westeurope.logic', 'evil.tld/logic'),
    GOOD.replace('/workflows', '/..'),
    `${GOOD}#x`,
    `${GOOD} ${GOOD}`,
    'https://hooks.slack.com/services/T0/B0/x',
    'https://logic.azure.com/workflows/x',
  ])('is not %j', (text) => {
    expect(() => webhookAddress('Teams', text)).toThrow('This is no address of a Teams webhook.');
  });

  test('is in no text once that is redacted', () => {
    const address = webhookAddress('Teams', GOOD);
    for (const text of [address, `Failed for ${GOOD}`, 'sig s3cr3tS1gn-ature_x', `x ${address.slice(8)}`]) {
      expect(redact(text, address)).not.toMatch(/s3cr3t|logic\.azure\.com/);
    }
  });
});

describe('letters to people', () => {
  const to = ({ recipient }: OutboxEntry) => recipient.split(', ');
  const letters = (...entries: OutboxEntry[]) =>
    lettersToPeople(entries, to).map(({ to: whom, entries: own }) => [
      whom,
      own.map(({ customer, rule }) => `${customer} ${rule}`),
    ]);
  const of = (customer: string, rule = 'health_red', recipient = 'VP CS') =>
    entry({ customer, rule, recipient });

  test('are one for each customer and recipient', () => {
    expect(
      letters(of('A'), of('B'), of('A', 'churn_risk_critical'), of('A', 'renewal_at_risk', 'CRO')),
    ).toEqual([
      ['VP CS', ['A health_red', 'A churn_risk_critical']],
      ['VP CS', ['B health_red']],
      ['CRO', ['A renewal_at_risk']],
    ]);
  });

  test('are one for a person and customer, whoever else is told', () => {
    expect(
      letters(
        of('A', 'legal_threat', 'Legal, VP CS'),
        of('A', 'competitive_rfp', 'VP CS, VP Sales'),
        of('A', 'health_red', 'VP CS'),
      ),
    ).toEqual([
      ['Legal', ['A legal_threat']],
      ['VP CS', ['A legal_threat']],
      ['VP CS', ['A competitive_rfp', 'A health_red']],
      ['VP Sales', ['A competitive_rfp']],
    ]);
  });

  test('are one digest for each person where Google takes no more', () => {
    const entries = ['A', 'B', 'C'].flatMap((customer) => [of(customer), of(customer, 'x', 'CRO')]);
    const counts = (room: number) => lettersToPeople(entries, to, room).map(({ entries: own }) => own.length);
    expect(counts(6)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(counts(5)).toEqual([3, 3]);
  });

  test('are one digest where there would be more than five, but for what cannot wait', () => {
    const five = ['A', 'B', 'C', 'D', 'E'].map((customer) => of(customer));
    expect(letters(...five)).toHaveLength(5);
    const all = letters(...five, of('F'), of('A', 'legal_threat'), of('B', 'critical_bug'));
    expect(all.map(([, own]) => own!.length)).toEqual([1, 1, 6]);
  });

  test('of one customer name it, and how much more there is', () => {
    const { subject } = mailOf({ to: 'x', entries: [of('A', 'legal_threat'), of('A')] }, SHEET);
    expect(subject).toBe('[ESCALATION] Acme -- Health status Yellow to Red within 1 day, and 1 more');
  });
});

describe('The steps of an alert', () => {
  const steps = [
    stepText('Call about their notice: write down why; then what would change it', 'Kim', 46348),
    stepText('Agree the answer (in writing)', 'VP CS and VP Sales', 46349),
    stepText('Hand the facts to Legal', 'Legal', undefined),
  ];
  const whole = steps.slice(0, 2).join(BETWEEN_STEPS);

  test('each reader has their own, in the words in which they stand in the sheet', () => {
    expect(stepsFor(whole, (owner) => owner === 'Kim')).toBe(steps[0]);
    expect(stepsFor(whole, (owner) => owner === 'VP Sales')).toBe(steps[1]);
    expect(stepsFor(whole, (owner) => owner !== '')).toBe(whole);
  });

  test('who is named by no step has all of them', () => {
    expect(stepsFor(whole, () => false)).toBe(whole);
    expect(stepsFor('whatever a person wrote; here', () => true)).toBe('whatever a person wrote; here');
    expect(stepsFor(steps[2]!, () => false)).toBe(steps[2]);
  });
});
