// Writes examples/portfolio.csv: npx tsx examples/generate-portfolio.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { portfolioCsv } from './generator/portfolio';

writeFileSync(fileURLToPath(new URL('portfolio.csv', import.meta.url)), portfolioCsv());
