import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../../../pages/failure';
import { missingFeature } from '../../../pages/sidebar/missing-feature';

const SLACK = { name: 'slack', does: 'send alerts to Slack', scopes: [] };

describe('Where a feature would stand', () => {
  test('nothing is said of one that is there and allowed', () => {
    expect(missingFeature(SLACK, [{ name: 'slack', allowed: true, allowAt: '' }])).toBeUndefined();
  });

  test('one that the edition lacks is named, with whom to ask', () => {
    expect(missingFeature(SLACK, [])).toMatchObject({
      title: 'This edition cannot send alerts to Slack',
      allowAt: '',
    });
  });

  test('one that was declined is named, with where to allow it', () => {
    const declined = { name: 'slack', allowed: false, allowAt: 'https://accounts.google.com/o/oauth2' };
    expect(missingFeature(SLACK, [declined])).toMatchObject({
      title: 'You have not allowed the add-on to send alerts to Slack',
      allowAt: 'https://accounts.google.com/o/oauth2',
    });
  });

  test('an address that is no page of the web is no link', () => {
    const declined = { name: 'slack', allowed: false, allowAt: 'javascript:alert(1)' };
    expect(missingFeature(SLACK, [declined])?.allowAt).toBe('');
  });
});

/** What Google answers in the sidebar, in the words that users report. */
test.each([
  [
    'several accounts in one browser',
    "ScriptError: We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
    'Google mixed up your accounts',
  ],
  [
    'nothing allowed yet',
    'ScriptError: Authorization is required to perform that action.',
    'The add-on may not do this yet',
  ],
  [
    'a scope that was declined',
    'ScriptError: Exception: Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request',
    'The add-on was not allowed to do this',
  ],
  [
    'a page of another version than the script',
    'TypeError: google.script.run.withSuccessHandler(...).withFailureHandler(...)[name] is not a function',
    'The sidebar and the script are of different versions',
  ],
])('the sidebar explains %s', (_, says, title) => {
  const failure = failureOf(new Error(says), true);
  expect(failure.title).toBe(title);
  expect(failure.advice).toMatch(/[a-z]{3}.*\.$/);
});
