/** ScriptApp: what the user has allowed the script, and its triggers. */
import { Emulation, labelOf, ServiceException } from './emulation';
import { AuthMode, AuthorizationStatus, EventType, TriggerSource } from './enums';
import type { Environment } from './environment';
import type { Authorization } from './scopes';
import { TriggerBuilderEmulation, TriggerEmulation } from './triggers';

export class ScriptAppEmulation extends Emulation<GoogleAppsScript.Script.ScriptApp>('ScriptApp') {
  override readonly AuthMode = AuthMode;
  override readonly AuthorizationStatus = AuthorizationStatus;
  override readonly EventType = EventType;
  override readonly TriggerSource = TriggerSource;

  constructor(
    readonly environment: Environment,
    readonly byTrigger: boolean,
  ) {
    super();
  }

  override getScriptId(): string {
    return 'workbench-script';
  }

  override getAuthorizationInfo(authMode: GoogleAppsScript.Script.AuthMode): AuthorizationInfoEmulation {
    return new AuthorizationInfoEmulation(labelOf(authMode), this.environment.authorization);
  }

  override newTrigger(functionName: string): TriggerBuilderEmulation {
    return new TriggerBuilderEmulation(this.environment, functionName, this.byTrigger);
  }

  override getProjectTriggers(): TriggerEmulation[] {
    return [...this.environment.triggers.values()].map((trigger) => new TriggerEmulation(trigger));
  }

  /** The workbench has one document, so the user's triggers in it are all there are. */
  override getUserTriggers(): TriggerEmulation[] {
    return this.getProjectTriggers();
  }

  override deleteTrigger(trigger: GoogleAppsScript.Script.Trigger): void {
    if (!this.environment.triggers.delete(trigger.getUniqueId()))
      throw new ServiceException('The trigger does not exist any more.');
  }
}

class AuthorizationInfoEmulation extends Emulation<GoogleAppsScript.Script.AuthorizationInfo>(
  'AuthorizationInfo',
) {
  constructor(
    readonly authMode: string,
    readonly authorization: Authorization,
  ) {
    super();
  }

  override getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    return this.#isComplete() ? AuthorizationStatus.NOT_REQUIRED : AuthorizationStatus.REQUIRED;
  }

  /** Google's types know nothing of the `null` where nothing is left to allow. */
  override getAuthorizationUrl(): string {
    return this.#isComplete() ? (null as never) : 'https://accounts.google.com/o/oauth2/workbench';
  }

  /** Google has this method; its types do not yet. */
  getAuthorizedScopes(): string[] {
    return [...this.authorization.granted];
  }

  #isComplete(): boolean {
    const { asked, granted } = this.authorization;
    return asked.every((scope) => granted.has(scope));
  }
}
