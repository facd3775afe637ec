/** How each column of a made export is filled, by the customer's number from 0. */
const CELLS = {
  id: (i: number) => `A-${1000 + i}`,
  name: (i: number) => `Customer ${String.fromCharCode(65 + (i % 26))}${i}`,
  person: (i: number) => ['Ana Berg', 'Tom Hall', 'Kim Lee'][i % 3]!,
  text: (i: number) => `note ${i}`,
  email: (i: number) => `who${i}@example.com`,
  money: (i: number) => String(1200 * (i + 1)),
  dollars: (i: number) => `"$${(1200 * (i + 1)).toLocaleString('en-US')}.00"`,
  cents: (i: number) => String(9900 * (i + 1)),
  date: (i: number) => `2027-0${1 + (i % 9)}-1${i % 10}`,
  past: (i: number) => `2025-0${1 + (i % 9)}-1${i % 10}`,
  lately: (i: number) => `2026-11-${String(1 + (i % 27)).padStart(2, '0')}`,
  status: (i: number) => (i % 9 === 8 ? 'Canceled' : 'Active'),
  plan: (i: number) => ['Starter', 'Professional', 'Enterprise'][i % 3]!,
  few: (i: number) => String(i % 7),
  many: (i: number) => String(3 + ((i * 37) % 400)),
  seats: (i: number) => String(10 + 5 * (i % 8)),
  percent: (i: number) => String(20 + ((i * 13) % 80)),
  signed: (i: number) => `${20 + ((i * 13) % 80)}%`,
  share: (i: number) => ((20 + ((i * 13) % 80)) / 100).toFixed(2),
  nps: (i: number) => String((i * 7) % 11),
  account: (i: number) => String(-60 + ((i * 31) % 150)),
  five: (i: number) => (2 + ((i * 3) % 31) / 10).toFixed(1),
  hours: (i: number) => (2 + ((i * 11) % 90) / 2).toFixed(1),
  minutes: (i: number) => String(30 + ((i * 41) % 900)),
  duration: (i: number) => `${1 + (i % 30)}h ${(i * 7) % 60}m`,
} as const;

type Kind = keyof typeof CELLS;

/** An export in the shape that a tool's public pages describe: the headers are theirs, the values made up. */
interface ToolExport {
  readonly tool: string;
  /** `Header: kind` for each column. */
  readonly columns: string;
  /** True for those that were written before anything was tuned to them, and not looked at since. */
  readonly heldOut?: boolean;
}

