import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENTS, makeDocument } from '../../../src/playbooks/documents';
import {
  type Block,
  COPIES,
  type Copy,
  type CustomerDocument,
} from '../../../src/playbooks/documents/document';
import type { Facts } from '../../../src/playbooks/documents/facts';
import { toHtml, toHtmlPage } from '../../../src/playbooks/documents/html';
import { toMarkdown } from '../../../src/playbooks/documents/markdown';
import type { DocumentName } from '../../../src/playbooks/documents/names';
import { agreedNote, notesOfKind } from '../../../src/playbooks/documents/notes';
import { richFacts, SPARSE } from '../../support/facts';

const rich = (word = 'Acme') => richFacts({ theirs: word, ours: word });
const all = [...DOCUMENTS.keys()].flatMap((name) => COPIES.map((copy) => [name, copy] as const));
const headings = ({ blocks }: CustomerDocument, kind: Block['kind'] = 'section') =>
  blocks.flatMap((block) => (block.kind === kind && 'text' in block ? [block.text] : []));
const below = (document: CustomerDocument, heading: string): Block | undefined =>
  document.blocks[document.blocks.findIndex((block) => 'text' in block && block.text === heading) + 1];
const text = (name: DocumentName, facts: Facts, copy: Copy = 'Internal copy') =>
  toMarkdown(makeDocument(name, facts, copy));

describe('each document has the headings of its source', () => {
  test.each<[DocumentName, string[]]>([
    [
      'Quarterly business review',
      [
        'Executive summary',
        'Value delivered',
        'Usage and adoption',
        'Support',
        'Success plan progress',
        'Ways to get more value',
        'Growth',
        'Priorities for next quarter',
        'Agreed next steps',
        'Renewal readiness',
        'To complete',
      ],
    ],
    [
      'Executive business review',
      [
        'Partnership summary',
        'Strategic alignment',
        'Value delivered',
        'Adoption and engagement',
        'Health over the last four quarters',
        'Support and service quality',
        'Ways to get more value',
        'Whitespace',
        'Renewal outlook',
        'Agreed next steps',
        'Competitive landscape',
        'To complete',
      ],
    ],
    [
      'Success plan',
      [
        'Overview',
        'Objectives',
        'Milestones',
        'Health tracking',
        'Risk register',
        'Communication plan',
        'Adoption plan',
        'Ways to get more value',
        'Expansion roadmap',
        'Agreed next steps',
        'Notes',
        'To complete',
      ],
    ],
    [
      'Save plan',
      [
        'Situation',
        'Your goals',
        'Focus areas',
        'Action plan',
        'Success criteria',
        'Agreed next steps',
        'Escalation path',
      ],
    ],
    [
      'Onboarding checklist',
      [
        'Phase 1: Welcome and setup (days 1 to 14)',
        'Phase 2: Activation (days 15 to 30)',
        'Phase 3: Adoption (days 31 to 60)',
        'Phase 4: Optimization (days 61 to 90)',
        'Onboarding is complete when',
        'Open issues and decisions',
        'Risks and blockers',
        'To complete',
      ],
    ],
    ['Expansion conversation', ['Discovery', 'Value so far', 'Proposal', 'Agreed next steps', 'To complete']],
  ])('%s', (name, expected) => {
    expect(headings(makeDocument(name, rich(), 'Internal copy'))).toEqual(expected);
  });

  test('the checklist has the checks of every step', () => {
    const document = makeDocument('Onboarding checklist', SPARSE, 'Internal copy');
    let at = '';
    const counts = document.blocks.flatMap((block): [string, number][] => {
      if (block.kind === 'part' || block.kind === 'section') at = block.text;
      return block.kind === 'checks' ? [[at, block.items.length]] : [];
    });
    expect(counts).toEqual([
      ['Before the kickoff', 7],
      ['Kickoff meeting', 8],
      ['Technical setup', 7],
      ['Admin training', 4],
      ['User training', 5],
      ['User activation', 6],
      ['First value', 5],
      ['30-day review', 7],
      ['Feature expansion', 5],
      ['Usage benchmarking', 4],
      ['60-day check-in', 5],
      ['Advanced use cases', 4],
      ['Return on investment', 4],
      ['90-day review', 7],
      ['Onboarding is complete when', 7],
      ['Onboarding is complete when', 1],
    ]);
  });
});

