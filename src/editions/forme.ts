import type { Pages } from '../pagination/index.js';
import type { Memory } from '../world.js';
import { cleanContents } from './clean-contents.js';
import {
  copyPdf,
  joinPdfs,
  nameGlyphs,
  settleLinks,
  trimAtCorner,
  type Glyphs,
  type PdfFile,
  type Target,
} from '../pdf/index.js';

/** The pages locked up for the press: joined, links settled, text clean. What every PDF edition starts from. */
export interface Forme {
  /** A copy of the edition's own. */
  readonly file: PdfFile;
  /** Ids that links lead to and nothing has. */
  readonly missing: readonly string[];
  readonly faces: Map<number, Glyphs>;
}

const formes = new WeakMap<Pages, Promise<Forme>>();

/** The forme of laid out pages. It is made once, however many editions ask; each gets a copy to work on. */
export async function formeOf(pages: Pages, memory?: Memory): Promise<Forme> {
  const made = formes.get(pages) ?? lockUp(pages, memory);
  formes.set(pages, made);
  const { file, missing, faces } = await made;
  return { file: copyPdf(file), missing, faces: new Map(faces) };
}

async function lockUp(pages: Pages, memory: Memory | undefined): Promise<Forme> {
  const joined = joinPdfs(
    pages.shards.map(({ pdf }) => pdf),
    pages.shards.map(({ blanksBefore }) => blanksBefore),
  );
  trimAtCorner(joined.file, pages.bleed ?? 0);
  const missing = settleLinks(joined, targetsOf(pages));
  const { file } = joined;
  const faces = new Map<number, Glyphs>();
  const parts = pages.shards.map(({ pdf }, i) => ({ pdf, pages: joined.counts[i] ?? 0 }));
  await cleanContents(file, parts, faces, memory);
  nameGlyphs(file, faces);
  return { file, missing, faces };
}

/** Where every id of the book stands; an id met twice keeps its first place. */
function targetsOf(pages: Pages): Map<string, Target> {
  const targets = new Map<string, Target>();
  pages.facts.forEach((facts, page) => {
    facts.ids.forEach((id, index) => {
      const top = facts.tops?.[index] ?? facts.text.y;
      if (!targets.has(id)) targets.set(id, { page, top: (top * 72) / 96 });
    });
  });
  return targets;
}
