import { lengthInPoints } from '../../pdf/index.js';
import { nearest, PressError } from '../../problem.js';

/** Sheets that printers take, in millimetres, upright: ISO 216, ISO 217 (SRA), and the US trade's. */
export const SHEETS = {
  a5: [148, 210],
  a4: [210, 297],
  a3: [297, 420],
  a2: [420, 594],
  b4: [250, 353],
  sra4: [225, 320],
  sra3: [320, 450],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
  tabloid: [279.4, 431.8],
  '12x18': [304.8, 457.2],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

const LARGEST = 2000 * (72 / 25.4);

/** Width and height in points of the sheet that a name says, or `320mm x 450mm`, `320 × 450 mm`. Throws a `PressError` for anything else. */
export function sheetNamed(name: string): { readonly width: number; readonly height: number } {
  const plain = name.trim().toLowerCase();
  const row = (SHEETS as Readonly<Record<string, readonly [number, number]>>)[plain];
  if (row) return { width: (row[0] * 72) / 25.4, height: (row[1] * 72) / 25.4 };
  const [across, down, more] = plain.split(/\s*[x×]\s*/);
  if (across && down && more === undefined && /^\d/.test(plain)) {
    const unit = /\d$/.test(across) ? (/[a-z]+$/.exec(down)?.[0] ?? '') : '';
    const sheet = { width: lengthInPoints(across + unit, 'sheet'), height: lengthInPoints(down, 'sheet') };
    if (Math.min(sheet.width, sheet.height) > 0 && Math.max(sheet.width, sheet.height) <= LARGEST)
      return sheet;
  }
  const near = nearest(plain, Object.keys(SHEETS));
  throw new PressError(`Unexpected sheet ${JSON.stringify(name)}, expected a sheet size`, {
    hint: `${near === undefined ? '' : `Did you mean ${near}? `}Use one of ${Object.keys(SHEETS).join(', ')}, or a width and a height such as 320mm x 450mm.`,
  });
}