describe('what is known stands there, and what is not is left out', () => {
  test.each(all)('%s, %s, of a customer of whom nothing is known invents nothing', (name, copy) => {
    const document = makeDocument(name, SPARSE, copy);
    expect(toMarkdown(document)).not.toMatch(/NaN|undefined|null|Infinity|☑|\[x\]|to fill in/);
    for (const block of document.blocks) {
      if (block.kind === 'table') expect(block.rows.length).toBeGreaterThan(0);
      if (block.kind === 'list') expect(block.items.length).toBeGreaterThan(0);
    }
    // No heading stands over nothing.
    document.blocks.forEach((block, i) => {
      const next = document.blocks[i + 1]?.kind;
      if (block.kind === 'section') expect(next).not.toBe('section');
      if (block.kind === 'section' || block.kind === 'part') expect(next).toBeDefined();
    });
  });

  test('what lacks is one list, printed on ours only', () => {
    const theirs = makeDocument('Quarterly business review', SPARSE, 'Customer copy');
    expect(theirs.toComplete).toContain('Wins of the quarter: a note “Win” for each');
    expect(headings(theirs)).not.toContain('To complete');
    expect(below(makeDocument('Quarterly business review', SPARSE, 'Internal copy'), 'To complete')).toEqual({
      kind: 'list',
      items: theirs.toComplete,
    });
  });

  test('a quarter is compared with the one before, in the targets of the segment', () => {
    const said = (words: string) => ({ text: words });
    const usage = below(
      makeDocument('Quarterly business review', rich(), 'Customer copy'),
      'Usage and adoption',
    );
    expect(usage).toMatchObject({
      headers: ['Measure', '22 Aug 2026', 'Now', 'Change', 'Target', 'Status'],
      rows: [
        ['Seats in use', said('80 %'), said('85 % (85 of 100)'), '▲ up', said('90 %'), '⚠️ close'],
        ['Feature adoption', said('41 %'), said('48 %'), '▲ up', said('80 %'), '❌ behind'],
      ],
    });
    const support = below(makeDocument('Quarterly business review', rich(), 'Customer copy'), 'Support');
    expect(support).toMatchObject({
      headers: ['Measure', 'Now', 'Target', 'Status'],
      rows: [
        ['Tickets open now', said('4'), said('at most 10'), '✅ within'],
        ['Time to resolution (hours)', said('80'), said('at most 72'), '❌ over'],
        ['Urgent issues open', said('1'), said('0'), '❌ over'],
      ],
    });
    expect(text('Quarterly business review', rich())).toContain('Feature adoption 48 %, was 41 %');
    expect(text('Quarterly business review', rich())).toContain('Raise feature adoption from 48 % to 80 %');
  });

  test('the last four quarters show the last score of each, with its dimensions', () => {
    const review = makeDocument('Executive business review', rich('x'), 'Internal copy');
    expect(below(review, 'Health over the last four quarters')).toMatchObject({
      headers: ['Quarter', 'Health', 'Band', 'x', 'Scored on'],
      rows: [
        ['2026 Q3', { text: '70.0' }, 'x', { text: '60.0' }, '30 Sep 2026'],
        ['2026 Q4', { text: '62.1' }, 'x', { text: '50.0' }, '21 Nov 2026'],
      ],
    });
  });

  test('amounts have their currency, and days are as people write them', () => {
    const plan = text('Save plan', rich());
    expect(plan).toContain('| ARR | 120,000 EUR |');
    expect(plan).toContain('in 40 days (31 Dec 2026)');
    for (const [name, copy] of all)
      expect(toMarkdown(makeDocument(name, rich(), copy))).not.toMatch(/\d{4}-\d\d-\d\d/);
  });
});

