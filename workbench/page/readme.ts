/** README.md in the browser: as it is written, with a mark at each heading for links to point to. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const README = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'README.md');

export function readmePage(): string {
  const lines = readFileSync(README, 'utf8')
    .split('\n')
    .map((line) => {
      const text = line.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
      const heading = /^#+ (.*)/.exec(line);
      if (!heading) return text;
      const id = heading[1]!.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      return `<b id="${id}">${text}</b>`;
    });
  const style =
    'max-width: 60rem; margin: 2rem auto; padding: 0 1rem; white-space: pre-wrap; font-size: 14px';
  return `<!DOCTYPE html><html lang="en"><title>Customer Vitals</title><pre style="${style}">${lines.join('\n')}</pre></html>`;
}
