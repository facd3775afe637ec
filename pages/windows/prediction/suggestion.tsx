import type { VersionEntry } from '../../../src/addon/models/models';
import type { SuggestedWeights } from '../../../src/prediction/weights';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { useRemote } from '../../remote';
import { server } from '../../server';
import { Saved } from './saved';

/** What a health model's dimensions should weigh, beside what they weigh today; saved only by a press. */
export function Suggestion({
  model,
  suggestion,
}: {
  readonly model: string;
  readonly suggestion: SuggestedWeights;
}) {
  const [saved, save] = useRemote<VersionEntry>();
  const { weights, aucNow, aucSuggested, testedOn, isBetter, why } = suggestion;
  if (weights.length === 0) return <p class="quiet">{why}</p>;
  return (
    <section>
      <table>
        <caption>What it should weigh, by these outcomes</caption>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            <th scope="col" class="number">
              Today
            </th>
            <th scope="col" class="number">
              Suggested
            </th>
          </tr>
        </thead>
        <tbody>
          {weights.map(({ name, now, suggested }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{now} %</td>
              <td class="number">{suggested} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {`On ${testedOn}, which nothing was learned from: AUC ${aucSuggested?.toFixed(3) ?? 'unknown'}, today ${aucNow?.toFixed(3) ?? 'unknown'}. `}
        {isBetter
          ? 'The suggested weights do better there. Look in the window “Model” who would change band before you save.'
          : 'The suggested weights do no better there: leave the model as it is.'}
      </p>
      {isBetter && (
        <p class="row">
          <Button
            busy={saved.at === 'waiting' || saved.at === 'ready'}
            onClick={() =>
              void save('Writing the model', () =>
                server.keepWeights(
                  model,
                  weights.map(({ name, suggested }) => ({ name, weight: suggested })),
                ),
              )
            }
          >
            Save as a new version of “{model}”
          </Button>
        </p>
      )}
      <Answer to={saved}>{(entry) => <Saved {...entry} />}</Answer>
    </section>
  );
}
