import type { LastRun } from '../../../src/addon/run/last-run';
import { teamOf } from '../../portfolio/team';
import { points, whole } from '../../words';

/** Each CSM's customers in figures; a name chooses them. */
export function Team({ run, onOpen }: { run: LastRun; onOpen: (csm: string) => void }) {
  const team = teamOf(run);
  if (team.length === 0) return null;
  return (
    <section class="screen-only">
      <h2>Team</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">CSM</th>
            {['Customers', 'ARR', 'ARR at risk', 'Average health'].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {team.map(({ csm, customers, arr, arrAtRisk, averageHealth }) => (
            <tr key={csm}>
              <th scope="row">
                {csm === '' ? (
                  'No CSM'
                ) : (
                  <button type="button" class="link" onClick={() => onOpen(csm)}>
                    {csm}
                  </button>
                )}
              </th>
              <td class="number">{whole(customers)}</td>
              <td class="number">{whole(arr)}</td>
              <td class="number">{whole(arrAtRisk)}</td>
              <td class="number">{averageHealth === undefined ? 'No data' : points(averageHealth)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
