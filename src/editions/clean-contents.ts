import { createHash } from 'node:crypto';
import {
  dropSoftHyphens,
  gatherRuns,
  glyphsOf,
  pagesOf,
  rewriteContents,
  softenLineEnds,
  type Glyphs,
  type PdfFile,
} from '../pdf/index.js';
import type { Memory } from '../world.js';

/** A part of a joined file: the PDF that it was, and its pages there, blank ones before it among them. */
export interface JoinedPart {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** What was made of a page: its streams, and what its faces' glyphs were found to say, by the name of the face. */
interface Cleaned {
  /** Null where nothing had to be changed. */
  readonly streams: (string | null)[];
  readonly learnt: (readonly [face: string, glyph: string, letters: string])[];
}

/**
 * Makes the text of all pages clean: no soft hyphens, runs instead of single glyphs; `faces` learn on the way. It depends on a
 * part's own PDF alone, so what was made of the same part before is taken from the memory. Streams are left plain.
 */
export async function cleanContents(
  file: PdfFile,
  parts: readonly JoinedPart[],
  faces: Map<number, Glyphs>,
  memory?: Memory,
): Promise<void> {
  const keys = parts.map(({ pdf, pages }) => `clean ${String(pages)} ${hashOf(pdf)}`);
  const known = await Promise.all(keys.map(async (key) => memory?.recall(key)));
  const made = parts.map(({ pages }, i): Cleaned[] => {
    const kept = known[i];
    return kept === undefined
      ? Array.from({ length: pages }, () => ({ streams: [], learnt: [] }))
      : (JSON.parse(kept) as Cleaned[]);
  });
  const places = made.flatMap((pages, part) =>
    pages.map((page) => ({ page, fresh: known[part] === undefined })),
  );
  await rewriteContents(
    file,
    (content, page, index, stream) => {
      const place = places[index];
      const clean = cleaned(content, glyphsOf(file, page.dict, faces), place?.page.learnt ?? []);
      if (place) place.page.streams[stream] = clean === content ? null : clean;
      return clean;
    },
    {
      compress: false,
      known: (index, stream) => (places[index]?.fresh ? undefined : places[index]?.page.streams[stream]),
    },
  );
  for (const [index, page] of pagesOf(file).entries()) {
    const own = glyphsOf(file, page.dict, faces);
    for (const [name, glyph, letters] of places[index]?.page.learnt ?? [])
      own.get(name)?.learnt.set(glyph, letters);
  }
  keys.forEach((key, i) => {
    if (known[i] === undefined) memory?.keep(key, JSON.stringify(made[i]));
  });
}

/** Notes what the faces learn instead of teaching them, so that it can be said again. */
function cleaned(content: string, faces: ReadonlyMap<string, Glyphs>, learnt: Cleaned['learnt']): string {
  const pupils = new Map(
    [...faces].map(([name, face]) => [name, { ...face, learnt: new Map<string, string>() }]),
  );
  const clean = gatherRuns(softenLineEnds(dropSoftHyphens(content, pupils), pupils), pupils);
  for (const [name, pupil] of pupils)
    for (const [glyph, letters] of pupil.learnt) learnt.push([name, glyph, letters]);
  return clean;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
