/** How a style wants the entries of its bibliography to stand (CSL 1.0.2, cs:bibliography); what it does not say is for the theme to decide. */
export interface EntrySetting {
  /** Whether all lines but the first stand in. */
  readonly hangs?: boolean;
  /** Empty lines between two entries. */
  readonly entrySpacing?: number;
  /** The distance of two lines in lines: 2 is double spacing. */
  readonly lineSpacing?: number;
}

/** The beginning of the bibliography, with its attributes. */
const BIBLIOGRAPHY = /<bibliography(?=[\s>])((?:"[^"]*"|'[^']*'|[^>"'])*)>/;

/** Reads it from a CSL style. What the style does not write is left open, though CSL knows a default: that is one for typescripts. */
export function entrySetting(style: string): EntrySetting {
  const [, attributes = ''] = BIBLIOGRAPHY.exec(style.replace(/<!--.*?-->/gs, '')) ?? [];
  const said = (name: string): string | undefined =>
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
  const lines = (name: string): number | undefined => {
    const value = said(name);
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
  };
  const [hanging, entrySpacing, lineSpacing] = [
    said('hanging-indent'),
    lines('entry-spacing'),
    lines('line-spacing'),
  ];
  return {
    ...(hanging !== undefined && { hangs: hanging === 'true' }),
    ...(entrySpacing !== undefined && { entrySpacing }),
    ...(lineSpacing !== undefined && { lineSpacing }),
  };
}
