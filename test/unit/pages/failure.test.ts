import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../../../pages/failure';

const titleOf = (text: string) => failureOf(new Error(text), true).title;

describe('What Google says, in any language,', () => {
  test.each([
    [
      'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
      'full',
    ],
    [
      'Exception: Durch diese Aktion würde die Anzahl der Zellen das Limit von 10.000.000 Zellen überschreiten.',
      'full',
    ],
    ['Exception: Service Spreadsheets timed out while accessing document with id 1a2b.', 'busy'],
    ['Exception: Service Spreadsheets failed while accessing document with id 1a2b.', 'busy'],
    ['Exception: There are too many LockService operations against the same script.', 'busy'],
    ['HTTP 500', 'busy'],
    ['Exception: Service invoked too many times for one day: email.', 'e-mails for today is used up'],
    ['Exception: You do not have permission to perform that action.', 'may not do this yet'],
    ['Exception: Autorisierung erforderlich, um diese Aktion auszuführen.', 'may not do this yet'],
    [
      'Exception: Les autorisations spécifiées ne suffisent pas: https://www.googleapis.com/auth/script.send_mail',
      'not allowed',
    ],
    [
      'Exception: Sie versuchen, eine geschützte Zelle oder ein geschütztes Objekt zu bearbeiten.',
      'protected',
    ],
    ['Exception: Vous essayez de modifier une cellule ou un objet protégé.', 'protected'],
    ['Exception: Maximale Ausführungszeit überschritten', 'longest time'],
    ['Exception: Those columns are out of bounds.', 'changed meanwhile'],
    ['Exception: Range not found', 'changed meanwhile'],
    ['Exception: Conditional format rule cannot reference a different sheet.', 'looks at another tab'],
    ['Script function not found: scorePortfolio', 'different versions'],
  ])('is known by what is not translated: %s', (text, title) => {
    expect(titleOf(text)).toMatch(title);
  });

  test.each([
    'Exception: Etwas ging schief.',
    'Exception: エラーが発生しました',
    'ScriptError: Exception: Une erreur',
  ])('is quoted as Google’s where it is not known: %s', (text) => {
    const { title, advice } = failureOf(new Error(text), true);
    expect([title, advice]).toEqual([
      'Google could not do this',
      expect.stringMatching(/^Google said: “(?!Exception)/),
    ]);
  });

  test('that no document was found is no mix-up of accounts', () => {
    expect(titleOf('Exception: Error code NOT_FOUND')).toBe('Google could not do this');
  });
});

test('a sentence of our own never ends as "Something went wrong"', () => {
  for (const text of [
    'Error: Choose an hour from 0 to 23.',
    'Error: ada@x.com has no row',
    'ScriptError: Error: kein Satz',
  ])
    expect(titleOf(text)).not.toBe('Something went wrong');
  expect(titleOf('TypeError: Cannot read properties of null')).toBe('Something went wrong');
});
