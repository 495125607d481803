import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import type { SourceFile } from '../../manuscript/index.js';
import { placeAt, PressError } from '../../problem.js';
import type { RawReferences } from './raw.js';

/** RIS, as reference managers export it; the key of a work is its `ID`. Throws a `PressError` on a file without a record. */
export function readRis(source: SourceFile): RawReferences {
  const text = new TextDecoder().decode(source.bytes).replace(/^\uFEFF/, ' ');
  if (text.trim() !== '' && !/^\s?TY {2}- /m.test(text)) {
    throw new PressError(`Unexpected content in ${source.file}, expected RIS`, {
      hint: 'A record of RIS begins with a line such as "TY  - BOOK" and ends with "ER  - ".',
      place: placeAt(source.file, text, 0, 0),
    });
  }
  const read = plugins.input.chain(text.trim(), { generateGraph: false, forceType: '@ris/file' });
  const find = (id: string): number => {
    const line = text.search(new RegExp(`^ID {2}- ${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`, 'm'));
    return line < 0 ? -1 : line + 6;
  };
  return { text, entries: Array.isArray(read) ? read : [], find };
}
