import { useState } from 'preact/hooks';
import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import { dayName } from '../../../src/base/for-people';
import { capitalized } from '../../../src/base/label';

/** So many signals are seen at once; the others open at a press. */
const SHOWN = 5;

/** The signals as chips, the most severe first. */
export function Why({ warnings, actBy }: Pick<OpenedCustomer, 'warnings' | 'actBy'>) {
  const [isOpen, setOpen] = useState(false);
  if (warnings.length === 0) return null;
  const more = warnings.length - SHOWN;
  return (
    <section>
      <h2>
        Why
        {actBy !== '' && <span class="key">act by {dayName(actBy)}</span>}
      </h2>
      <ul class="chips" data-words="reasons">
        {(isOpen ? warnings : warnings.slice(0, SHOWN)).map(({ severity, message, lead }) => (
          <li
            key={message}
            title={lead}
            class={severity === 'Critical' || severity === 'High' ? 'grave' : 'mild'}
          >
            {capitalized(message)}
          </li>
        ))}
        {!isOpen && more > 0 && (
          <li class="more">
            <button type="button" class="pill" aria-expanded="false" onClick={() => setOpen(true)}>
              +{more} <span class="unseen">more reasons</span>
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
