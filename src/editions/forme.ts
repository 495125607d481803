import type { Pages } from '../pagination/index.js';
import {
  copyPdf,
  joinPdfs,
  levelHeadings,
  settleLinks,
  trimAtCorner,
  type PdfFile,
  type Target,
} from '../pdf/index.js';

/** The pages locked up for the press: finished parts joined, links settled. What every PDF edition starts from. */
export interface Forme {
  /** A copy of the edition's own. */
  readonly file: PdfFile;
  /** Ids that links lead to and nothing has. */
  readonly missing: readonly string[];
}

const formes = new WeakMap<Pages, Forme>();

/** The forme of laid out pages, whose shards are finished. It is made once, however many editions ask; each gets a copy to work on. */
export function formeOf(pages: Pages): Forme {
  const made = formes.get(pages) ?? lockUp(pages);
  formes.set(pages, made);
  return { ...made, file: copyPdf(made.file) };
}

function lockUp(pages: Pages): Forme {
  const joined = joinPdfs(
    pages.shards.map(({ pdf }) => pdf),
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
