/** The thirteen digits that a barcode says, and the number as it is printed above it. */
export interface Isbn {
  readonly digits: string;
  readonly printed: string;
}

/** The check digit of the first twelve digits (ISO 2108, GS1: weights 1 and 3). */
export function checkDigit(twelve: string): string {
  const sum = Array.from(twelve).reduce(
    (total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/** An ISBN that the settings have checked, as of 2007: one of ten digits gets its prefix and its new check digit. Hyphens are kept as written. */
export function isbn13(written: string): Isbn {
  const digits = written.replace(/[\s-]/g, '');
  if (digits.length === 13) return { digits, printed: written.replace(/\s+/g, '-') };
  const twelve = `978${digits.slice(0, 9)}`;
  const check = checkDigit(twelve);
  const hyphen = /[\s-]/.test(written) ? '-' : '';
  const body = written.replace(/\s+/g, '-').replace(/[\dX]$/i, check);
  return { digits: twelve + check, printed: `978${hyphen}${body}` };
}
