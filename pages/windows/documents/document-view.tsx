import {
  type Block,
  type CustomerDocument,
  type Text,
  TO_FILL_IN,
} from '../../../src/playbooks/documents/document';

/** A document as it will be printed. */
export function DocumentView({ document: { title, about, blocks } }: { document: CustomerDocument }) {
  return (
    <article class="paper" aria-label={title}>
      <h2 class="title">{title}</h2>
      <p class="quiet">{about}</p>
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are never reordered.
        <BlockView key={i} block={block} />
      ))}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'section':
      return <h3>{block.text}</h3>;
    case 'part':
      return <h4>{block.text}</h4>;
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul class="bullets">
          {block.items.map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items are never reordered.
            <li key={i}>
              <Words text={text} />
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
              {note !== '' && <em class="quiet"> ({note})</em>}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <div class="wide">
          <table>
            <thead>
              <tr>
                {block.headers.map((header) => (
                  <th scope="col" key={header}>
                    {header === '' ? <span class="unseen">Value</span> : header}
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
                      <Words text={text} />
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

function Words({ text }: { text: Text }) {
  return <span>{text ?? <mark>{TO_FILL_IN}</mark>}</span>;
}
