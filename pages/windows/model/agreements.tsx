import { agreement, type ModelView } from '../../../src/customers/side-by-side';
import { Figure } from '../../parts/figure';
import { percent } from '../../words';

/** How often the models say the same, two by two. */
export function Agreements({ models }: { models: readonly ModelView[] }) {
  const pairs = models.flatMap((one, i) => models.slice(i + 1).map((other) => ({ one, other })));
  if (pairs.length === 0) return null;
  return (
    <section>
      <h2>How often they agree</h2>
      <p class="quiet">The same place: the best band, the worst band, or between them.</p>
      <ul>
        {pairs.map(({ one, other }) => {
          const { same, both } = agreement(one, other);
          const names = `${one.model.model.name} and ${other.model.model.name}`;
          return (
            <li key={names}>
              {both === 0 ? (
                `${names} score no customer in common`
              ) : (
                <>
                  {names}: <Figure id="agreement" of={names} value={same} /> of{' '}
                  <Figure id="scored" of={names} value={both} /> customers in the same place (
                  <Figure id="agreement" of={`${names}, share`}>
                    {percent(same / both)}
                  </Figure>
                  )
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
