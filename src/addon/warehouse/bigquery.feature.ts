import type { Feature } from '../feature';

/** Writes files for the user to download: it asks Google for nothing. */
export const BIGQUERY: Feature = {
  name: 'BigQuery',
  does: 'write the files that score in BigQuery',
  scopes: [],
};
