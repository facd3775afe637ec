/** Conditional formats: kept and given back, never applied to a cell. */
import type { GridConditionalFormat, GridSheet } from '../grid';
import type { Area } from '../shift';
import { Emulation, labelOf, ServiceException } from './emulation';
import { BooleanCriteria, InterpolationType } from './enums';
import type { Environment } from './environment';
import { RangeEmulation } from './range';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** When a format applies and what it changes; `null` leaves a property as it is. */
interface Rule {
  readonly criteria: keyof typeof BooleanCriteria;
  readonly values: readonly unknown[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
  readonly underline: boolean | null;
}

/** A colour at a number, or at one that the cells themselves give; those between two numbers are mixed. */
export interface GradientPoint {
  readonly color: string;
  /** `''` for the lowest and the highest. */
  readonly value: string;
  readonly type: keyof typeof InterpolationType;
}

/** A colour scale: its ends, and a point between them where there is one. */
export interface Gradient {
  readonly minimum: GradientPoint;
  readonly middle?: GradientPoint;
  readonly maximum: GradientPoint;
}

export class ConditionalFormatRuleEmulation extends Emulation<GoogleAppsScript.Spreadsheet.ConditionalFormatRule>(
  'ConditionalFormatRule',
) {
  constructor(
    readonly environment: Environment,
    readonly gridSheet: GridSheet,
    readonly areas: readonly Area[],
    readonly rule: Rule | Gradient,
  ) {
    super();
  }

  override getRanges(): RangeEmulation[] {
    return this.areas.map((area) => new RangeEmulation(this.environment, this.gridSheet, area));
  }

  override getBooleanCondition(): BooleanConditionEmulation | null {
    return isGradient(this.rule) ? null : new BooleanConditionEmulation(this.rule);
  }

  override getGradientCondition(): GradientConditionEmulation | null {
    return isGradient(this.rule) ? new GradientConditionEmulation(this.rule) : null;
  }

  override copy(): ConditionalFormatRuleBuilderEmulation {
    return new ConditionalFormatRuleBuilderEmulation(this.environment, this.rule, this.getRanges());
  }
}

/** The rules of a sheet as scripts see them. */
export function readRules(environment: Environment, sheet: GridSheet): ConditionalFormatRuleEmulation[] {
  return sheet.conditionalFormats.map(
    ({ areas, rule }) =>
      new ConditionalFormatRuleEmulation(environment, sheet, areas, rule as Rule | Gradient),
  );
}

/** @throws Where one of them looks at another tab, which Sheets keeps and Apps Script does not write. */
export function writeRules(
  rules: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[],
): GridConditionalFormat[] {
  if ((rules as ConditionalFormatRuleEmulation[]).some(looksElsewhere))
    throw new ServiceException('Conditional format rule cannot reference a different sheet.');
  return (rules as ConditionalFormatRuleEmulation[]).map(({ areas, rule }) => ({ areas, rule }));
}

/** A reference within INDIRECT is text, and allowed. */
function looksElsewhere({ rule, gridSheet }: ConditionalFormatRuleEmulation): boolean {
  if (isGradient(rule) || rule.criteria !== 'CUSTOM_FORMULA') return false;
  const formula = String(rule.values[0]).replace(/"(?:[^"]|"")*"/g, '""');
  const tabs = [...formula.matchAll(/(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!/gu)];
  return tabs.some(([, quoted, plain]) => (quoted?.replace(/''/g, "'") ?? plain) !== gridSheet.name);
}

class BooleanConditionEmulation extends Emulation<GoogleAppsScript.Spreadsheet.BooleanCondition>(
  'BooleanCondition',
) {
  constructor(readonly rule: Rule) {
    super();
  }

  override getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return BooleanCriteria[this.rule.criteria];
  }

  override getCriteriaValues(): unknown[] {
    return [...this.rule.values];
  }

  override getBackground(): string | null {
    return this.rule.background;
  }

  override getFontColor(): string | null {
    return this.rule.fontColor;
  }

  override getBold(): boolean | null {
    return this.rule.bold;
  }

  override getItalic(): boolean | null {
    return this.rule.italic;
  }

  override getStrikethrough(): boolean | null {
    return this.rule.strikethrough;
  }

  override getUnderline(): boolean | null {
    return this.rule.underline;
  }
}

class GradientConditionEmulation extends Emulation<GoogleAppsScript.Spreadsheet.GradientCondition>(
  'GradientCondition',
) {
  constructor(readonly gradient: Gradient) {
    super();
  }

  override getMinColor(): string {
    return this.gradient.minimum.color;
  }

  override getMinType(): GoogleAppsScript.Spreadsheet.InterpolationType {
    return InterpolationType[this.gradient.minimum.type];
  }

  override getMinValue(): string {
    return this.gradient.minimum.value;
  }

  override getMidColor(): string {
    return this.gradient.middle?.color ?? '';
  }

  override getMidType(): GoogleAppsScript.Spreadsheet.InterpolationType | null {
    return this.gradient.middle ? InterpolationType[this.gradient.middle.type] : null;
  }

  override getMidValue(): string {
    return this.gradient.middle?.value ?? '';
  }

  override getMaxColor(): string {
    return this.gradient.maximum.color;
  }

  override getMaxType(): GoogleAppsScript.Spreadsheet.InterpolationType {
    return InterpolationType[this.gradient.maximum.type];
  }

  override getMaxValue(): string {
    return this.gradient.maximum.value;
  }
}

