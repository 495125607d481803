import type { Complaints } from './complaints.js';
import type { Declaration, StyleSheet } from './style-sheet.js';

/** The value that a custom property has in the end, and where that is set. */
interface Setting {
  readonly sheet: StyleSheet;
  readonly declaration: Declaration;
}

/** What the sheets set on the root. */
export interface Properties {
  /** Its value with what it says by `var()` put in; undefined where no sheet sets it. */
  value(name: string): string | undefined;
  /** A length in points. Complains of what is none, or cannot be told before a page is laid out. */
  points(name: string, complaints: Complaints): number | undefined;
  /** A number of em. */
  em(name: string, complaints: Complaints): number | undefined;
  /** Complains of a property, where it is set. */
  complain(name: string, expected: string, complaints: Complaints): void;
}

const POINTS: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  pc: 12,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 18 / 25.4,
};
/** As deep as one `var()` may stand in another. */
const DEEPEST = 10;

/** Reads the custom properties that sheets set on `:root`, the later ones going before the earlier. */
export function propertiesOf(sheets: readonly StyleSheet[]): Properties {
  const set = new Map<string, Setting>();
  for (const sheet of sheets) {
    for (const rule of sheet.rules) {
      if (!/^(?::root|html)$/i.test(rule.prelude)) continue;
      for (const declaration of rule.declarations) set.set(declaration.name, { sheet, declaration });
    }
  }
  const value = (name: string, depth = 0): string | undefined => {
    const own = set.get(name)?.declaration.value;
    return own?.replace(
      /\bvar\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)/g,
      (_, other: string, otherwise?: string) =>
        (depth < DEEPEST ? value(other, depth + 1) : undefined) ?? otherwise?.trim() ?? '',
    );
  };
  const complain = (name: string, expected: string, complaints: Complaints): void => {
    const setting = set.get(name);
    if (!setting) return;
    const { sheet, declaration } = setting;
    complaints.complain(sheet, {
      at: declaration.at,
      message: `Unexpected ${name}: ${declaration.value}, expected ${expected}`,
      hint: 'It is needed before a page is laid out, so that nothing else can be reckoned with.',
    });
  };
  const measured = (
    name: string,
    units: Readonly<Record<string, number>>,
    expected: string,
    complaints: Complaints,
  ): number | undefined => {
    const found = value(name)?.toLowerCase();
    if (found === undefined) return undefined;
    const [, number, unit = ''] = /^([\d.]+)([a-z]*)$/.exec(found) ?? [];
    const factor = unit === '' && Number(number) === 0 ? 1 : units[unit];
    const length = Number(number) * (factor ?? Number.NaN);
    if (length >= 0) return length;
    complain(name, expected, complaints);
    return undefined;
  };
  return {
    value,
    complain,
    points: (name, complaints) => measured(name, POINTS, 'a length (14pt)', complaints),
    em: (name, complaints) => measured(name, { em: 1 }, 'a part of the size (0.08em)', complaints),
  };
}
