import { createHash } from 'node:crypto';
import {
  arrayAt,
  dictAt,
  follow,
  isDict,
  isName,
  isStream,
  type Dict,
  type PdfFile,
} from '../objects/index.js';

/** The name of a subset: six capitals and a plus before the face's own (ISO 32000-1, 9.6.4). */
export const TAGGED = /^\/[A-Z]{6}\+/;
const A = 65;
const LETTERS = 26;

/** Six capitals that come from what is in a font program, unlike those that are `taken`. */
function tagOf(program: Uint8Array, taken: ReadonlySet<string>): string {
  for (let turn = 0; ; turn++) {
    const hash = createHash('sha1')
      .update(program)
      .update(turn === 0 ? '' : String(turn))
      .digest();
    const tag = Array.from(hash.subarray(0, 6), (byte) => String.fromCharCode(A + (byte % LETTERS))).join('');
    if (!taken.has(tag)) return tag;
  }
}

/** The font program that a descriptor names. */
function programOf(file: PdfFile, descriptor: Dict | undefined): Uint8Array | undefined {
  for (const key of ['FontFile2', 'FontFile3', 'FontFile']) {
    const found = follow(file, descriptor?.get(key));
    if (isStream(found)) return found.data;
  }
  return undefined;
}

/**
 * Gives each subset of a face a name of its own, as ISO 32000-1, 9.6.4 asks: the engine numbers the subsets of every part from AAAAAA on,
 * and a press that keeps faces by their names would set one part's text in another's letters.
 */
export function nameSubsets(file: PdfFile): void {
  const tags = new Map<Uint8Array, string>();
  const taken = new Set<string>();
  const rename = (entry: Dict | undefined, key: string, tag: string): void => {
    const name = entry?.get(key);
    if (isName(name) && TAGGED.test(name)) entry?.set(key, `/${tag}${name.slice(7)}`);
  };
  for (const font of file.objects.values()) {
    if (!isDict(font) || font.get('Type') !== '/Font') continue;
    const inner = dictAt(file, arrayAt(file, font.get('DescendantFonts'))[0]);
    const descriptor = dictAt(file, (inner ?? font).get('FontDescriptor'));
    const program = programOf(file, descriptor);
    if (!program) continue;
    const tag = tags.get(program) ?? tagOf(program, taken);
    tags.set(program, tag);
    taken.add(tag);
    rename(font, 'BaseFont', tag);
    rename(inner, 'BaseFont', tag);
    rename(descriptor, 'FontName', tag);
  }
}
