import type { ComponentChildren } from 'preact';
import type { Feature } from '../../src/addon/feature';
import { lackOf } from '../lack';
import { useAnswer } from '../remote';
import { server } from '../server';
import { Hint, Notice } from './notice';
import { Working } from './working';

/** Shows what needs a feature, or why it is not to be had here and what to do. */
export function Needs({ feature, children }: { feature: Feature; children: ComponentChildren }) {
  const states = useAnswer('Asking what is allowed', () => server.listFeatures());
  if (states.at === 'failed') return <Notice failure={states.failure} onRetry={states.again} />;
  if (states.at !== 'ready') return <Working doing="Asking what is allowed" />;
  const lack = lackOf(feature, states.value);
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
