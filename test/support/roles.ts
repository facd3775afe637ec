/** Who stands behind each role in the tests, as their mails tell them apart. */
export const ROLES: Readonly<Record<string, string>> = {
  'VP CS': 'vp',
  Legal: 'legal',
  'VP Engineering': 'engineering',
  'VP Sales': 'sales',
  'Director CS': 'director',
  'account executive': 'ae',
  CRO: 'cro',
  Kim: 'kim',
};
