import { caseless } from '../base/caseless';

/** Someone who looks after customers. */
export interface TeamMember {
  readonly name: string;
  readonly email: string;
  /** Empty where nobody is named. */
  readonly manager: string;
  /** How many customers are enough; undefined where nobody said. */
  readonly capacity: number | undefined;
}

export type Team = readonly TeamMember[];

export const CSM_ROLE = 'CSM';

/** The roles that the team has a name for; any other is the owner as it stands. */
export const ROLES: readonly string[] = [CSM_ROLE, 'CS manager', 'VP CS'];

/** Who takes a role for a customer of this CSM: a name where the team tells one, else the role itself. */
export function ownerOf(role: string, csm: string, team: Team): string {
  return role
    .split(' and ')
    .map((part) => personIn(part, csm, team))
    .join(' and ');
}

function personIn(role: string, csm: string, team: Team): string {
  const wanted = personKey(role);
  if (wanted === 'csm') return csm || role;
  if (wanted === 'cs manager') return managerOf(csm, team) || role;
  if (wanted === 'vp cs') return managerOf(managerOf(csm, team), team) || role;
  return role;
}

/** The e-mail address of a person, or of whoever takes a role for a customer of this CSM; undefined where none is known. */
export function addressOf(role: string, csm: string, team: Team): string | undefined {
  const wanted = role === 'account_csm' ? CSM_ROLE : role;
  const emailOf = (name: string) => team.find((member) => samePerson(member.name, name))?.email;
  return emailOf(ownerOf(wanted, csm, team)) || emailOf(wanted) || undefined;
}

/** Whether two cells name the same person. */
export function samePerson(a: string, b: string): boolean {
  return personKey(a) === personKey(b);
}

function personKey(name: string): string {
  return caseless(name).replace(/\s+/g, ' ');
}

function managerOf(name: string, team: Team): string {
  return name === '' ? '' : (team.find((member) => samePerson(member.name, name))?.manager ?? '');
}
