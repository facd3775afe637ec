import { download } from '../../download';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { useRemote } from '../../remote';
import { server } from '../../server';

const KINDS = [
  { kind: 'csv', name: 'CSV', type: 'text/csv' },
  { kind: 'json', name: 'JSON', type: 'application/json' },
] as const;

/** The results of the last run as a file. */
export function DownloadScores() {
  const [saved, save] = useRemote<string>();
  return (
    <section>
      <h2>Download scores</h2>
      <p class="row">
        {KINDS.map(({ kind, name, type }) => (
          <Button
            key={kind}
            busy={saved.at === 'waiting'}
            onClick={() =>
              save(`Making the ${name} file`, async () => {
                const file = await server.exportScores(kind);
                download(file.name, type, file.text);
                return `${file.name} is saved. ${file.remark}`;
              })
            }
          >
            {name}
          </Button>
        ))}
      </p>
      <Answer to={saved}>
        {(sentence) => (
          <p class="quiet" role="status" data-words="report">
            {sentence}
          </p>
        )}
      </Answer>
    </section>
  );
}
