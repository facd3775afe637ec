import { wordKey } from './normalize';

/** The words that a level column may hold, each with the other words people write for it. */
const WORDS = {
  segment: {
    enterprise: 'ent, large, large enterprise, strategic',
    'mid-market': 'mm, mid, mid size, medium, commercial',
    smb: 'sme, small, small business, small and medium business, small medium business',
  },
  contract_type: {
    annual: 'annually, yearly, year, one year, 1 year, 12 months',
    'multi-year': 'two year, three year, 2 year, 3 year, 24 months, 36 months',
    quarterly: 'quarter, 3 months',
    'month-to-month': 'monthly, m2m, mtm, month by month, rolling',
  },
  satisfaction_trend: {
    improving: 'up, increasing, rising, better',
    stable: 'flat, steady, same, unchanged, no change',
    declining: 'down, decreasing, falling, worse',
    critical: '',
  },
  // Somebody asked and does not know: a value with points of its own, not an empty cell.
  renewal_sentiment: {
    positive: 'good, happy, satisfied, likely, high',
    neutral: 'ok, mixed, medium, possible',
    negative: 'bad, unhappy, angry, frustrated, unlikely, low, at risk',
    unknown: '',
  },
  renewal_call: {
    commit: 'committed, commited, will renew, renewing, secured, safe, on track, closed won, won, renewed',
    likely: 'best case, probable, expected, upside, expect to renew, most likely',
    'at risk': 'risk, atrisk, unlikely, in doubt, doubtful, pipeline',
    lost: 'omitted, churn, churning, churned, will churn, will not renew, closed lost, not renewing',
  },
  status: {
    active:
      'customer, active customer, live, current, paying, paid, subscribed, existing, existing customer, onboarding, adopting, adoption, implementation, implementing, renewed, growing, growth, retained, evangelist, at risk, healthy, won, customer direct, customer channel, open, ok, yes, true, aktiv, aktiver kunde, kunde, bestandskunde, laufend, actif, active client, client, client actif, en cours, activo, activa, cliente, cliente activo, vigente, ativo, ativa, cliente ativo, actief, klant, lopend, attivo, attiva, cliente attivo, активен, активный, активна, действующий, клиент, 活跃, 正常, 有效, 客户, 使用中, 合作中, 已签约, 在用, 契約中, 利用中, アクティブ, 有効, 継続, 継続中, 稼働中, 顧客',
    'notice given':
      'notice, in notice, notice received, pending cancellation, cancellation pending, pending cancel, cancelling, canceling, cancels at period end, cancel at period end, non renewing, not renewing, will not renew, will churn, churning, pending churn, leaving, offboarding, gekündigt, gekuendigt, in kündigung, kündigung eingegangen, preavis, en préavis, préavis donné, résiliation en cours, en preaviso, preaviso, aviso previo, em aviso prévio, in opzegging, opgezegd, in disdetta, in preavviso, уведомил об уходе, 待解约, 不续约, 解約予定, 解約申請中, 解約手続き中',
    'past due':
      'overdue, unpaid, delinquent, dunning, payment failed, in arrears, überfällig, im verzug, en retard, impayé, vencido, vencida, moroso, em atraso, inadimplente, achterstallig, scaduto, insoluto, просрочен, просрочено, 逾期, 欠费, 延滞, 支払遅延, 未払い',
    paused:
      'on hold, hold, suspended, frozen, pausiert, ruhend, ausgesetzt, en pause, suspendu, pausado, pausada, suspendido, suspendida, em pausa, suspenso, gepauzeerd, opgeschort, in pausa, sospeso, приостановлен, на паузе, 暂停, 暂停中, 一時停止, 休止, 休止中, 保留, 停止中',
    churned:
      'churn, churned customer, cancelled, canceled, lost, lost customer, former, former customer, ex customer, past customer, old customer, terminated, closed, ended, expired, inactive, inactive customer, deactivated, deactivated customer, disabled, lapsed, gone, left, incomplete expired, unsubscribed, archived, dead, no, false, free after paid, inaktiv, ehemalig, ehemaliger kunde, beendet, verloren, abgewandert, ausgelaufen, inactif, perdu, perdue, résilié, ancien client, clos, inactivo, inactiva, perdido, perdida, cancelado, cancelada, baja, de baja, dado de baja, finalizado, inativo, inativa, encerrado, encerrada, ex cliente, inactief, beëindigd, verlopen, inattivo, inattiva, perso, cessato, disdetto, chiuso, неактивен, неактивный, ушел, ушёл, потерян, расторгнут, отток, закрыт, бывший клиент, 流失, 已流失, 已取消, 已终止, 已到期, 停止合作, 失效, 停用, 解約, 解約済, 解約済み, 退会, 退会済み, 終了, 非アクティブ, 失注',
    prospect:
      'lead, leads, new lead, working lead, qualified lead, unqualified lead, mql, sql, marketing qualified lead, sales qualified lead, opportunity, subscriber, potential, potential customer, target, suspect, partner, vendor, competitor, investor, reseller, channel partner reseller, installation partner, technology partner, supplier, closed lost, incomplete, interessent, potenziell, potenzieller kunde, prospection, prospecto, potencial, cliente potencial, lead qualificado, prospectie, potenziale, prospetto, cliente potenziale, потенциальный, потенциальный клиент, лид, 潜在客户, 潜在, 意向客户, 线索, 見込み客, 見込客, 見込み, リード, 商談中, リード顧客',
    trial:
      'trialing, trialling, in trial, on trial, free trial, demo, poc, proof of concept, pilot, evaluation, evaluating, free, freemium, future, testphase, test, testkunde, testkonto, probe, pilotkunde, essai, en essai, période d essai, prueba, en prueba, periodo de prueba, teste, em teste, período de teste, proef, proefperiode, op proef, prova, in prova, periodo di prova, пробный, пробный период, тест, 试用, 试用中, 試用, トライアル, トライアル中, お試し, 無料トライアル',
  },
  pulse: { green: 'healthy, good, 🟢', yellow: 'amber, neutral, 🟡', red: 'critical, bad, 🔴' },
  plan_tier: {
    starter: 'basic, entry',
    professional: 'pro',
    enterprise: 'ent',
    enterprise_plus: 'enterprise+',
  },
} as const;

/** The segments that models know. */
export type Segment = keyof typeof WORDS.segment;

const byMetric = new Map<string, ReadonlyMap<string, string>>();

/** The words of a level metric, by `wordKey`, each leading to the word that models use. Empty for other metrics. */
export function levelWords(header: string): ReadonlyMap<string, string> {
  const name = header === 'available_tiers' ? 'plan_tier' : header;
  let words = byMetric.get(name);
  if (words === undefined) {
    words = new Map(spelled(new Map<string, Record<string, string>>(Object.entries(WORDS)).get(name) ?? {}));
    byMetric.set(name, words);
  }
  return words;
}

/** The words themselves, for messages: `enterprise, mid-market, smb`. */
export function levelNames(header: string): string[] {
  return [...new Set(levelWords(header).values())];
}

/** A word without its accents, as many people type it. */
export function plainKey(cell: unknown): string {
  return wordKey(cell)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

function spelled(levels: Record<string, string>): [string, string][] {
  return Object.entries(levels).flatMap(([level, others]) =>
    [level, ...others.split(', ')].filter(Boolean).flatMap((word): [string, string][] => [
      [wordKey(word), level],
      [plainKey(word), level],
    ]),
  );
}
