import { type Absence, absenceWords, type Headcount, headcountWords } from '../../src/customers/population';
import { useRemote } from '../remote';
import { server } from '../server';
import { Answer } from './answer';

/** Who counts: "265 rows: 254 customers, 6 left"; what is left out is selected in the sheet at a press. */
export function HeadcountLine({ of }: { readonly of: Headcount }) {
  const [shown, ask] = useRemote<string>();
  if (of.absent.length === 0) return <p class="quiet">{headcountWords(of)}</p>;
  const show = (absence: Absence) => void ask('Selecting their rows', () => server.showAbsentRows(absence));
  return (
    <details>
      <summary>{headcountWords(of)}</summary>
      <p class="quiet">Not counted. Show in the sheet:</p>
      <ul>
        {of.absent.map(({ absence, rows }) => (
          <li key={absence}>
            <button type="button" class="link" onClick={() => show(absence)}>
              {absenceWords(absence, rows)}
            </button>
          </li>
        ))}
      </ul>
      <Answer to={shown}>{(words) => <p role="status">{words}</p>}</Answer>
    </details>
  );
}
