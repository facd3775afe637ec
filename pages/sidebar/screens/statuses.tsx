import type { PortfolioMatch } from '../../../src/addon/run/match';
import { STATUS_LEVELS } from '../../../src/reading/status-levels';
import type { StatusWord } from '../../../src/reading/understanding';
import { Figure } from '../../parts/figure';
import { Select } from '../../parts/select';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';

/** The words of the status column, and who counts as a customer by each; those not known first. */
export function Statuses({ found, explainStatus }: Sidebar & { readonly found: PortfolioMatch }) {
  if (found.statuses.length === 0) return null;
  const unknown = found.statuses.filter(({ known }) => !known).length;
  return (
    <details open={unknown > 0}>
      <summary>
        <Figure id="listed" of="status words">
          {counted(found.statuses.length, 'status word')}
        </Figure>
        {unknown > 0 && (
          <>
            , <Figure id="listed" of="status words not known" value={unknown} /> not known
          </>
        )}
      </summary>
      <p class="quiet">An unknown word counts as a customer until you say what it means.</p>
      {found.statuses.map((status) => (
        <Select
          key={status.word}
          label={labelOf(status)}
          value={status.known ? status.level : ''}
          choices={[
            ...(status.known ? [] : [{ value: '', name: 'Not known: a customer' }]),
            ...STATUS_LEVELS.map((level) => ({ value: level, name: level })),
          ]}
          onChoose={(level) => explainStatus(status.word, level)}
        />
      ))}
    </details>
  );
}

function labelOf({ word, customers }: StatusWord): string {
  return `${word} (${counted(customers, 'row')})`;
}
