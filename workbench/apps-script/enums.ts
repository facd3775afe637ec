/** The enumerations of Apps Script that the emulated services use. */
import { enumeration } from './emulation';

type Sheets = typeof GoogleAppsScript.Spreadsheet;

export const BooleanCriteria = enumeration<Sheets['BooleanCriteria']>('BooleanCriteria', [
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_EQUAL_TO',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'CUSTOM_FORMULA',
]);

export const DataValidationCriteria = enumeration<Sheets['DataValidationCriteria']>(
  'DataValidationCriteria',
  [
    'DATE_AFTER',
    'DATE_BEFORE',
    'DATE_BETWEEN',
    'DATE_EQUAL_TO',
    'DATE_IS_VALID_DATE',
    'DATE_NOT_BETWEEN',
    'DATE_ON_OR_AFTER',
    'DATE_ON_OR_BEFORE',
    'NUMBER_BETWEEN',
    'NUMBER_EQUAL_TO',
    'NUMBER_GREATER_THAN',
    'NUMBER_GREATER_THAN_OR_EQUAL_TO',
    'NUMBER_LESS_THAN',
    'NUMBER_LESS_THAN_OR_EQUAL_TO',
    'NUMBER_NOT_BETWEEN',
    'NUMBER_NOT_EQUAL_TO',
    'TEXT_CONTAINS',
    'TEXT_DOES_NOT_CONTAIN',
    'TEXT_EQUAL_TO',
    'TEXT_IS_VALID_EMAIL',
    'TEXT_IS_VALID_URL',
    'VALUE_IN_LIST',
    'VALUE_IN_RANGE',
    'CUSTOM_FORMULA',
    'CHECKBOX',
  ],
);

export const InterpolationType = enumeration<Sheets['InterpolationType']>('InterpolationType', [
  'NUMBER',
  'PERCENT',
  'PERCENTILE',
  'MIN',
  'MAX',
]);

export const DeveloperMetadataVisibility = enumeration<Sheets['DeveloperMetadataVisibility']>(
  'DeveloperMetadataVisibility',
  ['DOCUMENT', 'PROJECT'],
);

export const DeveloperMetadataLocationType = enumeration<Sheets['DeveloperMetadataLocationType']>(
  'DeveloperMetadataLocationType',
  ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'],
);

export const ProtectionType = enumeration<Sheets['ProtectionType']>('ProtectionType', ['RANGE', 'SHEET']);

export const ChartType = enumeration<typeof GoogleAppsScript.Charts.ChartType>('ChartType', [
  'TIMELINE',
  'AREA',
  'BAR',
  'BUBBLE',
  'CANDLESTICK',
  'COLUMN',
  'COMBO',
  'GAUGE',
  'GEO',
  'HISTOGRAM',
  'RADAR',
  'LINE',
  'ORG',
  'PIE',
  'SCATTER',
  'SPARKLINE',
  'STEPPED_AREA',
  'TABLE',
  'TREEMAP',
  'WATERFALL',
]);

export const WrapStrategy = enumeration<Sheets['WrapStrategy']>('WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);

export const Dimension = enumeration<Sheets['Dimension']>('Dimension', ['COLUMNS', 'ROWS']);

/** Google's types do not know `DATASOURCE` yet. */
export const SheetType = enumeration<Sheets['SheetType'] & { DATASOURCE: number }>('SheetType', [
  'GRID',
  'OBJECT',
  'DATASOURCE',
]);

export const Button = enumeration<typeof GoogleAppsScript.Base.Button>('Button', [
  'CLOSE',
  'OK',
  'CANCEL',
  'YES',
  'NO',
]);

export const ButtonSet = enumeration<typeof GoogleAppsScript.Base.ButtonSet>('ButtonSet', [
  'OK',
  'OK_CANCEL',
  'YES_NO',
  'YES_NO_CANCEL',
]);

export const AuthMode = enumeration<typeof GoogleAppsScript.Script.AuthMode>('AuthMode', [
  'NONE',
  'CUSTOM_FUNCTION',
  'LIMITED',
  'FULL',
]);

export const AuthorizationStatus = enumeration<typeof GoogleAppsScript.Script.AuthorizationStatus>(
  'AuthorizationStatus',
  ['REQUIRED', 'NOT_REQUIRED'],
);

export const EventType = enumeration<typeof GoogleAppsScript.Script.EventType>('EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);

export const TriggerSource = enumeration<typeof GoogleAppsScript.Script.TriggerSource>('TriggerSource', [
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
]);

export const DigestAlgorithm = enumeration<typeof GoogleAppsScript.Utilities.DigestAlgorithm>(
  'DigestAlgorithm',
  ['MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512'],
);

export const Charset = enumeration<typeof GoogleAppsScript.Utilities.Charset>('Charset', [
  'US_ASCII',
  'UTF_8',
]);

export const CopyPasteType = enumeration<Sheets['CopyPasteType']>('CopyPasteType', [
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
]);
