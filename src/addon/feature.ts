/**
 * What an edition can do beyond the open spreadsheet, and what Google asks the user for it.
 *
 * A feature is declared beside its code, in a file of its own called `<name>.feature.ts` that holds nothing else: the
 * build adds its scopes and addresses to the manifest of each edition whose code reaches the declaration, and the
 * sidebar names the feature where it is absent.
 */
export interface Feature {
  readonly name: string;
  /** What it does for the user, as in "You have not allowed it to ... yet": `send alerts to Slack`. */
  readonly does: string;
  /** OAuth scopes, such as `https://www.googleapis.com/auth/script.external_request`. */
  readonly scopes: readonly string[];
  /**
   * Wider scopes that it needs should Google turn out to be stricter than its documentation says. No manifest asks for
   * them until somebody has seen that (docs/platform-probe.md) and moves them to the others.
   */
  readonly fallback?: readonly string[];
  /** What UrlFetchApp may fetch: https addresses with a path, of which everything below is allowed. */
  readonly fetches?: readonly string[];
  /** Advanced services that the manifest has to name. */
  readonly services?: readonly AdvancedService[];
}

/** As the manifest names it: the global object it becomes, and Google's id and version of the API. */
export interface AdvancedService {
  readonly userSymbol: string;
  readonly serviceId: string;
  readonly version: string;
}

/** A feature of this edition, for the user who asks. */
export interface FeatureState {
  readonly name: string;
  /** Whether the user has allowed all that it needs. */
  readonly allowed: boolean;
  /** Google's page on which what is missing can be allowed, where there is one. */
  readonly allowAt: string;
}

/** What Google's types lack of granular consent. */
interface Consent {
  getAuthorizedScopes(): string[] | null;
  getAuthorizationUrl(): string | null;
}

/** Which of an edition's features the user has allowed. */
export function statesOf(features: readonly Feature[]): FeatureState[] {
  const consent = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL) as unknown as Consent;
  const granted = consent.getAuthorizedScopes() ?? [];
  const allowAt = consent.getAuthorizationUrl() ?? '';
  return features.map(({ name, scopes }) => ({
    name,
    allowed: scopes.every((scope) => granted.includes(scope)),
    allowAt,
  }));
}
