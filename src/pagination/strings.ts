import type { LaidPage, SetStrings, StringValues } from './typesetter.js';

/** The named strings that are in force, by their names: what the pages before have said last, of earlier sections too. */
export type InForce = Readonly<Record<string, string>>;

/** What heads of a page may ask for with `string()`, as CSS Generated Content for Paged Media has it. */
export function stringsOn(sets: SetStrings, entry: InForce): Readonly<Record<string, StringValues>> {
  return Object.fromEntries(
    Object.entries(sets).map(([name, set]) => {
      const before = entry[name] ?? '';
      const values: StringValues = set
        ? {
            first: set.first,
            last: set.last,
            start: set.opens ? set.first : before,
            'first-except': '',
          }
        : { first: before, last: before, start: before, 'first-except': before };
      return [name, values];
    }),
  );
}

/** What is in force behind pages. */
export function inForceAfter(pages: readonly LaidPage[], entry: InForce): InForce {
  const after: Record<string, string> = { ...entry };
  for (const { furniture } of pages)
    for (const [name, set] of Object.entries(furniture?.sets ?? {})) if (set) after[name] = set.last;
  return after;
}
