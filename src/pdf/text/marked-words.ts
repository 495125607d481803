import type { Faces, Glyphs } from './glyphs.js';

const MARK = /\/\S+ <<\/MCID (\d+) >>BDC\n/g;
const SAID = /\/(\S+) \S+ Tf\n|<([0-9A-F]{4,})>/g;

/** What the wanted marked sequences of a page say, by their number; hyphens at line ends left out. */
export function markedWords(
  content: string,
  faces: Faces,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  for (const mark of content.matchAll(MARK)) {
    const mcid = Number(mark[1]);
    if (!wanted.has(mcid)) continue;
    const next = content.indexOf('>>BDC\n', mark.index + mark[0].length);
    const body = content
      .slice(mark.index + mark[0].length, next < 0 ? undefined : next)
      .replace(/\/Span<<\/ActualText <FEFF00AD> >> BDC\n[^\n]*\nEMC\n|\/Span<<[^\n]*\n/g, '');
    // What follows the sequence's own end belongs to nobody.
    const own = body.slice(
      0,
      body.indexOf('EMC\nET') > 0 ? undefined : body.lastIndexOf('\nEMC') + 1 || undefined,
    );
    let face: Glyphs | undefined;
    let said = '';
    for (const [, name, hex] of own.matchAll(SAID)) {
      if (name !== undefined) face = faces.get(name);
      for (let i = 0; hex !== undefined && i < hex.length; i += 4) {
        const glyph = hex.slice(i, i + 4);
        const meaning = face?.learnt.get(glyph) ?? face?.meaning.get(glyph) ?? '';
        for (let at = 0; at < meaning.length; at += 4)
          said += String.fromCharCode(parseInt(meaning.slice(at, at + 4), 16));
      }
    }
    words.set(mcid, said.replaceAll('\0', ''));
  }
  return words;
}
