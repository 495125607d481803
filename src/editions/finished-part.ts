import type { SectionRole } from '../book/index.js';
import type { Furniture } from '../pagination/typesetter.js';
import {
  boxFigures,
  cutSheets,
  describeLinks,
  dictAt,
  dropProcedureSets,
  dropSoftHyphens,
  extentsOfMarks,
  gatherRuns,
  glyphsOf,
  learnGlyphs,
  markArtifacts,
  markedWords,
  nameGlyphs,
  POINTS_PER_PIXEL,
  readPdf,
  repairTags,
  rewriteContents,
  softenLineEnds,
  writePdf,
  type Continued,
  type Corners,
  type Glyphs,
  type PdfFile,
  type Tagged,
} from '../pdf/index.js';

/** What has to be known of a part of the book to finish it. */
export interface PartFacts {
  /** For each page, which elements of text and notes began on the page before. */
  readonly continues: readonly Continued[];
  /** What it is in the book, where it is a section. */
  readonly role: SectionRole | undefined;
}

/**
 * A part of the book as the engine printed it, made ready for every edition: its text is clean, its structure repaired, what stands outside of the
 * structure marked. All that depends on other parts, where links lead, how deep headings stand and what pages are called, is left to whoever joins the parts.
 */
export async function finishedPart(pdf: Uint8Array, facts: PartFacts): Promise<Uint8Array> {
  const file: PdfFile = { ...readPdf(pdf), info: undefined }; // it holds the hour
  const faces = new Map<number, Glyphs>();
  await cleanContents(file, faces);
  await setInStructure(file, faces, facts);
  nameGlyphs(file, faces);
  dropProcedureSets(file);
  return writePdf(file, { plain: true });
}

/**
 * Heads and folios as the engine printed them, made ready: a page for each of `count`, its text clean. They are no part of the structure.
 * @param stack how they stand on the engine's sheets, in CSS pixels
 */
export async function finishedFurniture(
  pdf: Uint8Array,
  count: number,
  stack: Furniture['stack'],
): Promise<Uint8Array> {
  const file: PdfFile = { ...readPdf(pdf), info: undefined };
  if (stack) cutSheets(file, { count, step: stack.step * POINTS_PER_PIXEL, onSheet: stack.onSheet });
  const faces = new Map<number, Glyphs>();
  await cleanContents(file, faces);
  nameGlyphs(file, faces);
  dropProcedureSets(file);
  return writePdf(file, { plain: true });
}

/** No soft hyphens, runs instead of single glyphs; faces learn on the way what their glyphs say. */
async function cleanContents(file: PdfFile, faces: Map<number, Glyphs>): Promise<void> {
  await rewriteContents(
    file,
    (content, page) => {
      const own = glyphsOf(file, page.dict, faces);
      const clean = dropSoftHyphens(content, own);
      learnGlyphs(clean, own);
      return gatherRuns(softenLineEnds(clean, own), own);
    },
    { compress: false },
  );
}

/** Repairs the structure, marks what is outside of it, and says of links and figures what only the pages tell. */
async function setInStructure(
  file: PdfFile,
  faces: Map<number, Glyphs>,
  { continues, role }: PartFacts,
): Promise<void> {
  const tagged = repairTags(file, continues, role);
  const words = wordsOfLinks(tagged);
  const figures = marksOfFigures(tagged);
  const extents = new Map<number, ReadonlyMap<number, Corners>>();
  await rewriteContents(file, (clean, page, index) => {
    const wanted = words[index];
    if (wanted && wanted.size > 0) {
      const own = glyphsOf(file, page.dict, faces);
      words[index] = new Map([...wanted, ...markedWords(clean, own, new Set(wanted.keys()))]);
    }
    const drawn = figures.get(index);
    if (drawn)
      extents.set(index, extentsOfMarks(file, dictAt(file, page.dict.get('Resources')), clean, drawn));
    const owners = tagged?.owners[index];
    return tagged ? markArtifacts(clean, (mcid) => owners?.get(mcid)?.role) : clean;
  });
  if (!tagged) return;
  describeLinks(file, tagged, (page, mcid) => words[page]?.get(mcid));
  boxFigures(file, tagged, (page, mcid) => extents.get(page)?.get(mcid));
}

/** For every page, the marked sequences that links are made of; their words are filled in when the page is rewritten. */
function wordsOfLinks(tagged: Tagged | undefined): Map<number, string>[] {
  const words = tagged?.owners.map(() => new Map<number, string>()) ?? [];
  for (const { content } of tagged?.links ?? [])
    for (const { page, mcid } of content) words[page]?.set(mcid, '');
  return words;
}

/** For the pages with figures, the marked sequences that figures are made of. */
function marksOfFigures(tagged: Tagged | undefined): ReadonlyMap<number, ReadonlySet<number>> {
  const marks = new Map<number, Set<number>>();
  for (const { content } of tagged?.figures ?? [])
    for (const { page, mcid } of content) marks.set(page, (marks.get(page) ?? new Set()).add(mcid));
  return marks;
}
