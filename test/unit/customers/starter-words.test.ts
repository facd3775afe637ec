import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { growsWithSeats, themeOf } from '../../../src/customers/starter-words';

const directionOf = (header: string) => themeOf(header)?.direction;

describe('which way a column of one’s own is better', () => {
  test.each<[string, string[]]>([
    [
      'up',
      [
        'Training done %',
        'Usage hours',
        'License utilization',
        'Ticket CSAT',
        'Response rate',
        'Meetings attended',
      ],
    ],
    ['up', ['Zufriedenheit', 'Stemming', 'Connexions', 'Anmeldungen', 'Gebruik', 'Mood (1=bad 5=good)']],
    [
      'down',
      ['Avg response (hrs)', 'First reply time (min)', 'Délai de résolution (jours)', 'Reaktionszeit (Std.)'],
    ],
    [
      'down',
      [
        'Tiempo de respuesta (h)',
        'Negative feedback',
        'Inactive users',
        'Login failures',
        'Meeting no-shows',
      ],
    ],
    ['down', ['Zufriedenheit (Schulnote)', 'Mood (1 = best)', 'Complaints', 'Klachten', 'Unresolved issues']],
    // A word that turns it round, or that stands for either: people are asked.
    [
      'none',
      ['Churn score', 'Risk score', 'User churn %', 'Users lost', 'Decline in usage', 'Feature requests'],
    ],
    ['none', ['Tickets solved %', 'Cases closed', 'Completion rate', 'Health Score (0-10)', 'Widgets']],
  ])('%s', (direction, headers) => {
    expect(headers.map((header) => [header, directionOf(header)])).toEqual(
      headers.map((header) => [header, direction]),
    );
  });

  test('money, sizes and ids say nothing of health, what is used of what was paid for does', () => {
    for (const header of ['Employees', 'Invoice amount', 'Licenses', 'Phone'])
      expect(themeOf(header)).toBeUndefined();
    expect(themeOf('Seat usage %')).toMatchObject({ dimension: 'Usage', direction: 'up' });
  });
});

test('a number per something, a share or an average is never divided by the seats once more', () => {
  expect(['Logins', 'Support calls', 'Sessions (30d)'].every(growsWithSeats)).toBe(true);
  const counted = fc.constantFrom('Logins', 'Tickets', 'Sessions', 'Events');
  const already = fc.constantFrom(
    (name: string) => `${name} per user`,
    (name: string) => `${name}/user/week`,
    (name: string) => `Avg ${name}`,
    (name: string) => `${name} %`,
    (name: string) => `${name} per 100 seats`,
    (name: string) => `${name} growth`,
  );
  fc.assert(fc.property(counted, already, (name, said) => !growsWithSeats(said(name))));
});
