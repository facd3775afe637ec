import type { LastRun } from '../../../src/addon/run/last-run';
import type { StandingFigure } from '../../../src/customers/figures';
import { figureOf, partOf } from '../../../src/metrics/figures';
import { Figure } from '../../parts/figure';
import { figuresByCsm } from '../../portfolio/team';

const COLUMNS: readonly StandingFigure[] = ['customers', 'arr', 'arr-at-risk', 'average-health'];

/** Each CSM's customers in figures; a name chooses them. */
export function Team({ run, onOpen }: { run: LastRun; onOpen: (csm: string) => void }) {
  const team = figuresByCsm(run);
  if (team.length === 0) return null;
  return (
    <section class="screen-only">
      <h2>Team</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">CSM</th>
            {COLUMNS.map((id) => (
              <th key={id} scope="col" class="number">
                {figureOf(id).name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {team.map(({ csm, figures }) => (
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
              {COLUMNS.map((id) => (
                <td key={id} class="number">
                  <Figure id={id} of={partOf('CSM', csm)} value={figures[id]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
