// Composes an edition's manifest: what every edition asks for, and what the features that its code reaches declare.
import vm from 'node:vm';
import { build } from 'esbuild';
import type { Feature } from '../src/addon/feature';

export interface Manifest {
  readonly oauthScopes: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  readonly [key: string]: unknown;
}

/** The features that are declared in those of the files which declare features. */
export async function readFeatures(files: readonly string[], root: string): Promise<Feature[]> {
  const declaring = files.filter((file) => file.endsWith('.feature.ts')).sort();
  if (declaring.length === 0) return [];
  const { outputFiles } = await build({
    stdin: {
      contents: declaring.map((file, i) => `export * as f${i} from './${file}';`).join('\n'),
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'declared',
  });
  const modules: Record<string, Record<string, Feature>> = vm.runInNewContext(
    `${outputFiles[0]!.text};declared`,
  );
  // Out of that context: what is declared is plain data.
  return JSON.parse(JSON.stringify(Object.values(modules).flatMap((module) => Object.values(module))));
}

/** @throws Where a feature asks for something that Google or a reviewer would refuse. */
export function composeManifest(foundation: Manifest, features: readonly Feature[]): Manifest {
  for (const { name, scopes, fetches = [] } of features) {
    for (const scope of scopes) {
      if (!/^https:\/\/www\.googleapis\.com\/auth\/[\w.]+$/.test(scope)) {
        throw new Error(
          `${name}: "${scope}" is no scope; write it whole, https://www.googleapis.com/auth/...`,
        );
      }
    }
    for (const prefix of fetches) {
      if (!/^https:\/\/(\*\.[a-z0-9-]+\.)?[a-z0-9.-]+\/([\w.-]+\/)*$/.test(prefix)) {
        throw new Error(`${name}: "${prefix}" must be an https address with a path that ends in a slash.`);
      }
    }
    const fetching = scopes.some((scope) => scope.endsWith('/script.external_request'));
    if (fetching !== fetches.length > 0) {
      throw new Error(`${name}: declare script.external_request and what is fetched together.`);
    }
  }
  const oauthScopes = unique([...foundation.oauthScopes, ...features.flatMap(({ scopes }) => scopes)]);
  const urlFetchWhitelist = unique(features.flatMap(({ fetches = [] }) => fetches));
  const enabledAdvancedServices = features.flatMap(({ services = [] }) => services);
  return {
    ...foundation,
    oauthScopes,
    ...(urlFetchWhitelist.length > 0 && { urlFetchWhitelist }),
    ...(enabledAdvancedServices.length > 0 && { dependencies: { enabledAdvancedServices } }),
  };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
