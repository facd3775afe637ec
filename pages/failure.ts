/** A failed call, in words: what happened, and what to do next. */
export interface Failure {
  readonly title: string;
  readonly advice: string;
}

const SAFE = 'Trying again is safe: your own cells are never changed.';

/** What Google says, in its own words, and what it means to the person who reads it. */
const KNOWN: readonly { readonly says: RegExp; readonly title: string; readonly advice: string }[] = [
  {
    says: /PERMISSION_DENIED|error occurred while reading from storage/i,
    title: 'Google mixed up your accounts',
    advice:
      'This happens where several Google accounts are signed in. Open the spreadsheet in a window in which only the ' +
      'account that uses the add-on is signed in (a private window will do), then open the sidebar again.',
  },
  {
    says: /Specified permissions are not sufficient/i,
    title: 'The add-on was not allowed to do this',
    advice:
      'One of the permissions that it asks for was declined. Open the menu Extensions, Customer Vitals, and allow ' +
      'what is asked; everything else works without it.',
  },
  {
    says: /google\.script\.run\b.* is not a function/i,
    title: 'The sidebar is of another version than the script',
    advice:
      'Reload the spreadsheet and open the sidebar again. If it goes on, every file of the add-on must be pasted or ' +
      'pushed anew, from one build.',
  },
  {
    says: /Authorization is required|do not have permission to call|access denied/i,
    title: 'The add-on may not do this yet',
    advice:
      'Open the menu Extensions, Customer Vitals, and allow what it asks for. If this spreadsheet was only shared ' +
      'with you to view, ask its owner for edit access.',
  },
  {
    says: /protected (cell|range|sheet)|edit a protected/i,
    title: 'A protected cell is in the way',
    advice:
      'Ask the owner of the tab for edit access, or choose "In Vitals scores only" under "Beside your rows".',
  },
  {
    says: /NetworkError|HTTP 0|Failed to fetch|network/i,
    title: 'No connection to Google',
    advice: `Check your connection, then try again. ${SAFE}`,
  },
  {
    says: /maximum execution time/i,
    title: 'Google stopped the run after its longest time',
    advice: `Try again with "In Vitals scores only" under "Beside your rows", which is the quickest. ${SAFE}`,
  },
  {
    says: /invoked too many times|Too many simultaneous|try again later|Service (error|unavailable|timed out)|server error occurred/i,
    title: 'Google is busy',
    advice: `Wait a minute, then try again. ${SAFE}`,
  },
];

const OFFLINE: Failure = {
  title: 'You are offline',
  advice: `Nothing was sent. Connect again, then try again. ${SAFE}`,
};

/** Whether a run ended because somebody asked it to. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && /\bCancelled: nothing was written\.$/.test(error.message);
}

/** Says what a failed call means. The add-on's own errors are sentences already, and are passed on. */
export function failureOf(error: unknown, online: boolean): Failure {
  if (!online) return OFFLINE;
  const text = error instanceof Error ? error.message : String(error);
  const known = KNOWN.find(({ says }) => says.test(text));
  if (known) return { title: known.title, advice: known.advice };
  const own = /^(?:ScriptError: )?(?:Error: )?([A-Z"“][\s\S]*[.!?])$/.exec(text)?.[1];
  if (own && !/^(?:Type|Reference|Range|Syntax)?Error\b|^Exception/.test(own)) {
    const [first, ...rest] = own.split(/(?<=[.!?]) (?=[A-Z])/);
    return { title: first!.replace(/\.$/, ''), advice: rest.join(' ') };
  }
  return {
    title: 'Something went wrong',
    advice: `${SAFE} If it goes on, send this to whoever looks after the add-on: ${text.slice(0, 300)}`,
  };
}
