import { expect, test } from '@jest/globals';
import { addressOf, type Team } from '../../../src/playbooks/team';

const TEAM: Team = [
  { name: 'Kim Doe', email: 'kim@example.com', manager: 'Ann', capacity: undefined },
  { name: 'Ann', email: 'ann@example.com', manager: 'Bo', capacity: undefined },
  { name: 'Bo', email: 'bo@example.com', manager: '', capacity: undefined },
  { name: 'Legal', email: 'legal@example.com', manager: '', capacity: undefined },
  { name: 'Lee', email: '', manager: '', capacity: undefined },
];

test.each([
  ['account_csm', 'kim  doe', 'kim@example.com'],
  ['CS manager', 'Kim Doe', 'ann@example.com'],
  ['VP CS', 'Kim Doe', 'bo@example.com'],
  ['Legal', 'Kim Doe', 'legal@example.com'],
  ['account_csm', 'Lee', undefined],
  ['account_csm', 'kim@example.com', undefined],
  ['VP Sales', 'Kim Doe', undefined],
])('mail for %s of %j goes to %s', (role, csm, address) => {
  expect(addressOf(role, csm, TEAM)).toBe(address);
});
