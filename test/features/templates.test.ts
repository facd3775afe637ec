import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MadeDoc } from '../../src/addon/customer/google-doc';
import { DOCUMENTS, makeDocument, placeholdersOf } from '../../src/playbooks/documents';
import { COPIES, type Copy } from '../../src/playbooks/documents/document';
import { fillingOf } from '../../src/playbooks/documents/filling';
import type { DocumentName } from '../../src/playbooks/documents/names';
import { MemoryGrid, type Workbench } from '../../workbench';
import { docText } from '../../workbench/apps-script/docs';
import { richFacts, SPARSE } from '../support/facts';
import { benchOn, fill, recordsOf } from '../support/sheets';

const REVIEW = 'Quarterly business review';
const facts = richFacts({ theirs: 'Acme', ours: 'Ours' });
let grid: MemoryGrid;
let bench: Workbench;
beforeEach(() => {
  grid = new MemoryGrid();
  bench = benchOn(grid, 'team');
});

const make = (name: DocumentName = REVIEW, copy: Copy = 'Customer copy', of = facts) => {
  const document = makeDocument(name, of, copy);
  return bench.runFromClient('makeGoogleDoc', name, document.title, '<p>Plain</p>', fillingOf(document, of));
};
const template = (lines: readonly string[], name: DocumentName = REVIEW) =>
  bench.runFromClient('makeTemplate', name, lines.map((line) => `<p>${line}</p>`).join('\n'));
const lastText = () => docText(bench.environment.files.at(-1)!.body);

test('without a template a Doc is made of the page; the template’s link is kept in the settings', () => {
  make();
  expect(bench.environment.files).toMatchObject([{ name: `${REVIEW}: Acme`, content: '<p>Plain</p>' }]);
  const { value } = template(['{{Title}}']) as { value: MadeDoc };
  expect(value.name).toBe(`Template: ${REVIEW}`);
  const settings = recordsOf(grid.sheets.find(({ name }) => name === 'Vitals settings')!);
  expect(settings).toMatchObject([{ Area: 'Templates', Setting: REVIEW, Value: value.address }]);
});

test('a copy of the template is filled: words in lines, sections under their headings, tables cell by cell', () => {
  template([
    'LOGO',
    '{{Title}}',
    'For {{ customer }}, by {{CSM}}',
    '{{Support}}',
    '{{Nothing}}',
    '{{Agreed next steps}}',
    'Thank you',
  ]);
  expect(make().error).toBeNull();
  const [made] = bench.environment.files.slice(-1);
  expect(made).toMatchObject({ id: 'file-2', name: `${REVIEW}: Acme` });
  const lines = lastText().split('\n');
  expect(lines.slice(0, 3)).toEqual(['LOGO', `${REVIEW}: Acme`, `For Acme, by ${facts.csm}`]);
  expect(lines).toEqual(
    expect.arrayContaining([
      'Support',
      'Measure | Now | Target | Status',
      'Tickets open now | 4 | at most 10 | ✅ within',
      'Time to resolution (hours) | 80 | at most 72 | ❌ over',
    ]),
  );
  expect(lines.indexOf('Agreed next steps')).toBeGreaterThan(lines.indexOf('Support'));
  expect(lines.at(-1)).toBe('Thank you');
  expect(lastText()).not.toContain('{{');
  // The template stays as it is.
  expect(docText(bench.environment.files[0]!.body)).toContain('{{Support}}');
});

describe.each(COPIES)('each document, %s, into a template of all its placeholders', (copy) => {
  test.each([...DOCUMENTS.keys()])('%s', (name) => {
    for (const of of [facts, SPARSE]) {
      template(['{{Title}}', ...placeholdersOf(name, of).map((each) => `{{${each}}}`)], name);
      expect(make(name, copy, of).error).toBeNull();
      const text = lastText();
      for (const block of makeDocument(name, of, copy).blocks) {
        if (block.kind === 'section' && block.text !== 'To complete') expect(text).toContain(block.text);
        if (block.kind === 'table') {
          for (const row of block.rows) {
            const said = row.map((cell) =>
              cell === null ? '–' : typeof cell === 'string' ? cell : cell.text,
            );
            expect(text).toContain(said.join(' | '));
          }
        }
      }
      expect(text.includes('Internal: not for the customer')).toBe(copy === 'Internal copy');
      expect(text).not.toContain('{{');
    }
  });
});

test('hostile text stays text, and expands nothing', () => {
  template(['{{Title}}', '{{Success plan progress}}', '{{Support}}']);
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => text.trim() !== ''),
      (word) => {
        const hostile = {
          ...facts,
          name: `{{Support}}${word}`,
          notes: [{ day: facts.today, kind: 'Goal' as const, note: `${word}{{CSM}}\n` }],
        };
        expect(make(REVIEW, 'Customer copy', hostile).error).toBeNull();
        expect(lastText()).toContain(`${REVIEW}: { {Support}}`);
        expect(lastText()).toContain('{ {CSM}}');
      },
    ),
    { numRuns: 40 },
  );
});

test('Slides get lines, and lose the slides for which there is nothing', () => {
  bench.environment.files.push({
    id: 'slides',
    name: 'Ours',
    mimeType: 'application/vnd.google-apps.presentation',
    content: '',
    body: '',
    slides: [
      ['{{Title}}', 'LOGO'],
      ['Support', '{{Support}}'],
      ['Roadmap', '{{Roadmap and requests}}'],
      ['Thank you'],
    ],
  });
  template(['x']);
  const sheet = grid.sheets.find(({ name }) => name === 'Vitals settings')!;
  fill(sheet, [['https://docs.google.com/presentation/d/slides/edit']], 1, 2);
  const { value, error } = make(REVIEW, 'Customer copy', { ...facts, notes: [] });
  expect(error).toBeNull();
  expect((value as MadeDoc).address).toContain('/presentation/d/');
  const { slides } = bench.environment.files.at(-1)!;
  expect(slides[0]).toEqual([`${REVIEW}: Acme`, 'LOGO']);
  expect(slides[1]![1]).toContain('Tickets open now · 4 · at most 10 · ✅ within');
  expect(slides).toHaveLength(3);
});

test('a template that is not ours, or a link that is none, says what to do', () => {
  template(['{{Title}}']);
  const sheet = grid.sheets.find(({ name }) => name === 'Vitals settings')!;
  fill(sheet, [['https://docs.google.com/document/d/theirs-1/edit']], 1, 2);
  expect(make().error!.message).toMatch(/could not be copied: .*File not found.*press “Make a template”/);
  expect(bench.environment.files).toHaveLength(1);
});
