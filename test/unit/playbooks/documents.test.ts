import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENTS } from '../../../src/playbooks/documents';
import type { Block, CustomerDocument } from '../../../src/playbooks/documents/document';
import type { Facts } from '../../../src/playbooks/documents/facts';
import { toHtml, toHtmlPage } from '../../../src/playbooks/documents/html';
import { toMarkdown } from '../../../src/playbooks/documents/markdown';
import { NOTHING_KNOWN } from '../../support/facts';

const SPARSE: Facts = {
  today: '2026-11-21',
  id: 'C-9',
  name: 'C-9',
  segment: 'mid-market',
  csm: null,
  ...NOTHING_KNOWN,
};

/** A customer of whom everything is known, each of its words this one. */
function rich(word: string): Facts {
  return {
    ...SPARSE,
    id: word,
    name: word,
    csm: word,
    arr: '120,000 EUR',
    started: '2026-09-01',
    daysAsCustomer: 81,
    renewal: '2026-12-31',
    daysToRenewal: 40,
    health: {
      model: word,
      shown: '62.1',
      band: word,
      worst: false,
      best: false,
      trend: 'Declining',
      dimensions: [{ name: word, value: 50 }],
      drivers: [{ label: word, value: word, lost: 12.4 }],
    },
    risk: { shown: '77.0', tier: word, isWorst: true },
    signals: [{ severity: 'High', message: word }],
    nextAction: word,
    shown: { renewal_sentiment: word, active_seats: '85', licensed_seats: '100', goals_met: '80 %' },
    numbers: { active_seats: 85, licensed_seats: 100, goals_met: 80, roi_achieved: 300, roi_promised: 200 },
    expansion: {
      readiness: 'Ready',
      isReady: true,
      potential: 8413,
      opportunities: [
        { category: 'Module cross-sell', what: word, revenue: 8413, effort: 'low', level: 4, why: word },
      ],
      signals: [word],
      use: [word],
    },
    history: [{ day: '2026-09-30', health: 70, band: word }],
  };
}

const all = [...DOCUMENTS];
const sections = ({ blocks }: CustomerDocument) =>
  blocks.flatMap((block) => (block.kind === 'section' ? [block.text] : []));
const partsOf = (document: CustomerDocument) => {
  let part = '';
  return document.blocks.flatMap((block): [string, number][] => {
    if (block.kind === 'part' || block.kind === 'section') part = block.text;
    return block.kind === 'checks' ? [[part, block.items.length]] : [];
  });
};
const below = (document: CustomerDocument, heading: string): Block | undefined =>
  document.blocks[document.blocks.findIndex((block) => 'text' in block && block.text === heading) + 1];
const make = (name: string, facts: Facts) => DOCUMENTS.get(name)!(facts);

describe('each document has its sections', () => {
  test.each([
    ['Quarterly business review', 9],
    ['Executive business review', 11],
    ['Success plan', 9],
    ['Save plan', 4],
    ['Onboarding checklist', 7],
  ])('%s: %i', (name, count) => {
    expect(sections(make(name, SPARSE))).toHaveLength(count);
    expect(sections(make(name, rich('x')))).toEqual(sections(make(name, SPARSE)));
  });

  test('the checklist has the checks of every step', () => {
    expect(partsOf(make('Onboarding checklist', SPARSE))).toEqual([
      ['Before the kick-off', 7],
      ['Kick-off', 8],
      ['Technical set-up', 7],
      ['Training of administrators', 4],
      ['Training of users', 5],
      ['Users active', 6],
      ['First value', 5],
      ['Review after 30 days', 7],
      ['More features', 5],
      ['Benchmarks', 4],
      ['Talk after 60 days', 5],
      ['Advanced use', 4],
      ['Return', 4],
      ['Review after 90 days', 7],
      ['Gates: onboarding is over when', 8],
    ]);
  });
});

describe('what is known is filled in, and what is not is marked', () => {
  test.each(all)('%s of a customer of whom nothing is known invents nothing', (_, of) => {
    const text = toMarkdown(of(SPARSE));
    expect(text).toContain('_to fill in_');
    expect(text).not.toMatch(/NaN|undefined|null|Infinity|☑|\[x\]/);
  });

  test('figures stand where they belong', () => {
    const review = toMarkdown(make('Quarterly business review', rich('Acme')));
    expect(review).toContain('| Health | 62.1 (100 is best): Acme, declining |');
    expect(review).toContain('| Seats in use | 85 of 100 (85 %) |');
    expect(review).toContain('| Goals met | 100 % | 80 % | ⚠️ close |');
    expect(review).toContain('1.5 x what was promised');
    expect(review).toContain('in 40 days (2026-12-31)');
    expect(review).toContain('| 90 days | 2026-10-02 (past) |');
  });

  test('a gate is ticked only where the numbers say so', () => {
    const gates = below(make('Onboarding checklist', rich('x')), 'Gates: onboarding is over when');
    expect(gates).toMatchObject({
      items: [
        { done: true, note: { text: '85 %' } },
        {},
        {},
        { done: false, note: null },
        { done: true },
        {},
        {},
        {},
      ],
    });
    const exactly = { ...rich('x'), numbers: { active_seats: 80, licensed_seats: 100 } };
    expect(below(make('Onboarding checklist', exactly), 'Gates: onboarding is over when')).toMatchObject({
      items: [{ done: false, note: { text: '80 %' } }, {}, {}, {}, {}, {}, {}, {}],
    });
  });

  test('the last four quarters show the last score of each, and blanks before them', () => {
    const review = make('Executive business review', rich('x'));
    expect(below(review, '5. Health over the last four quarters')).toMatchObject({
      rows: [
        [null, null, null, null],
        [null, null, null, null],
        ['2026 Q3', { text: '70.0' }, 'x', '2026-09-30'],
        ['2026 Q4', { text: '62.1' }, 'x', '2026-11-21'],
      ],
    });
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
    .filter((word) => word.trim() !== '');
  const tags = (html: string) => (html.match(/<[^>]*>/g) ?? []).join('');
  const unescaped = (html: string) =>
    html.replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name]!,
    );

  test.each(all)('%s as HTML', (_, of) => {
    const plain = tags(toHtml(of(rich('x'))));
    fc.assert(
      fc.property(hostile, (word) => {
        const html = toHtml(of(rich(word)));
        expect(tags(html)).toBe(plain);
        expect(unescaped(html)).toContain(word);
      }),
      { numRuns: 60 },
    );
  });

  test.each(all)('%s as Markdown', (_, of) => {
    const benign = toMarkdown(of(rich('x'))).split('\n');
    fc.assert(
      fc.property(hostile, (word) => {
        const lines = toMarkdown(of(rich(word))).split('\n');
        expect(lines).toHaveLength(benign.length);
        lines.forEach((line, i) => {
          const marks = (text: string) =>
            text
              .replace(/\\[\s\S]/g, '')
              .match(/[`*[\]|~!<>$]/g)
              ?.join('') ?? '';
          expect(marks(line)).toBe(marks(benign[i]!));
        });
        expect(lines.join('\n')).not.toMatch(/:\/\/|@|www\./i);
      }),
      { numRuns: 60 },
    );
  });

  test('the page asks for nothing', () => {
    for (const [, of] of all) {
      expect(toHtmlPage(of(rich('https://x.y/z.png')))).not.toMatch(/src=|href=|url\(|@import|<script|<link/);
    }
  });
});
