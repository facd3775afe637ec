/** Colors in an XLSX file: given as such, by a place in the theme or by a place in the palette of old versions. */
import type { Package } from './package';
import type { Element } from './xml';

/** `#rrggbb`, or `null` where an element names no color or the one of whoever looks. */
export type ReadColor = (element: Element | undefined) => string | null;

/** The order in which cells count the colors of a theme, which is not that of its part [ECMA-376, 20.1.6.2]. */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

/** The palette of old versions [ECMA-376, 18.8.27]; its first eight colors stand in it twice. */
const FIRST_EIGHT = '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff';
const PALETTE = (
  `${FIRST_EIGHT} ${FIRST_EIGHT} 800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff ` +
  '660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 ' +
  '99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 ' +
  '993300 993366 333399 333333'
).split(' ');

/** Reads colors by the theme of a workbook. */
export function colorReader(file: Package, themePart: string | undefined): ReadColor {
  const theme = new Map<string, string>();
  if (themePart !== undefined)
    file.ifSound(() =>
      file.read(themePart, {
        'theme/themeElements/clrScheme': ({ children }) => {
          for (const { name, children: given } of children) {
            const { val, lastClr } = given[0]?.attributes ?? {};
            theme.set(name, lastClr ?? val ?? '');
          }
        },
      }),
    );
  return (element) => {
    const { rgb, theme: place, indexed, tint = '0' } = element?.attributes ?? {};
    const named =
      place === undefined ? PALETTE[Number(indexed)] : theme.get(THEME_ORDER[Number(place)] ?? '');
    const hex = (rgb ?? named ?? '').slice(-6).toLowerCase();
    return /^[0-9a-f]{6}$/.test(hex) ? tinted(hex, Number(tint)) : null;
  };
}

/** A color that is made lighter (up to 1) or darker (down to -1). */
function tinted(hex: string, tint: number): string {
  const channels = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const changed = channels.map((part) => (tint < 0 ? part * (1 + tint) : part + (255 - part) * tint));
  return `#${changed.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
