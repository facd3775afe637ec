/** What the file in Cloud Storage holds of this project. */
export { rowScorer } from './row-scorer';
