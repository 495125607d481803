import type { CslDate } from '../csl-item.js';

type Parts = readonly number[];

/**
 * A date from any of the forms that reference managers and Pandoc write: CSL's `date-parts`, `{ year, month, day }`, a list
 * of two such for a range, a year, `2010-12-13`, `1990/1992`. Undefined if it is none of them; `flaw` says what was left out.
 */
export function readDate(raw: unknown): { readonly date: CslDate; readonly flaw?: string } | undefined {
  if (typeof raw === 'number' || typeof raw === 'string') return fromText(String(raw));
  if (Array.isArray(raw)) return fromParts(raw.map(namedParts), {});
  if (typeof raw !== 'object' || raw === null) return undefined;
  const fields = raw as Record<string, unknown>;
  const rest = {
    ...(fields['circa'] !== undefined && fields['circa'] !== false && { circa: true }),
    ...(isNumeric(fields['season']) && { season: Number(fields['season']) }),
  };
  if (Array.isArray(fields['date-parts'])) {
    return fromParts(
      fields['date-parts'].filter((parts) => parts !== null),
      rest,
    );
  }
  if (isNumeric(fields['year'])) return fromParts([namedParts(fields)], rest);
  if (typeof fields['literal'] === 'string') return { date: { literal: fields['literal'] } };
  if (typeof fields['raw'] === 'string') return fromText(fields['raw']);
  return undefined;
}

function namedParts(raw: unknown): unknown[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const { year, month, day } = raw as Record<string, unknown>;
  return [year, month, day].filter((part) => part !== undefined);
}

function fromText(text: string): { date: CslDate; flaw?: string } | undefined {
  const ends = text
    .trim()
    .split('/')
    .filter((end) => end !== '' && end !== '..');
  const parts = ends.map((end) => /^(-?\d{1,7})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(end.trim()));
  if (ends.length === 0 || ends.length > 2 || parts.includes(null)) {
    return text.trim() === '' ? undefined : { date: { literal: text.trim() } };
  }
  return fromParts(
    parts.map((match) =>
      ((match ?? []) as readonly (string | undefined)[]).slice(1).filter((part) => part !== undefined),
    ),
    {},
  );
}

function fromParts(raw: readonly unknown[], rest: object): { date: CslDate; flaw?: string } | undefined {
  const flaws: string[] = [];
  const parts = raw
    .map((list) => sensible(Array.isArray(list) ? list : [list], flaws))
    .filter((list) => list.length > 0);
  if (parts.length === 0) return flaws[0] === undefined ? undefined : { date: {}, flaw: flaws[0] };
  const date = { 'date-parts': parts.slice(0, 2), ...rest };
  return flaws[0] === undefined ? { date } : { date, flaw: flaws[0] };
}

/** As much of year, month, day as a calendar has; the year 0 of astronomers stands for 1 BC, and prints as nothing. */
function sensible(parts: readonly unknown[], flaws: string[]): Parts {
  const limits = [
    ['year', -99_999, 99_999],
    ['month', 1, 24],
    ['day', 1, 31],
  ] as const;
  const kept: number[] = [];
  for (const [i, [name, least, most]] of limits.entries()) {
    const part = parts[i];
    if (part === undefined || part === null || part === '') break;
    const value = isNumeric(part) ? Number(part) : NaN;
    if (!Number.isInteger(value) || value < least || value > most) {
      if (value !== 0 || i === 0) flaws.push(`${name} ${shown(part)}`);
      break;
    }
    kept.push(value);
  }
  return kept;
}

const isNumeric = (value: unknown): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value));

const shown = (value: unknown): string => ((JSON.stringify(value) as string | undefined) ?? '').slice(0, 40);
