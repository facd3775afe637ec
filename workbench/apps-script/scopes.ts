/** Which OAuth scope a service call needs, and what a user has granted of what the manifest asks for. */
import { ServiceException } from './emulation';

const PREFIX = 'https://www.googleapis.com/auth/';

/** The scope of calls, by `Service.member` or by service; what is not listed needs none. */
const NEEDED: Readonly<Record<string, string>> = {
  UrlFetchApp: 'script.external_request',
  MailApp: 'script.send_mail',
  'Drive.Files': 'drive.file',
  'Docs.Documents': 'drive.file',
  'Slides.Presentations': 'drive.file',
  'Session.getActiveUser': 'userinfo.email',
  'Session.getEffectiveUser': 'userinfo.email',
  'SpreadsheetApp.openById': 'spreadsheets',
  'ScriptApp.newTrigger': 'script.scriptapp',
  'ScriptApp.getProjectTriggers': 'script.scriptapp',
  'ScriptApp.getUserTriggers': 'script.scriptapp',
  'ScriptApp.deleteTrigger': 'script.scriptapp',
};

export interface Authorization {
  /** What the manifest asks for. */
  readonly asked: readonly string[];
  /** What the user has granted; a test takes some back by `granted.delete`. */
  readonly granted: Set<string>;
}

/** Everything that the manifest asks for is granted. Without a manifest, nothing is refused. */
export function grantAll(asked: readonly string[] = allScopes()): Authorization {
  return { asked, granted: new Set(asked) };
}

/** @throws Where the user has not granted what the call needs. */
export function checkScope({ granted }: Authorization, service: string, member: string): void {
  const needed = NEEDED[`${service}.${member}`] ?? NEEDED[service];
  if (needed === undefined || granted.has(PREFIX + needed)) return;
  throw new ServiceException(
    `Specified permissions are not sufficient to call ${service}.${member}. Required permissions: ${PREFIX}${needed}`,
  );
}

function allScopes(): string[] {
  const scopes = ['spreadsheets.currentonly', 'script.container.ui', ...Object.values(NEEDED)];
  return [...new Set(scopes)].map((scope) => PREFIX + scope);
}
