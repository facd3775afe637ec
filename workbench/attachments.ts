/** What is attached to areas of a tab rather than to cells, and moves with them. */
import type { GridConditionalFormat, GridProtection } from './grid';
import { type Change, shiftArea } from './shift';

/** Protections after a change of shape; those of the whole tab stay, those whose cells are gone go. */
export function shiftProtections(protections: readonly GridProtection[], change: Change): GridProtection[] {
  return protections.filter((protection) => {
    const area = protection.area && shiftArea(protection.area, change);
    const gone = protection.area !== null && area === null;
    protection.area = area;
    return !gone;
  });
}

/** Conditional formats after a change of shape. */
export function shiftFormats(
  formats: readonly GridConditionalFormat[],
  change: Change,
): GridConditionalFormat[] {
  return formats
    .map((format) => ({ ...format, areas: format.areas.flatMap((area) => shiftArea(area, change) ?? []) }))
    .filter((format) => format.areas.length > 0);
}
