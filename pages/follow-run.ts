import type { RunProgress } from '../src/addon/run/run';
import { server } from './server';

const BETWEEN_QUESTIONS_MS = 2000;

/**
 * Asks every two seconds how far the run is that goes on in this spreadsheet, until there is none: a run of this sidebar,
 * for as long as one `isExpected`, or one that somebody else started.
 */
export async function followRun(
  isExpected: () => boolean,
  tell: (progress: RunProgress | undefined) => void,
): Promise<void> {
  for (;;) {
    // A question that fails says nothing of the run.
    const progress = await server.runProgress().catch(() => null);
    tell(progress ?? undefined);
    if (!progress && !isExpected()) return;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_QUESTIONS_MS));
  }
}
