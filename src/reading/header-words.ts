import { splitWords } from '../base/split-words';
import { cleanText } from './normalize';

/** A header taken apart: the words that name the column, and those in brackets at its end, which say more about it. */
export interface HeaderWords {
  readonly words: readonly string[];
  readonly bracket: readonly string[];
}

/** Spellings of one word: what is in front of the colon stands for all behind it. */
const SPELLINGS = `account:acct accts acc;customer:cust;organization:org organisation orgs;manager:mgr;number:nr num no nbr;
average:avg mean;cancel:cancelled canceled cancellation cancels;expiry:expires expire expired expiration expiring;
renewal:renews renew renewals renewing;end:ends ending;start:starts starting begin begins beginning commencement;
licenses:license licence licences lic;termination:terminated terminates;hours:hrs hr h;minutes:mins min;
percent:pct percentage;id:identifier ids;current:cur curr;previous:prev prior;total:tot ttl;month:mo;year:yr;
departments:depts;date:dt;tickets:tix;executive:exec;utilization:util utilisation;realization:realisation;at:ts timestamp datetime;
competitor:competitors competition rival;mention:mentions mentioned;bug:bugs defect defects;complaint:complaints complains;threat:threats;
conversation:talk talks discussion;delayed:postponed stalled`;

const BRANDS =
  /\b(Hub)(?=Spot)|\b(Churn)(?=Zero)|\b(Chart)(?=Mogul)|\b(Client)(?=Success\b)|\b(Sales)(?=Force)/g;

let spellings: ReadonlyMap<string, string> | undefined;

/** One word as headers are compared: `cancelled`, `canceled` and `cancellation` are `cancel`. */
export function plainWord(word: string): string {
  spellings ??= new Map(
    SPELLINGS.split(/;\s*/).flatMap((line) => {
      const [plain = '', others = ''] = line.split(':');
      return others.split(' ').map((other): [string, string] => [other, plain]);
    }),
  );
  return spellings.get(word) ?? word;
}

/**
 * Takes a header apart: `Account: AvgCSAT (1-5)` is account, average, csat, and in brackets 1, 5. Words that follow a
 * bracket make what stands in it one with them: `NPS (last survey) comment` is a comment.
 */
export function headerWords(cell: unknown): HeaderWords {
  if (typeof cell !== 'string' && typeof cell !== 'number') return { words: [], bracket: [] };
  const text = cleanText(String(cell)).slice(0, 200);
  const bracketed = /^([^([{]*[^([{\s][^([{]*)[([{]([^)\]}]*)[)\]}]?[\s*:?]*$/.exec(text);
  return bracketed
    ? { words: wordsIn(bracketed[1]!), bracket: wordsIn(bracketed[2]!) }
    : { words: wordsIn(text), bracket: [] };
}

function wordsIn(text: string): string[] {
  const spelledOut = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(BRANDS, (brand) => brand.toLowerCase())
    .replace(/ß/g, 'ss')
    .replace(/e-mail/gi, 'email')
    .replace(/#/g, ' number ')
    .replace(/%/g, ' percent ')
    .replace(/[$€£¥]/g, ' money ');
  return splitWords(spelledOut).map(plainWord);
}
