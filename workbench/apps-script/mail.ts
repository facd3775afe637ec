/** MailApp. Mail goes to an outbox on this machine and nowhere else. */
import { Emulation, NotEmulated, ServiceException } from './emulation';
import { byteLength } from './properties';
import type { Quotas } from './quotas';

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
}

/** 200 kB. */
const MAX_BODY_BYTES = 200 * 1024;
const MAX_RECIPIENTS = 50;
const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

export class MailAppEmulation extends Emulation<GoogleAppsScript.Mail.MailApp>('MailApp') {
  constructor(
    readonly mails: Mail[],
    readonly quotas: Quotas,
  ) {
    super();
  }

  override getRemainingDailyQuota(): number {
    return this.quotas.left('email');
  }

  override sendEmail(...args: unknown[]): void {
    const [message] = args;
    if (args.length !== 1 || typeof message !== 'object' || message === null)
      throw new NotEmulated('MailApp.sendEmail with other arguments than one object');
    const { to, subject = '', body = '', htmlBody = '', ...others } = message as Record<string, string>;
    const [other] = Object.keys(others);
    if (other !== undefined) throw new NotEmulated(`MailApp.sendEmail with ${other}`);
    const recipients = (to ?? '').split(',').map((one) => one.trim());
    if (recipients.join('') === '') throw new ServiceException('Failed to send email: no recipient');
    const wrong = recipients.find((one) => !ADDRESS.test(one));
    if (wrong !== undefined) throw new ServiceException(`Invalid email: ${wrong}`);
    if (recipients.length > MAX_RECIPIENTS)
      throw new ServiceException('Limit exceeded: Email Recipients Per Message.');
    if (byteLength(body) + byteLength(htmlBody) > MAX_BODY_BYTES)
      throw new ServiceException('Limit exceeded: Email Body Size.');
    this.quotas.take('email', recipients.length);
    this.mails.push({ to: recipients, subject, body, htmlBody });
  }
}
