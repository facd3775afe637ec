import { caseless } from '../../base/caseless';
import type { Team, TeamMember } from '../../playbooks/team';
import type { Book } from '../grid/book';
import { OwnTable, type OwnTableColumn } from '../grid/own-table';
import { TEAM_TAB } from '../grid/owned-tabs';

const COLUMNS: readonly OwnTableColumn[] = [
  { name: 'CSM', kind: 'text', width: 180 },
  { name: 'E-mail', kind: 'text', width: 220 },
  { name: 'Manager', kind: 'text', width: 180 },
  { name: 'Capacity', kind: 'number', numberFormat: '0' },
];

/** Who looks after customers; nobody where there is no tab of the team yet. */
export function readTeam(book: Book): Team {
  const rows = OwnTable.find(book, TEAM_TAB, COLUMNS)?.rows ?? [];
  return rows
    .map(({ cell }) => {
      const capacity = cell('Capacity');
      return {
        name: String(cell('CSM')).trim(),
        email: String(cell('E-mail')).trim(),
        manager: String(cell('Manager')).trim(),
        capacity: typeof capacity === 'number' ? capacity : undefined,
      };
    })
    .filter(({ name }) => name !== '');
}

/** Opens the tab of the team, with a row for each of these people and roles that it lacks. */
export function openTeam(
  book: Book,
  people: readonly Pick<TeamMember, 'name' | 'email'>[],
): GoogleAppsScript.Spreadsheet.Sheet {
  const table = OwnTable.open(book, TEAM_TAB, COLUMNS);
  const known = new Set(table.rows.map(({ cell }) => caseless(cell('CSM'))));
  const lacking = people.filter(({ name }) => !known.has(name.toLowerCase()));
  table.append(lacking.map(({ name, email }) => ({ CSM: name, 'E-mail': email })));
  return table.sheet;
}