describe('a tick stands only where something proves it', () => {
  const ticks = (name: DocumentName, heading: string, facts: Facts) => {
    const checks = below(makeDocument(name, facts, 'Internal copy'), heading);
    if (checks?.kind !== 'checks') throw new Error(`No checks under ${heading}`);
    return checks.items.filter(({ done }) => done).map((item) => item.text);
  };
  const readiness = (facts: Facts) => ticks('Quarterly business review', 'Renewal readiness', facts);
  const proven: Facts = {
    ...rich(),
    shown: { renewal_sentiment: 'positive', successful_qbr: 'yes' },
    numbers: { executive_sponsor_engagement: 95, open_tickets: 0, roi_achieved: 10 },
    targets: { executive_sponsor_engagement: 90 },
  };

  test('renewal readiness', () => {
    expect(readiness(proven)).toEqual([
      'Value documented and communicated',
      'Executive sponsor aligned',
      'Open issues resolved, or a plan in place',
    ]);
    expect(readiness(rich())).toEqual([]);
    expect(readiness(SPARSE)).toEqual([]);
  });

  test.each<[string, Partial<Facts['shown']>]>([
    ['the sponsor has just changed', { sponsor_change: 'yes' }],
    ['the renewal sentiment is negative', { renewal_sentiment: 'negative' }],
    ['the renewal sentiment is unknown', { renewal_sentiment: 'unknown' }],
  ])('no sponsor is aligned where %s', (_, said) => {
    const facts = { ...proven, shown: { ...proven.shown, ...said } as Facts['shown'] };
    expect(readiness(facts)).not.toContain('Executive sponsor aligned');
  });

  test('a sponsor is engaged from the target of the segment on', () => {
    expect(readiness({ ...proven, targets: { executive_sponsor_engagement: 96 } })).not.toContain(
      'Executive sponsor aligned',
    );
  });

  test('gates of onboarding', () => {
    const gates = (facts: Facts) => ticks('Onboarding checklist', 'Onboarding is complete when', facts);
    expect(gates(rich())).toEqual(['More than 80 % of users are active', 'Success plan has milestones']);
    const exactly = { ...rich(), numbers: { active_seats: 80, licensed_seats: 100, time_to_value: 30 } };
    expect(gates(exactly)).toEqual(['First value reached within 30 days', 'Success plan has milestones']);
    expect(gates({ ...SPARSE, notes: [{ day: '2026-11-20', kind: 'Review', note: '25 Feb 2027' }] })).toEqual(
      ['Recurring cadence is agreed'],
    );
  });

  test.each([
    [49.9, '- [ ] Health score is 50 or more'],
    [50, '- [x] Health score is 50 or more'],
  ])('health of %d against 50, whatever the model calls its band', (shown, line) => {
    const { health, ...facts } = rich();
    const scored = { ...facts, health: { ...health!, shown: shown.toFixed(1), worst: false } };
    expect(text('Onboarding checklist', scored)).toContain(line);
  });

  test.each<[string, Partial<Facts['shown']>, Facts['numbers'], string[]]>([
    ['nothing', {}, {}, ['Not known', 'Not known', 'Not known', 'Not known', 'Not known', 'Not known']],
    [
      'the worst',
      {
        renewal_sentiment: 'negative',
        budget_cuts_mentioned: 'yes',
        sponsor_change: 'yes',
        competitive_rfp: 'yes',
      },
      { goals_met: 20 },
      ['Low', 'Uncertain', 'Weak', 'High', 'Weak', 'Concerned'],
    ],
    [
      'the best',
      { renewal_sentiment: 'positive', budget_cuts_mentioned: 'no' },
      { goals_met: 100, competitor_mentions: 0, executive_sponsor_engagement: 80 },
      ['Not known', 'Expected', 'Strong', 'None', 'Strong', 'Satisfied'],
    ],
  ])('the six factors of the renewal, of %s', (_, shown, numbers, expected) => {
    const facts = { ...SPARSE, shown: shown as Facts['shown'], numbers };
    const outlook = below(
      makeDocument('Executive business review', facts, 'Internal copy'),
      'Renewal outlook',
    );
    expect(outlook).toMatchObject({ rows: expected.map((word) => expect.arrayContaining([word])) });
  });
});

