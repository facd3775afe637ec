/** Names that say less than people do. */
const SAID: Readonly<Record<string, string>> = {
  'avg resolution hours': 'hours to resolution',
  'multi threading depth': 'contacts known',
  'unresolved critical': 'unresolved critical tickets',
};

/** What people call a metric or column of this name: "NPS" for `nps_score`, "QBR completion" for `qbr_completion`. */
export function labelOf(header: string): string {
  const words = header.replace(/_/g, ' ');
  const label = (SAID[words] ?? words)
    .replace(/\b(arr|mrr|csm|nps|csat|dau|mau|api|roi|kpi|qbr|rfp|sla)\b/g, (word) => word.toUpperCase())
    .replace('DAU MAU', 'DAU/MAU')
    .replace(/\bqbrs\b/, 'QBRs')
    .replace(/\b(NPS|CSAT) score$/, '$1');
  return capitalized(label);
}

/** Words as they begin a line or a sentence. */
export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
