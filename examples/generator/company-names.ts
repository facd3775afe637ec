import { pick, pickWeighted, type Random, shuffled } from './random';

// Coined word parts: the companies must be believable and belong to nobody. Some have letters that exports mangle.
const STEMS =
  'Aldern Brambl Cindel Dappel Emberk Fennor Gorsev Harrow Ivarn Junev Kestrow Linnav Marlov Nettlev Osterv Pellow ' +
  'Quillor Rookev Sorrelv Tarnov Umbriv Velkor Wrenov Yarrov Zephil Håvel Éloin Żubrov Søndrel Müggel';
const ENDINGS = 'ane aby essa ick ira old une ander ett';
const TRADES =
  'Logistics|Foods|Robotics|Insurance|Diagnostics|Freight|Mutual|Textiles|Energy|Studios|Pharma|Instruments|Retail|' +
  'Learning|Marine|Packaging|Payments|Analytics|Outdoor|Clinics|Tooling|Aerospace|Media|Hospitality';
const FORMS = { '': 9, ' Group': 2, ' Ltd': 2, ', Inc.': 2, ' GmbH': 1, ' & Daughters': 1 } as const;

/** So many different names of invented companies. */
export function companyNames(random: Random, count: number): string[] {
  const stems = STEMS.split(' ');
  const words = stems.flatMap((stem) => ENDINGS.split(' ').map((ending) => stem + ending));
  const trades = TRADES.split('|');
  return shuffled(random, words)
    .slice(0, count)
    .map((word) => `${word} ${pick(random, trades)}${pickWeighted(random, FORMS)}`);
}
