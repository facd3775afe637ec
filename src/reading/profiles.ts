import { metric } from './catalog';
import type { HeaderMatch } from './headers';
import { wordKey } from './normalize';

/** Whose export a header row is, with what is read otherwise for it, in words. */
export interface Profile {
  readonly name: string;
  /** Empty where nothing is read otherwise. */
  readonly note: string;
}

/** Headers that are found together in the export of one tool only; so many of them must be there. */
const EXPORTS: readonly (readonly [name: string, least: number, headers: string])[] = [
  [
    'A HubSpot export',
    2,
    'record id,company owner,lifecycle stage,last activity date,number of associated contacts,hs object id,hubspot owner id,became a customer date,last contacted',
  ],
  [
    'A Stripe export',
    3,
    'customer id,customer description,customer email,current period start utc,current period end utc,canceled at utc,cancel at period end,start utc,created utc,ended at utc,trial end utc',
  ],
  [
    'A Gainsight export',
    2,
    'gsid,original contract date,overall score,curr score id,sfdc account id,csm name,lifecycle in weeks,managed as',
  ],
  [
    'A ChurnZero export',
    2,
    'account external id,next renewal date,total contract amount,license count,owner user account,parent account external id',
  ],
  [
    'A Planhat export',
    2,
    'planhat id,customer from,customer to,csm score,co owner,renewal arr,accumulated arr',
  ],
  [
    'A ClientSuccess export',
    2,
    'client status,assigned csm email,client as of date,assigned sales rep,success score',
  ],
  [
    'A ChartMogul export',
    2,
    'subscriber since,customer since,plan name,billing cycle,net payments,customer mrr',
  ],
  [
    'A Chargebee export',
    2,
    'customers id,subscriptions mrr,subscriptions status,subscriptions cancelled at,subscriptions current term end,customers company',
  ],
  ['A Recurly export', 2, 'account code,current term ends at,current period ends at,plan code'],
  [
    'A Salesforce report',
    3,
    'account id,account name,account owner,account currency,parent account,billing city,billing state province,last activity,last activity date,type',
  ],
];

const CONVERTED = /\(converted\)\s*$/i;
const CONVERTED_CURRENCY = /\(converted\)\s*currency\s*$/i;

/** Recognizes a file by its set of headers; undefined where they are of no known tool. */
export function profileOf(headers: readonly string[]): Profile | undefined {
  const keys = new Set(headers.map(wordKey));
  const converted = headers.some((header) => CONVERTED.test(header));
  if (converted) {
    return { name: 'A Salesforce report with currencies', note: 'the converted column is read' };
  }
  const custom = headers.filter((header) => /__c$|^Account: /.test(header)).length;
  const found = EXPORTS.find(
    ([, least, known]) => known.split(',').filter((header) => keys.has(wordKey(header))).length >= least,
  );
  if (custom >= 2) return { name: 'A Salesforce report', note: '' };
  return found && { name: found[0], note: '' };
}

/**
 * Reads the columns of a known export as its tool means them: amounts that are converted already instead of those in many
 * currencies, and the last activity of a CRM as the last contact.
 */
export function asExported(found: readonly HeaderMatch[]): HeaderMatch[] {
  const headers = found.map(({ header }) => header);
  const profile = profileOf(headers);
  if (!profile) return [...found];
  const converted = headers.some((header) => CONVERTED.test(header));
  const crm = /HubSpot|Salesforce/.test(profile.name);
  return found.map((match) => {
    const { header, metric: named, rank } = match;
    if (converted && CONVERTED.test(header) && rank >= 0) return { ...match, rank: -0.5 };
    if (converted && CONVERTED_CURRENCY.test(header))
      return { ...match, metric: metric('currency'), rank: -0.5 };
    // The currencies of the amounts before they were converted say nothing of those after.
    if (converted && named?.header === 'currency' && rank >= 0) return { ...match, metric: undefined };
    if (crm && named?.header === 'days_since_login' && /^last activity/i.test(header)) {
      return { ...match, metric: metric('days_since_contact') };
    }
    return match;
  });
}
