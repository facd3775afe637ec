import { type Absence, type Headcount, headcountParts } from '../../src/customers/population';
import { useRemote } from '../remote';
import { server } from '../server';
import { typeset } from '../words';
import { Answer } from './answer';
import { Figure } from './figure';

/** Who counts: "265 rows: 254 customers, 6 left"; what is left out is selected in the sheet at a press. */
export function HeadcountLine({ of }: { readonly of: Headcount }) {
  const [shown, ask] = useRemote<string>();
  const { absent } = of;
  if (absent.length === 0) {
    return (
      <p class="quiet">
        <Sentence of={of} />
      </p>
    );
  }
  const show = (absence: Absence) => void ask('Selecting their rows', () => server.showAbsentRows(absence));
  const [, , ...reasons] = headcountParts(of);
  return (
    <details>
      <summary>
        <Sentence of={of} />
      </summary>
      <p class="quiet">Not counted. Show in the sheet:</p>
      <ul>
        {absent.map(({ absence }, i) => (
          <li key={absence}>
            <button type="button" class="link" onClick={() => show(absence)}>
              <Figure id="rows" of={absence}>
                {reasons[i]}
              </Figure>
            </button>
          </li>
        ))}
      </ul>
      <Answer to={shown}>{(words) => <p role="status">{typeset(words)}</p>}</Answer>
    </details>
  );
}

function Sentence({ of }: { readonly of: Headcount }) {
  const [rows, customers, ...reasons] = headcountParts(of);
  return (
    <>
      <Figure id="rows">{rows}</Figure>
      {': '}
      <Figure id="customers">{customers}</Figure>
      {of.absent.map(({ absence }, i) => (
        <span key={absence}>
          {', '}
          <Figure id="rows" of={absence}>
            {reasons[i]}
          </Figure>
        </span>
      ))}
    </>
  );
}
