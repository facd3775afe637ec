import type { FigureId } from '../../../src/metrics/figures';
import {
  type Block,
  type CustomerDocument,
  type Text,
  UNKNOWN,
} from '../../../src/playbooks/documents/document';
import { INTERNAL } from '../../../src/playbooks/documents/html';
import { OwnFigure } from '../../parts/own-figure';
import { ChartView } from './chart';

/** A document as it will be printed. */
export function DocumentView({
  customer,
  document: { title, about, blocks, isInternal },
}: {
  readonly customer: string;
  readonly document: CustomerDocument;
}) {
  return (
    <article class="paper" aria-label={title}>
      {isInternal && <p class="internal">{INTERNAL}</p>}
      <h2 class="title">{title}</h2>
      <p class="quiet" data-words="time">
        {about}
      </p>
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are never reordered.
        <BlockView key={i} customer={customer} block={block} />
      ))}
    </article>
  );
}

function BlockView({ customer, block }: { readonly customer: string; readonly block: Block }) {
  switch (block.kind) {
    case 'section':
      return <h3>{block.text}</h3>;
    case 'part':
      return <h4>{block.text}</h4>;
    case 'paragraph':
      return (
        <p>
          <Words customer={customer} text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul class="bullets">
          {block.items.map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items are never reordered.
            <li key={i} data-words={typeof text === 'string' ? 'advice' : undefined}>
              <Words customer={customer} text={text} />
            </li>
          ))}
        </ul>
      );
    case 'checks':
      return (
        <ul class="ticks">
          {block.items.map(({ text, done, note }) => (
            <li key={text}>
              <span aria-hidden="true">{done ? '☑' : '☐'}</span>{' '}
              <span class="unseen">{done ? 'Done: ' : 'Open: '}</span>
              {text}
              {note !== null && (
                <em class="quiet">
                  {' '}
                  (<Words customer={customer} text={note} />)
                </em>
              )}
            </li>
          ))}
        </ul>
      );
    case 'chart':
      return <ChartView chart={block.chart} />;
    case 'table':
      return (
        <div class="wide">
          <table>
            <thead class={block.headers.every((header) => header === '') ? 'unseen' : ''}>
              <tr>
                {block.headers.map((header, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: headers are never reordered.
                  <th scope="col" key={i}>
                    {header === '' ? <span class="unseen">{i === 0 ? 'What' : 'Value'}</span> : header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are never reordered.
                <tr key={i}>
                  {row.map((text, j) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor are cells.
                    <td key={j}>
                      <Words customer={customer} text={text} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Words({ customer, text }: { readonly customer: string; readonly text: Text }) {
  if (text === null) return <span>{UNKNOWN}</span>;
  if (typeof text === 'string') return <span>{text}</span>;
  return (
    <OwnFigure
      id={text.id as FigureId}
      customer={customer}
      {...(text.more !== undefined && { more: text.more })}
    >
      {text.text}
    </OwnFigure>
  );
}
