import { describe, expect, test } from '@jest/globals';
import { DAILY_LIMITS } from '../../workbench/apps-script/quotas';
import {
  Clock,
  MemoryGrid,
  ServiceException,
  type WebRequest,
  Workbench,
  type WorkbenchOptions,
} from '../../workbench/index';

const SCRIPT = `
  function hourly() { ScriptApp.newTrigger('sweep').timeBased().everyHours(1).create(); }
  function sweep(e) {
    const store = PropertiesService.getUserProperties();
    store.setProperty('fired', (store.getProperty('fired') || '') + e.hour + ' ');
    return [e.triggerUid, String(e.authMode), SpreadsheetApp.getActive() && SpreadsheetApp.getActive().getId()];
  }
  function fired() { return PropertiesService.getUserProperties().getProperty('fired'); }
  function stop() { ScriptApp.getUserTriggers(SpreadsheetApp.getActive()).forEach(t => ScriptApp.deleteTrigger(t)); }
  function ids() { return ScriptApp.getProjectTriggers().map(t => [t.getUniqueId(), t.getHandlerFunction(), String(t.getEventType())]); }
  function minute() { ScriptApp.newTrigger('sweep').timeBased().everyMinutes(5).create(); }
  function mail(to, subject) { MailApp.sendEmail({ to, subject, body: 'b', htmlBody: '<b>b</b>' }); return MailApp.getRemainingDailyQuota(); }
  function fetch(url, mute) {
    const answer = UrlFetchApp.fetch(url, { method: 'post', contentType: 'application/json', payload: '{}', muteHttpExceptions: mute });
    return [answer.getResponseCode(), answer.getContentText()];
  }
  function allowed() {
    const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
    return [String(info.getAuthorizationStatus()), info.getAuthorizedScopes().length, info.getAuthorizationUrl() !== null];
  }
  function read(key) { return PropertiesService.getUserProperties().getProperty(key); }`;

function opened(code = SCRIPT, options: Partial<WorkbenchOptions> = {}) {
  const clock = new Clock('2026-11-21T06:40:00Z', 1);
  return new Workbench({ grid: new MemoryGrid(), code, clock, ...options });
}

const EXTERNAL = 'https://www.googleapis.com/auth/script.external_request';

describe('A trigger', () => {
  test('fires every hour for who made it, while time passes', () => {
    const bench = opened();
    bench.run('hourly').result();
    const fired = bench.passTo('2026-11-21T10:00:00Z');
    expect(fired.map(({ outcome }) => outcome)).toEqual(['completed', 'completed', 'completed']);
    expect(fired[0]!.value).toEqual([[...bench.environment.triggers.keys()][0], 'FULL', bench.grid.id]);
    expect(bench.run('fired').value).toBe('7 8 9 ');
    expect(bench.environment.clock.now()).toBeGreaterThanOrEqual(Date.parse('2026-11-21T10:00:00Z'));
    expect(bench.run('ids').value).toEqual([[expect.any(String), 'sweep', 'CLOCK']]);
    bench.run('stop').result();
    expect(bench.passTo('2026-11-22T10:00:00Z')).toEqual([]);
  });

  test('is the only one of an add-on for a user and a document, and hourly at most', () => {
    const bench = opened();
    bench.run('hourly').result();
    expect(bench.run('hourly').error?.message).toBe(
      'This add-on has created too many time-based triggers in this document for this Google user account.',
    );
    expect(opened().run('minute').error?.message).toBe(
      'The recurrence interval for an Add-on trigger must be at least one hour.',
    );
    const other = bench.besideUser('kim@example.com');
    expect(other.run('ids').value).toEqual([]);
    other.run('hourly').result();
    expect(other.run('fired').value).toBeNull();
  });

  test('that a trigger makes never fires', () => {
    const bench = opened(
      `${SCRIPT} function first() { hourly(); } function again() { stop(); hourly(); }`.replace(
        "newTrigger('sweep')",
        "newTrigger('again')",
      ),
    );
    bench.run('first').result();
    expect(bench.passTo('2026-11-21T20:00:00Z')).toHaveLength(1);
    expect([...bench.environment.triggers.values()]).toMatchObject([{ disabled: true }]);
  });

  test('may find no spreadsheet open, and has nobody at the screen', () => {
    const bench = opened(`${SCRIPT} function onScreen() { SpreadsheetApp.getUi(); }`);
    bench.environment.triggersReachSpreadsheet = false;
    bench.run('hourly').result();
    const [fired] = bench.passTo('2026-11-21T08:00:00Z');
    expect((fired!.value as unknown[])[2]).toBeNull();
    [...bench.environment.triggers.values()].forEach((trigger) => {
      Object.assign(trigger, { handler: 'onScreen' });
    });
    expect(bench.passTo('2026-11-21T09:00:00Z')[0]!.error?.message).toMatch(
      'Cannot call SpreadsheetApp.getUi',
    );
  });

  test('does not start without authorization, nor beyond the day’s 90 minutes', () => {
    const slow = opened(
      'function hourly() { ScriptApp.newTrigger("f").timeBased().everyHours(1).create(); } function f() { Utilities.sleep(350000); }',
    );
    slow.run('hourly').result();
    const fired = slow.passTo('2026-11-22T06:00:00Z');
    expect(fired.filter(({ outcome }) => outcome === 'completed')).toHaveLength(16);
    expect(fired.at(-1)!.error?.message).toBe('Service using too much computer time for one day');

    const bench = opened();
    bench.run('hourly').result();
    bench.environment.authorization.granted.clear();
    expect(bench.passTo('2026-11-21T08:00:00Z')[0]!.error?.message).toBe(
      'Authorization is required to perform that action.',
    );
  });
});

