import { openBook } from '../../sheets/grid/book';
import { readTeam } from '../../sheets/tabs/team-tab';

/** Whose customers a person looks at. */
export interface Whose {
  readonly of: 'mine' | 'team' | 'all';
  /** The name under which they look after customers; empty until they say so. */
  readonly me: string;
}

/** That, and who works with whom. */
export interface WhoseChoice extends Whose {
  readonly team: readonly { readonly name: string; readonly manager: string }[];
}

const KEY = 'customer-vitals.whose';
const EVERYBODYS: Whose = { of: 'all', me: '' };

/** Whose customers this person looked at last, on every place. */
export function readWhose(): WhoseChoice {
  const kept = PropertiesService.getUserProperties().getProperty(KEY);
  const team = readTeam(openBook()).map(({ name, manager }) => ({ name, manager }));
  return { ...whoseIn(kept), team };
}

/** Remembers whose customers this person looks at, for themselves alone. */
export function keepWhose(of: Whose['of'], me: string): void {
  PropertiesService.getUserProperties().setProperty(KEY, JSON.stringify({ of, me }));
}

/** What was kept may be of an earlier build. */
function whoseIn(kept: string | null): Whose {
  try {
    return { ...EVERYBODYS, ...(JSON.parse(kept ?? '{}') as Partial<Whose>) };
  } catch {
    return EVERYBODYS;
  }
}
