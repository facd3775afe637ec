/** SpreadsheetApp: the way into the spreadsheet. */
import { ConditionalFormatRuleBuilderEmulation } from './conditional-format';
import { Emulation } from './emulation';
import * as enums from './enums';
import type { Environment } from './environment';
import type { RangeEmulation } from './range';
import type { SheetEmulation } from './sheet';
import { SpreadsheetEmulation } from './spreadsheet';
import { UiEmulation } from './ui';

export class SpreadsheetAppEmulation extends Emulation<GoogleAppsScript.Spreadsheet.SpreadsheetApp>(
  'SpreadsheetApp',
) {
  override readonly BooleanCriteria = enums.BooleanCriteria;
  override readonly CopyPasteType = enums.CopyPasteType;
  override readonly DeveloperMetadataLocationType = enums.DeveloperMetadataLocationType;
  override readonly DeveloperMetadataVisibility = enums.DeveloperMetadataVisibility;
  override readonly ProtectionType = enums.ProtectionType;
  override readonly SheetType = enums.SheetType;
  override readonly WrapStrategy = enums.WrapStrategy;

  constructor(readonly environment: Environment) {
    super();
  }

  override getActive(): SpreadsheetEmulation {
    return new SpreadsheetEmulation(this.environment);
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

  /** Writes are in the grid at once; there is nothing to push. */
  override flush(): void {}

  override newConditionalFormatRule(): ConditionalFormatRuleBuilderEmulation {
    return new ConditionalFormatRuleBuilderEmulation(this.environment);
  }
}