describe('What leaves the spreadsheet', () => {
  test('a request goes to the receiver that is given, and without one the run is void', () => {
    const asked: WebRequest[] = [];
    const receiver = (request: WebRequest) => {
      asked.push(request);
      return { code: request.url.endsWith('/gone') ? 404 : 200, text: 'no_service' };
    };
    const bench = opened(SCRIPT, { receiver });
    expect(bench.run('fetch', 'https://example.com/in').value).toEqual([200, 'no_service']);
    expect(asked).toEqual([
      {
        url: 'https://example.com/in',
        method: 'post',
        contentType: 'application/json',
        headers: {},
        payload: '{}',
      },
    ]);
    expect(bench.run('fetch', 'https://example.com/gone', true).value).toEqual([404, 'no_service']);
    expect(bench.run('fetch', 'https://example.com/gone').error?.message).toBe(
      'Request failed for https://example.com returned code 404. Truncated server response: no_service ' +
        '(use muteHttpExceptions option to examine full response)',
    );
    expect(() => opened().run('fetch', 'https://example.com/in')).toThrow('without a receiver');
  });

  test('a receiver may fail as the network does', () => {
    const receiver = () => {
      throw new ServiceException('Timeout: https://example.com/in');
    };
    expect(opened(SCRIPT, { receiver }).run('fetch', 'https://example.com/in').error?.message).toBe(
      'Timeout: https://example.com/in',
    );
  });

  test('mail lies in the outbox, up to the day’s share', () => {
    const bench = opened();
    expect(bench.run('mail', 'kim@example.com, lee@example.com', 'Hello').value).toBe(98);
    expect(bench.environment.mails).toEqual([
      { to: ['kim@example.com', 'lee@example.com'], subject: 'Hello', body: 'b', htmlBody: '<b>b</b>' },
    ]);
    for (const [to, words] of [
      ['', 'Failed to send email: no recipient'],
      ['kim', 'Invalid email: kim'],
    ]) {
      expect(bench.run('mail', to, 'x').error?.message).toBe(words);
    }
    bench.environment.quotas.use('email', 98);
    expect(bench.run('mail', 'kim@example.com', 'x').error?.message).toBe(
      'Service invoked too many times for one day: email.',
    );
    bench.passTo('2026-11-22T07:00:00Z');
    expect(bench.run('mail', 'kim@example.com', 'x').value).toBe(99);
  });

  test('what was not granted is refused with the scope that is lacking', () => {
    const bench = opened(SCRIPT, { scopes: [EXTERNAL] });
    expect(bench.run('mail', 'kim@example.com', 'x').error?.message).toBe(
      'Specified permissions are not sufficient to call MailApp.sendEmail. Required permissions: ' +
        'https://www.googleapis.com/auth/script.send_mail',
    );
    expect(bench.run('allowed').value).toEqual(['NOT_REQUIRED', 1, false]);
    bench.environment.authorization.granted.delete(EXTERNAL);
    expect(bench.run('allowed').value).toEqual(['REQUIRED', 0, true]);
  });
});

test('properties can be used up for a day', () => {
  const bench = opened();
  bench.environment.quotas.use('properties', DAILY_LIMITS.properties);
  expect(bench.run('read', 'a').error?.message).toBe(
    'Service invoked too many times for one day: properties.',
  );
  bench.passTo('2026-11-22T07:00:00Z');
  expect(bench.run('read', 'a').value).toBeNull();
});