describe('a save plan ends before the renewal is decided', () => {
  const daysOf = (daysLeft: number, noticeBy = '') => {
    const renewal = new Date(Date.UTC(2026, 10, 21 + daysLeft)).toISOString().slice(0, 10);
    const plan = makeDocument(
      'Save plan',
      { ...SPARSE, renewal, daysToRenewal: daysLeft, noticeBy },
      'Customer copy',
    );
    const steps = below(plan, 'Action plan');
    if (steps?.kind !== 'table') return [];
    return steps.rows.map(
      (row) => (Date.parse(`${String(row[1])} UTC`) - Date.UTC(2026, 10, 21)) / 86_400_000,
    );
  };

  test('a week for each step where there is time, with the proposal two weeks before', () => {
    expect(daysOf(90)).toEqual([7, 14, 21, 28]);
    expect(daysOf(32)).toEqual([4, 9, 13, 18]);
  });

  test('no step is on or after the day of decision, the notice included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (left) => {
        const days = daysOf(left);
        expect(days).toHaveLength(4);
        expect([...days].sort((a, b) => a - b)).toEqual(days);
        expect(days[3]).toBeLessThan(left);
      }),
    );
    expect(daysOf(90, '2026-12-01').at(-1)).toBeLessThan(10);
  });

  test('where that day has passed, it says so and dates no step', () => {
    const past = { ...SPARSE, renewal: '2026-11-01', daysToRenewal: -20 };
    expect(text('Save plan', past)).toContain(
      'was to be decided by 1 Nov 2026: confirm where it stands first',
    );
  });
});

describe('documents are for those they fit', () => {
  const misfit = (name: DocumentName, facts: Partial<Facts>) =>
    DOCUMENTS.get(name)!.misfit?.({ ...SPARSE, ...facts }) ?? '';

  test.each<[DocumentName, Partial<Facts>, string]>([
    ['Success plan', { daysAsCustomer: 365 }, ''],
    ['Success plan', { daysAsCustomer: 366 }, 'first year only'],
    ['Success plan', {}, ''],
    ['Onboarding checklist', { daysAsCustomer: 90 }, ''],
    ['Onboarding checklist', { daysAsCustomer: 91 }, 'first 90 days only'],
    [
      'Expansion conversation',
      { expansion: { ...rich().expansion!, isReady: false, readiness: 'Hold: at risk' } },
      'Hold: at risk',
    ],
    ['Quarterly business review', { daysAsCustomer: 2000 }, ''],
    ['Save plan', { unscored: 'Churned' }, 'churned'],
    ['Expansion conversation', { unscored: 'Churned', expansion: rich().expansion }, 'churned'],
    ['Executive business review', { unscored: 'Churned' }, ''],
  ])('%s of %j', (name, facts, why) => {
    expect(misfit(name, facts)).toBe(why);
  });

  test.each(['Quarterly business review', 'Executive business review'] as const)(
    'the %s of who has left looks back and plans nothing',
    (name) => {
      for (const copy of COPIES) {
        const document = makeDocument(name, { ...rich(), unscored: 'Churned' }, copy);
        expect(toMarkdown(document)).not.toMatch(
          /Focus|opportunities|Roadmap|more value|Growth|Whitespace|Priorities|next steps|What we plan|Renewal|Next review/,
        );
        expect(headings(document)).toContain('Value delivered');
        expect(toMarkdown(document).includes('| Status | Churned |')).toBe(copy === 'Internal copy');
      }
    },
  );

  test('it is compared only where something of the quarter before is known', () => {
    const of = (numbers: Facts['numbers']) =>
      makeDocument(
        'Quarterly business review',
        { ...rich(), quarterAgo: { day: '2026-08-22', numbers } },
        'Customer copy',
      );
    expect(of({ feature_adoption: 41 }).about).toContain('Compared with 22 Aug 2026');
    expect(of({ time_to_value: 12 }).about).not.toContain('Compared');
  });

  test('a success plan shows what is ahead, and no milestone of years ago', () => {
    expect(below(makeDocument('Success plan', rich(), 'Customer copy'), 'Milestones')).toMatchObject({
      rows: [
        ['Adoption', '31 to 90', '30 Nov 2026', expect.any(String), 'In progress'],
        ['Value', '91 to 180', '28 Feb 2027', expect.any(String), 'Upcoming'],
        ['Optimization and growth', '181 to 365', '1 Sep 2027', expect.any(String), 'Upcoming'],
      ],
    });
  });
});

