import type { VersionEntry } from '../../../src/addon/models/models';

/** That a suggestion is a version of the model now. */
export function Saved({ model, version }: VersionEntry) {
  return (
    <p role="status">
      “{model}” is in the tab “Vitals model”, as version {version}. Score to use it; “Model” in the sidebar
      restores the one before.
    </p>
  );
}
