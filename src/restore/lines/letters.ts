import type { Source } from './scan.js';

/** Signs that printers and OCR programs put for letters, and the letters; the soft hyphen inside a word stands for nothing. */
const SIGNS: readonly (readonly [name: string, sign: RegExp, letters: string])[] = [
  ['ligature ff', /\uFB00/g, 'ff'],
  ['ligature fi', /\uFB01/g, 'fi'],
  ['ligature fl', /\uFB02/g, 'fl'],
  ['ligature ffi', /\uFB03/g, 'ffi'],
  ['ligature ffl', /\uFB04/g, 'ffl'],
  ['ligature st', /[\uFB05\uFB06]/g, 'st'],
  ['long s', /ſ/g, 's'],
  ['soft hyphen inside a word', /\u00AD(?=\p{L})/gu, ''],
  ['two single quotation marks for a double one', /''|``/g, '"'],
];

/** How often a sign was replaced by what it stands for. */
export interface Replaced {
  readonly sign: string;
  readonly times: number;
}

/** One sign for one letter: what the sources have as ligatures, long s and the like, spelt out. */
function spellOut(text: string): { readonly text: string; readonly replaced: readonly Replaced[] } {
  const replaced: Replaced[] = [];
  let plain = text;
  for (const [sign, pattern, letters] of SIGNS) {
    const times = plain.match(pattern)?.length ?? 0;
    if (times === 0) continue;
    replaced.push({ sign, times });
    plain = plain.replaceAll(pattern, letters);
  }
  return { text: plain.normalize('NFC'), replaced };
}

/** The same for every source, with the counts added up. */
export function spellOutAll(sources: readonly Source[]): {
  readonly sources: readonly Source[];
  readonly replaced: readonly Replaced[];
} {
  const totals = new Map<string, number>();
  const plain = sources.map((source) => {
    const spelt = spellOut(source.text);
    for (const { sign, times } of spelt.replaced) totals.set(sign, (totals.get(sign) ?? 0) + times);
    return { ...source, text: spelt.text };
  });
  return { sources: plain, replaced: [...totals].map(([sign, times]) => ({ sign, times })) };
}
