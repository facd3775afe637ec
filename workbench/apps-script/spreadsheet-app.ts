/** SpreadsheetApp: the way into the spreadsheet. */
import { ConditionalFormatRuleBuilderEmulation } from './conditional-format';
import { DataValidationBuilderEmulation } from './data-validation';
import { Emulation, ServiceException } from './emulation';
import * as enums from './enums';
import type { Environment } from './environment';
import { FilterCriteriaBuilderEmulation } from './filter';
import type { RangeEmulation } from './range';
import type { SheetEmulation } from './sheet';
import { SpreadsheetEmulation } from './spreadsheet';
import { UiEmulation } from './ui';

export class SpreadsheetAppEmulation extends Emulation<GoogleAppsScript.Spreadsheet.SpreadsheetApp>(
  'SpreadsheetApp',
) {
  override readonly BooleanCriteria = enums.BooleanCriteria;
  override readonly CopyPasteType = enums.CopyPasteType;
  override readonly DataValidationCriteria = enums.DataValidationCriteria;
  override readonly DeveloperMetadataLocationType = enums.DeveloperMetadataLocationType;
  override readonly DeveloperMetadataVisibility = enums.DeveloperMetadataVisibility;
  override readonly InterpolationType = enums.InterpolationType;
  override readonly ProtectionType = enums.ProtectionType;
  override readonly SheetType = enums.SheetType;
  override readonly WrapStrategy = enums.WrapStrategy;

  #isActive: boolean;

  constructor(
    readonly environment: Environment,
    inDocument: boolean,
  ) {
    super();
    this.#isActive = inDocument;
  }

  /** Google's types know nothing of the `null` that a script gets which no open spreadsheet has started. */
  override getActive(): SpreadsheetEmulation {
    if (!this.#isActive) return null as never;
    return new SpreadsheetEmulation(this.environment);
  }

  override openById(id: string): SpreadsheetEmulation {
    if (id === this.environment.grid.id) return new SpreadsheetEmulation(this.environment);
    throw new ServiceException(
      `Document ${id} is missing (perhaps it was deleted, or you don't have read access?)`,
    );
  }

  override setActiveSpreadsheet(): void {
    this.#isActive = true;
  }

  override getActiveSpreadsheet(): SpreadsheetEmulation {
    return this.getActive();
  }

  override getActiveSheet(): SheetEmulation {
    return this.getActive().getActiveSheet();
  }

  override setActiveSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): GoogleAppsScript.Spreadsheet.Sheet {
    return sheet.activate();
  }

  override getActiveRange(): RangeEmulation {
    return this.getActive().getActiveRange();
  }

  override setActiveRange(range: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
    return range.activate();
  }

  override getUi(): UiEmulation {
    return new UiEmulation(this.environment.screen);
  }

  /** Like every call that waits for what is queued (write-queue.ts). */
  override flush(): void {}

  override newDataValidation(): DataValidationBuilderEmulation {
    return new DataValidationBuilderEmulation(this.environment);
  }

  override newFilterCriteria(): FilterCriteriaBuilderEmulation {
    return new FilterCriteriaBuilderEmulation(this.environment);
  }

  override newConditionalFormatRule(): ConditionalFormatRuleBuilderEmulation {
    return new ConditionalFormatRuleBuilderEmulation(this.environment);
  }
}
