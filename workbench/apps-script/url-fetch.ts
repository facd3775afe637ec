/** UrlFetchApp. Nothing leaves the machine: requests go to a receiver that is given, and without one they are refused. */
import { Emulation, NotEmulated, ServiceException } from './emulation';
import type { Quotas } from './quotas';

export interface WebRequest {
  readonly url: string;
  readonly method: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

export interface WebResponse {
  readonly code: number;
  readonly text: string;
}

/** Answers in place of the network. It throws a `ServiceException` where the network would, such as for a time-out. */
export type Receiver = (request: WebRequest) => WebResponse;

export const NO_RECEIVER: Receiver = () => {
  throw new NotEmulated('UrlFetchApp without a receiver');
};

type Parameters = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

const SHOWN_CHARACTERS = 200;

export class UrlFetchAppEmulation extends Emulation<GoogleAppsScript.URL_Fetch.UrlFetchApp>('UrlFetchApp') {
  constructor(
    readonly receive: Receiver,
    readonly quotas: Quotas,
  ) {
    super();
  }

  override fetch(url: string, params: Parameters = {}): HTTPResponseEmulation {
    if (!/^https?:\/\/[^/\s]+/.test(url)) throw new ServiceException(`Invalid argument: ${url}`);
    if (typeof params.payload === 'object') throw new NotEmulated('UrlFetchApp.fetch with a form');
    this.quotas.take('urlfetch');
    const { code, text } = this.receive({
      url,
      method: (params.method ?? 'get').toLowerCase(),
      contentType: params.contentType ?? 'application/x-www-form-urlencoded',
      headers: params.headers ?? {},
      payload: params.payload ?? '',
    });
    if ((code < 200 || code > 299) && !params.muteHttpExceptions) {
      const address = /^https?:\/\/[^/]+/.exec(url)![0];
      throw new ServiceException(
        `Request failed for ${address} returned code ${code}. Truncated server response: ` +
          `${text.slice(0, SHOWN_CHARACTERS)} (use muteHttpExceptions option to examine full response)`,
      );
    }
    return new HTTPResponseEmulation(code, text);
  }
}

class HTTPResponseEmulation extends Emulation<GoogleAppsScript.URL_Fetch.HTTPResponse>('HTTPResponse') {
  constructor(
    readonly code: number,
    readonly text: string,
  ) {
    super();
  }

  override getResponseCode(): number {
    return this.code;
  }

  override getContentText(): string {
    return this.text;
  }
}
