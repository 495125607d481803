import { placeAt, type Place, type Problem } from '../../problem.js';
import { textOfFile } from './container.js';
import { openEpub, type Epub } from './open.js';
import { EPUB_RULES } from './rules/index.js';

/** A line of a file in the EPUB, from a column (from 1) to its end. */
export function placeInEpub(
  files: Epub['files'],
  file: string,
  line: number,
  { name = '', column = 1 }: { readonly name?: string | undefined; readonly column?: number } = {},
): Place {
  const text = textOfFile(files.get(file) ?? new Uint8Array());
  const ends = [...text.matchAll(/\r\n|[\r\n]/g)];
  const before = ends[line - 2];
  const start = before ? before.index + before[0].length : 0;
  const end = ends[line - 1]?.index ?? text.length;
  return placeAt(name === '' ? file : `${name}/${file}`, text, Math.min(start + column - 1, end), end);
}

/**
 * Looks for what a validator lets pass and a reader stumbles over. Places are in the files of the EPUB.
 *
 * @param name goes before the files' names, to say which EPUB they are in.
 * @throws {PressError} where the file is no EPUB, or so broken that a reader would not open it.
 */
export function lintEpub(bytes: Uint8Array, name?: string): readonly Problem[] {
  const epub = openEpub(bytes);
  return EPUB_RULES.flatMap((rule) =>
    [...rule.check(epub)].map(({ message, file, line }): Problem => ({
      ruleId: `epub/${rule.id}`,
      severity: rule.severity,
      message,
      place: placeInEpub(epub.files, file, line ?? 1, { name }),
      note: rule.why,
    })),
  );
}
