import type { Pages } from '../pagination/index.js';
import {
  copyPdf,
  joinPdfs,
  levelHeadings,
  pagesOf,
  POINTS_PER_PIXEL,
  setFurniture,
  settleLinks,
  trimAtCorner,
  turnPage,
  type PdfFile,
  type Target,
} from '../pdf/index.js';
import { Parts } from './parts.js';

/** The pages locked up for the press: finished parts joined, links settled. What every PDF edition starts from. */
export interface Forme {
  /** The edition's own, to work on. */
  readonly file: PdfFile;
  /** Ids that links lead to and nothing has. */
  readonly missing: readonly string[];
}

/**
 * Formes of laid out pages, whose shards are finished, for as many editions as will take one. They are locked up once: the last to ask gets what
 * was made, those before it copies.
 * @param parts where shards may have been read before
 */
export function formesOf(pages: Pages, takers: number, parts = new Parts()): () => Forme {
  let made: Forme | undefined;
  let left = takers;
  return () => {
    const forme = (made ??= lockUp(pages, parts));
    left--;
    if (left > 0) return { ...forme, file: copyPdf(forme.file) };
    made = undefined;
    return forme;
  };
}

function lockUp(pages: Pages, parts: Parts): Forme {
  const joined = joinPdfs(
    dressed(pages, parts),
    pages.shards.map(({ blanksBefore }) => blanksBefore),
    pages.shards.map(({ section, part }) =>
      part === undefined || part === section
        ? undefined
        : pages.shards.findIndex((shard) => shard.section === part),
    ),
  );
  const { file } = joined;
  trimAtCorner(file, pages.bleed ?? 0);
  const missing = settleLinks(joined, targetsOf(pages));
  levelHeadings(file);
  return { file, missing };
}

/** The parts with their pages on their sides, and the furniture under them. */
function dressed({ shards, furniture = [] }: Pages, parts: Parts): readonly PdfFile[] {
  const files = shards.map(({ pdf, pages }) => {
    const file = parts.take(pdf);
    pagesOf(file).forEach((page, i) => {
      const { turned, turn = 0 } = pages[i] ?? {};
      if (turned) turnPage(file, page, turn * POINTS_PER_PIXEL);
    });
    return file;
  });
  setFurniture(
    files,
    furniture.map((pdf) => parts.take(pdf)),
  );
  return files;
}

/** Where every id of the book stands; an id met twice keeps its first place. */
function targetsOf(pages: Pages): Map<string, Target> {
  const targets = new Map<string, Target>();
  pages.facts.forEach((facts, page) => {
    facts.ids.forEach((id, index) => {
      const top = facts.tops?.[index] ?? facts.text.y;
      if (!targets.has(id)) targets.set(id, { page, top: top * POINTS_PER_PIXEL });
    });
  });
  return targets;
}
