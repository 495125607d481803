import { LineCounter, parseDocument } from 'yaml';
import type { SourceFile } from '../../manuscript/index.js';
import { placeAt, PressError } from '../../problem.js';
import type { RawReferences } from './raw.js';
import { listOf } from './json.js';

/** CSL-JSON written as YAML: a list of works, or `references:` with one. Throws a `PressError` with its line on broken YAML. */
export function readYaml(source: SourceFile): RawReferences {
  const text = new TextDecoder().decode(source.bytes);
  const document = parseDocument(text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    schema: 'core',
  });
  const [error] = document.errors;
  if (error) {
    const [start, end] = error.pos;
    throw new PressError(`Unexpected YAML in ${source.file}: ${error.message}`, {
      place: placeAt(source.file, text, start, Math.max(start, end)),
    });
  }
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new PressError(`Unexpected aliases in ${source.file}, expected a plain list of works`);
  }
  const find = (id: string): number => {
    const at = text.search(
      new RegExp(`\\bid:\\s*["']?${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?\\s*$`, 'm'),
    );
    return at < 0 ? -1 : text.indexOf(id, at + 3);
  };
  return { text, entries: listOf(raw, source.file), find };
}
