import { dayName } from '../../src/base/for-people';
import { knownOf, useAnswer } from '../remote';
import { server } from '../server';
import { Answer } from './answer';
import { LongList } from './long-list';

/** What was kept of a model, the newest first: why and what changed; an earlier one comes back at a press. */
export function ModelVersions({
  model,
  restored,
}: {
  readonly model: string;
  /** Told once an earlier version stands again. */
  readonly restored: () => void;
}) {
  const read = () => server.listModelVersions(model);
  const [versions, ask] = useAnswer('Reading the versions', read, `versions of ${model}`);
  const known = knownOf(versions) ?? [];
  return (
    <section>
      <h2>Version</h2>
      {versions.at !== 'waiting' && <Answer to={versions} />}
      {versions.at === 'ready' && known.length === 0 && (
        <p class="quiet">As published, never changed here.</p>
      )}
      <LongList entries={known}>
        {({ version, date, reason, changes }, position) => (
          <div class="apart" data-words="past">
            <span>
              <strong>{version}</strong> {[dayName(date), reason, changes].filter(Boolean).join(': ')}
            </span>
            {position === 0 ? (
              <span class="key">in use</span>
            ) : (
              <button
                type="button"
                class="link"
                onClick={() =>
                  ask('Restoring the version', async () => {
                    await server.restoreModel(model, version);
                    restored();
                    return read();
                  })
                }
              >
                Restore<span class="unseen"> version {version}</span>
              </button>
            )}
          </div>
        )}
      </LongList>
    </section>
  );
}
