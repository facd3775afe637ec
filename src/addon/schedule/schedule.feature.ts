import type { Feature } from '../feature';

/** A trigger, and whose it is. */
export const SCHEDULE: Feature = {
  name: 'Daily schedule',
  does: 'score every day by itself',
  scopes: [
    'https://www.googleapis.com/auth/script.scriptapp',
    'https://www.googleapis.com/auth/userinfo.email',
  ],
  // A trigger may not reach its spreadsheet under spreadsheets.currentonly: see sheets/open-spreadsheet.ts.
  fallback: ['https://www.googleapis.com/auth/spreadsheets'],
};
