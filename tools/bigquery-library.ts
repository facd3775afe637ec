/** The library that functions in BigQuery read: the code that scores a row, in one script that puts one name into the world. */
import { build } from 'esbuild';
import { COMMON } from './server';

export const LIBRARY_NAME = 'customerVitalsLibrary';

export async function bigQueryLibrary(): Promise<string> {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: ['src/bigquery/library.ts'],
    globalName: LIBRARY_NAME,
    // Cloud Storage names no encoding.
    charset: 'ascii',
    supported: { 'template-literal': true },
  });
  return outputFiles[0]!.text;
}
