import type { Band, Model } from './model';

const AT_RISK = 'at risk';
const READY = 'ready';
/** So many tiers are at risk where a table marks none. */
const USUALLY_AT_RISK = 2;

/** What the band rows of a table say in their Curve: which of them are at risk, or ready for a proposal. */
export class BandMarks {
  private readonly rows: { readonly row: number; readonly mark: string }[] = [];

  /** The bands in their order, from the highest score. */
  add(row: number, mark: string): void {
    this.rows.push({ row, mark });
  }

  /** Both kinds begin with the band of the highest score: the worst tier, or the best band. */
  check(best: boolean, report: (row: number, message: string) => void): void {
    const wanted = best ? READY : AT_RISK;
    for (const [i, { row, mark }] of this.rows.entries()) {
      if (mark === '') continue;
      if (mark !== wanted) {
        report(row, `Say "${wanted}" or leave it blank: the model says "100 is ${best ? 'best' : 'worst'}".`);
      } else if (i > 0 && this.rows[i - 1]!.mark !== wanted) {
        report(row, `Say "${wanted}" of the band above, too.`);
      }
    }
  }

  of(best: boolean, bands: readonly Band[]): Pick<Model, 'atRisk' | 'ready'> {
    const labels = bands.map(({ label }) => label);
    const marked = labels.filter((_, i) => this.rows[i]!.mark !== '');
    const usual = labels.slice(0, best ? 1 : USUALLY_AT_RISK);
    const found = marked.length > 0 ? marked : usual;
    return { atRisk: best ? [] : found, ready: best ? found : [] };
  }
}
