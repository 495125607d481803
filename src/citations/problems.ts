import type { Chapter, Citation, Uncited } from '../manuscript/index.js';
import { placeAt, type Place, type Problem } from '../problem.js';
import { nearest } from './nearest.js';

/** A key that no reference file has, at the place where it is cited. */
export function unknownKey(
  key: string,
  citation: Citation,
  chapter: Chapter,
  keys: Iterable<string>,
): Problem {
  const place = placeOf(key, citation, chapter);
  return {
    ruleId: 'citation-unknown-key',
    severity: 'error',
    message: `Unexpected citation key '${key}', expected one of the bibliography's`,
    ...(place && { place }),
    expected: nearest(key, keys),
    note: 'It prints as a bold question until the bibliography has it.',
  };
}

/** A key of `nocite` that no reference file has. */
export const unknownUncited = ({ key, place }: Uncited, keys: Iterable<string>): Problem => ({
  ruleId: 'citation-unknown-key',
  severity: 'error',
  message: `Unexpected key '${key}' in nocite, expected one of the bibliography's`,
  place,
  expected: nearest(key, keys),
});

/** A work that is cited and that the style leaves out of its list of works, where it is cited first. */
export function withoutEntry(key: string, type: string, citation: Citation, chapter: Chapter): Problem {
  const place = placeOf(key, citation, chapter);
  return {
    ruleId: 'citation-no-entry',
    severity: 'info',
    message: `Unexpected work '${key}' without an entry in the bibliography, which the style gives to none like it (${type})`,
    ...(place && { place }),
    note: 'Styles leave out what readers cannot find, such as private letters; a type, a number, an archive or an address may make it one that they list.',
  };
}

function placeOf(key: string, { position }: Citation, { file, text }: Chapter): Place | undefined {
  const from = position?.start.offset;
  const to = position?.end.offset;
  if (from === undefined || to === undefined) return undefined;
  const at = text.slice(from, to).indexOf(`@${key}`);
  const braced = text.slice(from, to).indexOf(`@{${key}`);
  if (at >= 0) return placeAt(file, text, from + at + 1, from + at + 1 + key.length);
  if (braced >= 0) return placeAt(file, text, from + braced + 2, from + braced + 2 + key.length);
  return placeAt(file, text, from, to);
}