/** What no customer reads of itself. */
const INTERNAL_WORDS =
  /churn|\brisks?\b|\btier\b|health|\bscored?\b|readiness|on hold|hold: at|nurture|upsell|cross-sell|whitespace|competitor|rival|\bARR\b|critical|internal|save plan|escalate to|sentiment|to complete|priority \(|\bprice|\bsegment\b/i;

describe('the customer’s copy carries nothing internal', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 3, maxLength: 8 });
  const amount = fc.integer({ min: 0, max: 100 });
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const flag = fc.constantFrom('yes', 'no');

  /** Any customer: each thing known or not. */
  const customer = fc
    .record({
      theirs: word,
      numbers: fc.dictionary(
        fc.constantFrom(
          ...Object.keys(rich().numbers),
          'csat_score',
          'escalation_rate',
          'time_to_value',
          'days_overdue',
        ),
        amount,
      ),
      shown: fc.record(
        { champion_left: flag, sponsor_change: flag, legal_threat: flag },
        { requiredKeys: [] },
      ),
      health: fc.boolean(),
      past: fc.boolean(),
      risk: fc.boolean(),
      isReady: fc.boolean(),
      notes: fc.boolean(),
      daysToRenewal: maybe(fc.integer({ min: -400, max: 400 })),
      daysAsCustomer: maybe(fc.integer({ min: 0, max: 2000 })),
      revenue: fc.integer({ min: 700_000, max: 799_999 }),
    })
    .map(
      ({
        theirs,
        numbers,
        shown,
        health,
        past,
        risk,
        isReady,
        notes,
        daysToRenewal,
        daysAsCustomer,
        revenue,
      }): Facts => {
        const all = richFacts({ theirs, ours: SECRET });
        const opportunities = all.expansion!.opportunities.map((one) => ({ ...one, revenue }));
        return {
          ...all,
          numbers,
          shown: { ...all.shown, ...shown },
          health: health ? all.health : null,
          risk: risk ? all.risk : null,
          history: past ? all.history : [],
          quarterAgo: past ? all.quarterAgo : null,
          notes: notes ? all.notes : [],
          expansion: { ...all.expansion!, opportunities, isReady },
          daysToRenewal,
          daysAsCustomer,
          arr: '777,111 EUR',
        };
      },
    );
  const SECRET = 'zzsecretzz';

  test('no forbidden word, and no text or amount that only we know, in 1,000 customers', () => {
    fc.assert(
      fc.property(customer, (facts) => {
        for (const name of DOCUMENTS.keys()) {
          const document = makeDocument(name, facts, 'Customer copy');
          for (const said of [toMarkdown(document), toHtmlPage(document)]) {
            const read = said.replace(/<style>.*<\/style>/, '');
            expect(read).not.toMatch(INTERNAL_WORDS);
            expect(read).not.toContain(SECRET);
            expect(read).not.toMatch(/777,111|7\d\d,\d\d\d|62\.1|77\.0/);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('that test would notice: ours carries all of it', () => {
    const said = text('Executive business review', richFacts({ theirs: 'Acme', ours: SECRET }));
    expect(said).toMatch(INTERNAL_WORDS);
    expect(said).toContain(SECRET);
    expect(said).toContain('8,413 EUR');
  });

  test.each([...DOCUMENTS.keys()])('%s: ours says whose it is, and prints it on every page', (name) => {
    const ours = makeDocument(name, rich(), 'Internal copy');
    expect(toMarkdown(ours)).toContain('Internal: not for the customer');
    expect(toHtmlPage(ours)).toMatch(/<p class="internal">Internal: not for the customer/);
    expect(toHtmlPage(ours)).toMatch(/@media print\{.*\.internal\{position:fixed/);
    for (const heading of headings(ours)) expect(toHtml(ours)).toContain(`<h2>${heading} · Internal</h2>`);
    expect(toHtmlPage(makeDocument(name, rich(), 'Customer copy'))).not.toContain('class="internal"');
  });
});

describe('what was agreed', () => {
  const words = fc
    .string({ unit: fc.constantFrom(...'ab ,:–'), maxLength: 12 })
    .filter((text) => /[ab]/.test(text));

  test('a ticked action is read back with its owner and day', () => {
    expect(agreedNote({ what: 'Train the team', owner: 'Ana Roe', due: '2026-12-10' })).toBe(
      'Train the team, Ana Roe: 10 Dec 2026',
    );
    fc.assert(
      fc.property(words, fc.option(words, { nil: '' }), fc.boolean(), (what, owner, hasDay) => {
        const due = hasDay ? '2026-12-10' : '';
        const note = agreedNote({ what, owner, due });
        const [read] = notesOfKind(
          { ...SPARSE, notes: [{ day: '2026-11-20', kind: 'Agreed', note }] },
          'Agreed',
        );
        expect(read).toEqual({
          what: what.replace(/:/g, ' –').trim(),
          who: owner.replace(/[:,]/g, ' ').trim(),
          more: hasDay ? '10 Dec 2026' : '',
        });
      }),
    );
  });
});

describe('charts', () => {
  test('are drawn where a page can draw; elsewhere the table before them has their figures, once', () => {
    const review = makeDocument('Quarterly business review', rich(), 'Customer copy');
    expect(toHtmlPage(review)).toContain('<svg role="img" aria-label="Return"');
    expect(toHtml(review)).not.toContain('<svg');
    expect(toHtml(review).match(/300 EUR/g)).toHaveLength(1);
    expect(toMarkdown(review)).toMatch(/\| Return on investment \| \d+ EUR \| 300 EUR \|/);
    for (const [name, copy] of all) {
      const { blocks } = makeDocument(name, rich(), copy);
      blocks.forEach(({ kind }, i) => {
        if (kind === 'chart') expect(blocks.slice(0, i).map((each) => each.kind)).toContain('table');
      });
    }
  });
});

describe('no text of a cell becomes markup, or expands', () => {
  const hostile = fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '<script>alert(1)</script>',
            '"><img src=x onerror=a()>',
            '&lt;',
            '{{name}}',
            '$today',
            '%s',
            '$&',
            "'",
            '|',
            '\n# x',
            '[a](http://b.c)',
            '![i](x)',
            '`c`',
            '**b**',
            '1. ',
            '- ',
            '\\',
            '\r\n\r\n| --- |',
            'www.a.b',
            'a@b.c',
            '~~s~~',
            '=1+1',
          ),
        )
        .map((pieces) => pieces.join('')),
    )
    // A note is read at its colon and comma, which is no markup.
    .map((word) => word.replace(/[:,]/g, ' '))
    .filter((word) => word.trim() !== '');
  const tags = (html: string) => (html.match(/<[^>]*>/g) ?? []).join('');
  const unescaped = (html: string) =>
    html.replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name]!,
    );

  test.each(all)('%s, %s, as HTML', (name, copy) => {
    const plain = [toHtml, toHtmlPage].map((to) => tags(to(makeDocument(name, rich('x'), copy))));
    fc.assert(
      fc.property(hostile, (word) => {
        const document = makeDocument(name, rich(word), copy);
        [toHtml, toHtmlPage].forEach((to, i) => {
          expect(tags(to(document))).toBe(plain[i]);
          expect(unescaped(to(document))).toContain(word);
        });
      }),
      { numRuns: 30 },
    );
  });

  test.each(all)('%s, %s, as Markdown', (name, copy) => {
    const benign = text(name, rich('x'), copy).split('\n');
    fc.assert(
      fc.property(hostile, (word) => {
        const lines = text(name, rich(word), copy).split('\n');
        expect(lines).toHaveLength(benign.length);
        lines.forEach((line, i) => {
          const marks = (of: string) =>
            of
              .replace(/\\[\s\S]/g, '')
              .match(/[`*[\]|~!<>$]/g)
              ?.join('') ?? '';
          expect(marks(line)).toBe(marks(benign[i]!));
        });
        expect(lines.join('\n')).not.toMatch(/:\/\/|@|www\./i);
      }),
      { numRuns: 30 },
    );
  });

  test('the page asks for nothing', () => {
    for (const [name, copy] of all) {
      expect(toHtmlPage(makeDocument(name, rich('https://x.y/z.png'), copy))).not.toMatch(
        /src=|href=|url\(|@import|<script|<link/,
      );
    }
  });
});

test('no highlight and no priority is told twice, though CSAT is of engagement and of support', () => {
  const { quarterAgo, numbers } = rich();
  const better: Facts = {
    ...rich(),
    numbers: { ...numbers, csat_score: 4.8 },
    quarterAgo: { ...quarterAgo!, numbers: { ...quarterAgo!.numbers, csat_score: 1.5 } },
  };
  for (const [name, copy] of all) {
    for (const block of makeDocument(name, better, copy).blocks) {
      if (block.kind !== 'list') continue;
      const items = block.items.map((item) => JSON.stringify(item));
      expect([name, copy, items.length - new Set(items).size]).toEqual([name, copy, 0]);
    }
  }
});
