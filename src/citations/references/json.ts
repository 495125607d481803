import type { SourceFile } from '../../manuscript/index.js';
import { placeAt, PressError } from '../../problem.js';
import type { RawReferences } from './raw.js';

/** CSL-JSON: a list of works, or `{ "references": […] }`. Throws a `PressError` with its line on what is not JSON. */
export function readJson(source: SourceFile): RawReferences {
  const text = new TextDecoder().decode(source.bytes);
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ' '));
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const found = at >= text.trimEnd().length ? 'end of file' : `'${text[at] ?? ''}'`;
    throw new PressError(`Unexpected ${found} in ${source.file}, expected CSL-JSON`, {
      hint: 'A comma, a bracket or a quotation mark is missing or too many, here or just before.',
      place: placeAt(source.file, text, Math.min(at, text.length), Math.min(at + 1, text.length)),
    });
  }
  return { text, entries: listOf(raw, source.file), find: (id) => text.indexOf(JSON.stringify(id)) };
}

/** The list of works in a parsed file. */
export function listOf(raw: unknown, file: string): readonly unknown[] {
  const list = typeof raw === 'object' && raw !== null && 'references' in raw ? raw.references : raw;
  if (Array.isArray(list)) return list;
  if (list === null || list === undefined) return [];
  throw new PressError(`Unexpected content in ${file}, expected a list of works in CSL-JSON`, {
    hint: 'Export from the reference manager as CSL-JSON, or name a .bib, .ris or .yaml file.',
  });
}
