/** What outlives one execution: the spreadsheet, the stores, the locks, the screen. */
import type { Clock } from '../clock';
import type { Grid } from '../grid';
import type { Pace } from '../pace';
import type { CacheStore } from './cache';
import type { MadeFile } from './drive';
import type { LockTable } from './lock';
import type { Mail } from './mail';
import type { Language } from './messages';
import type { PropertyStores } from './properties';
import type { Quotas } from './quotas';
import type { Authorization } from './scopes';
import type { Screen } from './screen';
import type { TriggerTable } from './triggers';
import type { Receiver } from './url-fetch';
import type { WriteQueue } from './write-queue';

export interface Environment {
  readonly grid: Grid;
  readonly clock: Clock;
  readonly pace: Pace;
  /** In which messages reach the script. */
  readonly language: Language;
  /** What the running execution has written and not looked at since. */
  readonly writes: WriteQueue;
  /** The time zone in the script's manifest. */
  readonly scriptTimeZone: string;
  /** The HTML files of the project, by name without `.html`. */
  readonly html: Readonly<Record<string, string>>;
  /** The e-mail address of the person at the keyboard, `''` where the script may not know it. */
  readonly userEmail: string;
  readonly properties: PropertyStores;
  readonly caches: Record<StoreKind, CacheStore>;
  readonly locks: LockTable;
  readonly screen: Screen;
  readonly authorization: Authorization;
  readonly quotas: Quotas;
  readonly triggers: TriggerTable;
  /** Whether a trigger has the spreadsheet open: nobody here could ask Google about `spreadsheets.currentonly`. */
  triggersReachSpreadsheet: boolean;
  /** What the script has sent by mail. */
  readonly mails: Mail[];
  /** The files that it has made in Drive. */
  readonly files: MadeFile[];
  /** Where its requests go. */
  readonly receive: Receiver;
  /** Counts up, for ids. */
  readonly nextId: () => number;
}

/** The three stores of PropertiesService and CacheService, the three locks of LockService. */
export type StoreKind = 'document' | 'script' | 'user';
