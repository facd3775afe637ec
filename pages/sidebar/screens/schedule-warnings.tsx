import type { Schedules } from '../../../src/addon/schedule/schedule';
import { Hint } from '../../parts/notice';
import { knownOf, useAnswer } from '../../remote';
import { server } from '../../server';

/** Daily runs that fail day after day or run no more, told to everybody who opens the sidebar. */
export function ScheduleWarnings() {
  const [answer] = useAnswer<Schedules | undefined>('Looking for schedules', async () => {
    const features = await server.listFeatures();
    return features.length === 0 ? undefined : await server.readSchedule();
  });
  const warnings = knownOf(answer)?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <Hint>
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </Hint>
  );
}
