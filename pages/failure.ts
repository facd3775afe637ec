import { typeset } from './words';
/** A failed call, in words: what happened, and what to do next. */
export interface Failure {
  readonly title: string;
  readonly advice: string;
  /** A sentence of our own: nothing broke, and the person can mend it. */
  readonly isOurs?: boolean;
}

const SAFE = 'Trying again is safe: your own cells are never changed.';

/** What Google says, in its own words, and what it means to the person who reads it. */
const KNOWN: readonly { readonly says: RegExp; readonly title: string; readonly advice: string }[] = [
  {
    says: /PERMISSION_DENIED/,
    title: 'Google mixed up your accounts',
    advice:
      'This happens where several Google accounts are signed in. Open the spreadsheet in a window in which only the ' +
      'account that uses the add-on is signed in (a private window will do), then open the sidebar again.',
  },
  {
    // The limit and the addresses of permissions stand untranslated in every language.
    says: /\b10[.,\s\u00a0\u202f]?000[.,\s\u00a0\u202f]?000\b/,
    title: 'This spreadsheet is full',
    advice:
      'Google allows ten million cells in a file. Delete blank rows below your data, blank columns or old tabs, then try again.',
  },
  {
    says: /for one day: e?mail|quota.*mail/i,
    title: 'Google’s share of e-mails for today is used up',
    advice: 'The waiting e-mails go out with the next delivery.',
  },
  {
    says: /Script function not found/i,
    title: 'The menu and the script are of different versions',
    advice: 'Reload the spreadsheet, then choose it from the menu again.',
  },
  {
    says: /out of bounds|Range not found/i,
    title: 'The tab was changed meanwhile',
    advice: `Rows or columns were removed during the run. Try again. ${SAFE}`,
  },
  {
    says: /cannot reference a different sheet/i,
    title: 'A conditional format of yours looks at another tab',
    advice:
      'Google then lets no script format this tab. The scores are complete; only our colors could not be set.',
  },
  {
    says: /Specified permissions are not sufficient|\/auth\/[a-z_.]+/i,
    title: 'The add-on was not allowed to do this',
    advice:
      'One of the permissions that it asks for was declined. Open the menu Extensions, Customer Vitals, and allow ' +
      'what is asked; everything else works without it.',
  },
  {
    says: /google\.script\.run\b.* is not a function/i,
    title: 'The sidebar and the script are of different versions',
    advice:
      'Reload the spreadsheet and open the sidebar again. If it happens again, every file of the add-on must be pasted or ' +
      'pushed again, from one build.',
  },
  {
    says: /Authorization is required|Autorisierung|autorisation|autorizaci|do not have permission|access denied/i,
    title: 'The add-on may not do this yet',
    advice:
      'Open the menu Extensions, Customer Vitals, and allow what it asks for. If this spreadsheet was only shared ' +
      'with you to view, ask its owner for edit access.',
  },
  {
    says: /protected (cell|range|sheet)|edit a protected|gesch(ü|u)tzt|prot[ée]g[ée]|protegid|保護/i,
    title: 'A protected cell is in the way',
    advice:
      'Ask the owner of the tab for edit access, or choose “In Vitals scores only” under “Beside your rows”.',
  },
  {
    says: /NetworkError|HTTP 0\b|Failed to fetch|network/i,
    title: 'No connection to Google',
    advice: `Check your connection, then try again. ${SAFE}`,
  },
  {
    says: /maximum execution time|Ausführungszeit|d.ex[ée]cution|ejecuci[óo]n|実行時間/i,
    title: 'Google stopped the run after its longest time',
    advice: `Try again with “In Vitals scores only” under “Beside your rows”, which is the quickest. ${SAFE}`,
  },
  {
    says: /invoked too many times|Too many simultaneous|too many LockService|try again later|HTTP 5\d\d|Service (error|unavailable|timed out)|Service \w+ (timed out|failed)|server error occurred/i,
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
  const thrown = THROWN.exec(text)?.[1];
  const known = thrown === undefined ? KNOWN.find(({ says }) => says.test(text)) : undefined;
  if (known) return { title: known.title, advice: known.advice };
  const own = thrown ?? ownSentence(text);
  if (own !== undefined) {
    const [first, ...rest] = typeset(own).split(/(?<=[.!?]) (?=[A-Z])/);
    return { title: first!.replace(/\.$/, ''), advice: rest.join(' '), isOurs: true };
  }
  if (!ENGINE.test(text)) {
    return {
      title: 'Google could not do this',
      advice: `Google said: “${text.replace(GOOGLES, '').slice(0, 300)}” ${SAFE}`,
    };
  }
  return {
    title: 'Something went wrong',
    advice: `${SAFE} If it happens again, send this to whoever maintains the add-on: ${text.slice(0, 300)}`,
  };
}

/** What JavaScript says of a fault of ours. */
const ENGINE = /(?:Type|Reference|Range|Syntax)Error\b/;
/** What stands before the words of a service, which may be in any language. */
const GOOGLES = /^(?:ScriptError: )?(?:Exception: )?/;

/** A sentence of our own as it is thrown: what it quotes of Google is explained in it. */
const THROWN = /^(?:ScriptError: )?Error: (?!Exception|Service )([\s\S]+)$/;

/** A sentence of our own, and none of a service. */
function ownSentence(text: string): string | undefined {
  const isSentence = /^[A-Z"“][\s\S]*[.!?]$/.test(text);
  return isSentence && !ENGINE.test(text) && !/^(?:Exception|ScriptError|Service )/.test(text)
    ? text
    : undefined;
}
