import type { ComponentChildren } from 'preact';
import type { Feature } from '../../src/addon/feature';
import { useAnswer } from '../remote';
import { server } from '../server';
import { type MissingFeature, missingFeature } from '../sidebar/missing-feature';
import { Answer } from './answer';
import { Hint } from './notice';

/** Shows what needs a feature, or why it is not to be had here and what to do. */
export function Needs({ feature, children }: { feature: Feature; children: ComponentChildren }) {
  const [states] = useAnswer('Asking what is allowed', () => server.listFeatures());
  return (
    <Answer to={states}>
      {(known) => <Allowed lack={missingFeature(feature, known)}>{children}</Allowed>}
    </Answer>
  );
}

function Allowed({ lack, children }: { lack: MissingFeature | undefined; children: ComponentChildren }) {
  if (!lack) return <>{children}</>;
  return (
    <Hint>
      <p>
        <strong>{lack.title}.</strong> {lack.advice}
      </p>
      {lack.allowAt && (
        <a href={lack.allowAt} target="_blank" rel="noopener noreferrer">
          Allow it
        </a>
      )}
    </Hint>
  );
}