function isGradient(rule: Partial<Rule> | Partial<Gradient>): rule is Gradient {
  return 'minimum' in rule || 'maximum' in rule;
}

const UNCHANGED = {
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  strikethrough: null,
  underline: null,
};

export class ConditionalFormatRuleBuilderEmulation extends Emulation<GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder>(
  'ConditionalFormatRuleBuilder',
) {
  readonly environment: Environment;
  rule: Partial<Rule> & Partial<Gradient>;
  ranges: readonly RangeEmulation[];

  constructor(
    environment: Environment,
    rule: Partial<Rule> & Partial<Gradient> = {},
    ranges: readonly RangeEmulation[] = [],
  ) {
    super();
    this.environment = environment;
    this.rule = rule;
    this.ranges = ranges;
  }

  override setRanges(ranges: Range[]): this {
    this.ranges = ranges as RangeEmulation[];
    return this;
  }

  override setBackground(background: string | null): this {
    return withRule(this, { background });
  }

  override setFontColor(fontColor: string | null): this {
    return withRule(this, { fontColor });
  }

  override setBold(bold: boolean | null): this {
    return withRule(this, { bold });
  }

  override setItalic(italic: boolean | null): this {
    return withRule(this, { italic });
  }

  override setStrikethrough(strikethrough: boolean | null): this {
    return withRule(this, { strikethrough });
  }

  override setUnderline(underline: boolean | null): this {
    return withRule(this, { underline });
  }

  override setGradientMinpoint(color: string): this {
    return withRule(this, { minimum: { color, value: '', type: 'MIN' } });
  }

  override setGradientMaxpoint(color: string): this {
    return withRule(this, { maximum: { color, value: '', type: 'MAX' } });
  }

  override setGradientMinpointWithValue(color: string, type: Interpolation, value: string): this {
    return withRule(this, { minimum: pointAt(color, type, value) });
  }

  override setGradientMidpointWithValue(color: string, type: Interpolation, value: string): this {
    return withRule(this, { middle: pointAt(color, type, value) });
  }

  override setGradientMaxpointWithValue(color: string, type: Interpolation, value: string): this {
    return withRule(this, { maximum: pointAt(color, type, value) });
  }

  override whenCellEmpty(): this {
    return withRule(this, { criteria: 'CELL_EMPTY', values: [] });
  }

  override whenCellNotEmpty(): this {
    return withRule(this, { criteria: 'CELL_NOT_EMPTY', values: [] });
  }

  override whenFormulaSatisfied(formula: string): this {
    return withRule(this, { criteria: 'CUSTOM_FORMULA', values: [formula] });
  }

  override whenTextEqualTo(text: string): this {
    return withRule(this, { criteria: 'TEXT_EQUAL_TO', values: [text] });
  }

  override whenTextContains(text: string): this {
    return withRule(this, { criteria: 'TEXT_CONTAINS', values: [text] });
  }

  override whenTextStartsWith(text: string): this {
    return withRule(this, { criteria: 'TEXT_STARTS_WITH', values: [text] });
  }

  override whenNumberGreaterThan(number: number): this {
    return withRule(this, { criteria: 'NUMBER_GREATER_THAN', values: [number] });
  }

  override whenNumberGreaterThanOrEqualTo(number: number): this {
    return withRule(this, { criteria: 'NUMBER_GREATER_THAN_OR_EQUAL_TO', values: [number] });
  }

  override whenNumberLessThan(number: number): this {
    return withRule(this, { criteria: 'NUMBER_LESS_THAN', values: [number] });
  }

  override whenNumberLessThanOrEqualTo(number: number): this {
    return withRule(this, { criteria: 'NUMBER_LESS_THAN_OR_EQUAL_TO', values: [number] });
  }

  override whenNumberBetween(start: number, end: number): this {
    return withRule(this, { criteria: 'NUMBER_BETWEEN', values: [start, end] });
  }

  override withCriteria(criteria: GoogleAppsScript.Spreadsheet.BooleanCriteria, args: unknown[]): this {
    return withRule(this, { criteria: labelOf(criteria) as keyof typeof BooleanCriteria, values: args });
  }

  override build(): ConditionalFormatRuleEmulation {
    const { criteria, values, minimum, middle, maximum } = this.rule;
    const [range] = this.ranges;
    if (!range) throw new ServiceException('A conditional format rule must have at least one range.');
    if (minimum && maximum) {
      const gradient = { minimum, maximum, ...(middle && { middle }) };
      const areas = this.ranges.map(({ area }) => area);
      return new ConditionalFormatRuleEmulation(this.environment, range.gridSheet, areas, gradient);
    }
    if (!criteria || !values) throw new ServiceException('A conditional format rule must have a condition.');
    const areas = this.ranges.map(({ area }) => area);
    const rule = { ...UNCHANGED, ...this.rule, criteria, values };
    return new ConditionalFormatRuleEmulation(this.environment, range.gridSheet, areas, rule);
  }
}

type Interpolation = GoogleAppsScript.Spreadsheet.InterpolationType;

function pointAt(color: string, type: Interpolation, value: string): GradientPoint {
  return { color, value, type: labelOf(type) as GradientPoint['type'] };
}

function withRule<T extends ConditionalFormatRuleBuilderEmulation>(
  builder: T,
  change: Partial<Rule> & Partial<Gradient>,
): T {
  builder.rule = { ...builder.rule, ...change };
  return builder;
}
