import { readFileSync } from 'node:fs';

/** The add-on's text as it was built. */
export const builtAddOn = () => readFileSync(new URL('../dist/Code.js', import.meta.url), 'utf8');