export const EXPORTS_OF_TOOLS: readonly ToolExport[] = [
  {
    tool: 'HubSpot',
    columns:
      'Record ID: id|Company name: name|Company owner: person|Annual Revenue: money|Last Activity Date: lately|Number of open tickets: few|Customer health score: percent|NPS: nps',
  },
  {
    tool: 'Salesforce',
    columns:
      'Account ID: id|Account Name: name|Account Owner: person|Type: text|ARR__c: money|Renewal_Date__c: date|NPS__c: nps|Open_Cases__c: few|Seats_Used__c: seats|Licenses__c: seats',
  },
  {
    tool: 'Gainsight',
    columns:
      'GSID: id|Name: name|CSM Name: person|ARR: money|Renewal Date: date|NPS Score: nps|Adoption Score: percent|Open Tickets: few|Days Since Last Contact: few',
  },
  {
    tool: 'ChurnZero',
    columns:
      'Account External ID: id|Account Name: name|NextRenewalDate: date|TotalContractAmount: money|LicenseCount: seats|Last Login: lately|Usage Score: percent|Open Tickets: few',
  },
  {
    tool: 'Planhat',
    columns:
      'Planhat ID: id|Name: name|Owner: person|MRR: money|Renewal Date: date|Customer From: past|NPS: account|Last Touch: lately|Open Conversations: few',
  },
  {
    tool: 'Vitally',
    columns:
      'Account ID: id|Account: name|CSM: person|MRR: money|Renewal Date: date|Health Score: percent|NPS Score: nps|Active Users: seats|Seats: seats|Last Seen: lately',
  },
  {
    tool: 'Totango',
    columns:
      'Account ID: id|Account Name: name|Contract Value: money|Contract Renewal Date: date|Active Users (14 days): seats|Licenses: seats|License Utilization: signed|NPS: nps|Open Tickets: few',
  },
  {
    tool: 'Catalyst',
    columns:
      'External ID: id|Account Name: name|CSM: person|ARR: dollars|Renewal Date: date|NPS: nps|CSAT: five|Open Tickets: few|Product Adoption %: percent',
  },
  {
    tool: 'ClientSuccess',
    columns:
      'Client ID: id|Client Name: name|Assigned CSM: person|Client Status: status|Success Score: percent|Renewal Date: date|NPS: nps|Days Since Last Touch: few',
  },
  {
    tool: 'Zendesk',
    columns:
      'Organization ID: id|Organization: name|Tickets created: few|Unsolved tickets: few|Full resolution time (hours): hours|Satisfaction score: percent|Reopens: few',
  },
  {
    tool: 'Intercom',
    columns:
      'Company ID: id|Company name: name|Monthly Spend: money|Plan: plan|Last seen: lately|Web sessions: many|Conversations: few|CSAT: five',
  },
  {
    tool: 'Freshdesk',
    columns:
      'Company ID: id|Company Name: name|Open Tickets: few|Tickets Created: few|Avg Resolution Time: duration|CSAT %: percent|Account Tier: plan',
  },
  {
    tool: 'Stripe',
    columns:
      'id: id|Customer ID: id|Customer Description: name|Plan: plan|Status: status|Amount: cents|Current Period End (UTC): date|Quantity: seats',
  },
  {
    tool: 'Chargebee',
    columns:
      'customers.id: id|customers.company: name|subscriptions.status: status|subscriptions.mrr (cents): cents|subscriptions.current_term_end: date|invoices overdue days: few|Payment failures: few|NPS: nps',
  },
  {
    tool: 'Recurly',
    columns:
      'account_code: id|company: name|state: status|plan_code: plan|mrr: money|current_period_ends_at: date|quantity: seats|past_due_invoices: few',
  },
  {
    tool: 'ChartMogul',
    columns:
      'Customer ID: id|Customer: name|MRR: dollars|ARR: dollars|Customer Since: past|Status: status|Plan: plan',
  },
  {
    tool: 'Mixpanel',
    columns:
      '$distinct_id: id|Company: name|Sessions per user: many|Last seen: lately|Feature adoption: share|Active days: few|Events: many',
  },
  {
    tool: 'Amplitude',
    columns:
      'org_id: id|organization: name|DAU/MAU: share|Active Users: seats|Sessions: many|Feature adoption rate: signed|Last event: lately',
    heldOut: true,
  },
  {
    tool: 'Pendo',
    columns:
      'Account ID: id|Account Name: name|Days active: few|Time on site (minutes): minutes|Feature adoption %: percent|Last visit: lately|NPS score: nps|Number of visitors: seats',
  },
  {
    tool: 'Jira',
    columns:
      'Organization: name|Open issues: few|Critical bugs: few|Avg time to resolution (days): few|SLA breached %: percent',
    heldOut: true,
  },
  {
    tool: 'Pipedrive',
    columns:
      'Organization - ID: id|Organization - Name: name|Organization - Owner: person|Won deals value: money|Open activities: few|Last activity date: lately|Customer rating: five',
    heldOut: true,
  },
  {
    tool: 'Zoho',
    columns:
      'Account Id: id|Account Name: name|Account Owner: person|Annual Revenue: money|Cases Open: few|Rating: five|Renewal: date|Logins last month: many',
    heldOut: true,
  },
  {
    tool: 'Chargify',
    columns:
      'Customer ID: id|Organization: name|State: status|MRR (in cents): cents|Next assessment: date|Balance overdue days: few|Support tickets: few|Logins: many',
    heldOut: true,
  },
  {
    tool: 'German sheet',
    columns:
      'Kundennummer: id|Firma: name|Betreuer: person|Jahresumsatz: money|Vertragsende: date|Anmeldungen: many|Offene Tickets: few|Zufriedenheit: five',
    heldOut: true,
  },
  {
    tool: 'French sheet',
    columns:
      'Client: name|Chiffre d’affaires: money|Échéance: date|Connexions: many|Plaintes: few|Satisfaction: five|NPS: nps',
    heldOut: true,
  },
  {
    tool: 'Dutch sheet',
    columns: 'Klant: name|Omzet: money|Laatste contact: lately|Gebruik: percent|Klachten: few|Stemming: nps',
    heldOut: true,
  },
  {
    tool: 'HubSpot Service',
    columns:
      'Record ID: id|Company name: name|Lifecycle Stage: status|Annual contract value (USD): dollars|Ticket count (open): few|Time to close (HH:mm:ss): duration|Feature adoption (%): percent|Last Logged Call Date: lately',
    heldOut: true,
  },
  {
    tool: 'Zendesk Explore',
    columns:
      'Organisation ID: id|Organisation name: name|Tickets (last 30 days): few|First reply time (min): minutes|Full resolution time (hrs): hours|CSAT (% good): signed|Escalated tickets (%): percent',
    heldOut: true,
  },
  {
    tool: 'Intercom companies',
    columns:
      'company_id: id|name: name|monthly_spend: money|plan: plan|user_count: seats|last_request_at: lately|conversation_count: few|conversation_rating: five',
    heldOut: true,
  },
  {
    tool: 'Gainsight scorecards',
    columns:
      'GSID: id|Company Name: name|ARR (in thousands): money|NPS® Score: nps|Executive Sponsor Engagement (1-5): five|Last EBR: past|Open Risks: few|Days Past Due: few',
    heldOut: true,
  },
  {
    tool: 'French success sheet',
    columns:
      'Code client: id|Raison sociale: name|Responsable: person|CA annuel (k€): money|Taux d’utilisation: signed|Tickets ouverts: few|Satisfaction (sur 5): five|Jours depuis dernier contact: few|Délai de résolution (jours): few',
    heldOut: true,
  },
  {
    tool: 'Spanish success sheet',
    columns:
      'ID cliente: id|Cliente: name|Ingresos mensuales (€): money|Último acceso: lately|Uso (%): percent|Incidencias abiertas: few|Licencias contratadas: seats|Licencias usadas: seats',
    heldOut: true,
  },
  {
    tool: 'Brazilian success sheet',
    columns:
      'Código do cliente: id|Cliente: name|Receita mensal (R$): money|Último acesso: lately|Adoção de funcionalidades (%): percent|Chamados abertos: few|Dias em atraso: few',
    heldOut: true,
  },
  {
    tool: 'Delighted',
    columns: 'Account: name|Average NPS: account|Responses: few|Logins per week: few|Escalations: few',
    heldOut: true,
  },
  {
    tool: 'A leader’s own',
    columns:
      'Company: name|MRR ($K): money|Renewal: date|Happiness: nps|Open tickets: few|Usage hours: hours|Training done %: percent',
    heldOut: true,
  },
];

/** The export as a CSV file of so many customers. */
export function csvOf({ columns }: ToolExport, customers = 30): string {
  const parts = columns.split('|').map((column) => {
    const at = column.lastIndexOf(': ');
    return { header: column.slice(0, at), kind: column.slice(at + 2) as Kind };
  });
  const rows = Array.from({ length: customers }, (_, i) => parts.map(({ kind }) => CELLS[kind](i)).join(','));
  return [parts.map(({ header }) => header).join(','), ...rows].join('\n');
}
