import type { Book } from '../../book/index.js';
import type { Pages } from '../../pagination/index.js';
import {
  describePdf,
  dropSoftHyphens,
  gatherRuns,
  glyphsOf,
  joinPdfs,
  labelPages,
  nameGlyphs,
  rewriteContents,
  setBoxes,
  settleLinks,
  softenLineEnds,
  writePdf,
  type Glyphs,
  type Target,
} from '../../pdf/index.js';
import type { Problem } from '../../problem.js';
import type { Edition } from '../edition.js';

/** Where every id of the book stands; an id met twice keeps its first place. */
function targetsOf(pages: Pages): Map<string, Target> {
  const targets = new Map<string, Target>();
  pages.facts.forEach((facts, page) => {
    facts.ids.forEach((id) => {
      if (!targets.has(id)) targets.set(id, { page, top: (facts.text.y * 72) / 96 });
    });
  });
  return targets;
}

/** The book as one PDF to read on a screen: `<slug>.pdf`, tagged, with links, outline, folios and clean text. */
export const screen: Edition = {
  name: 'screen',
  async make(book: Book, pages: Pages, { now }) {
    const joined = joinPdfs(pages.shards.map((shard) => shard.pdf));
    const missing = settleLinks(joined, targetsOf(pages));
    const { file } = joined;
    const faces = new Map<number, Glyphs>();
    await rewriteContents(file, (content, page) => {
      const own = glyphsOf(file, page.dict, faces);
      return gatherRuns(softenLineEnds(dropSoftHyphens(content, own), own), own);
    });
    nameGlyphs(file, faces);
    setBoxes(file, pages.size);
    labelPages(
      file,
      pages.facts.map((facts) => facts.label),
    );
    const { settings } = book;
    const described = describePdf(file, {
      title: settings.title,
      ...(settings.subtitle === undefined ? {} : { subtitle: settings.subtitle }),
      authors: settings.contributors.filter(({ role }) => role === 'aut').map(({ name }) => name),
      language: settings.language,
      ...(settings.publisher === undefined ? {} : { publisher: settings.publisher }),
      ...(settings.rights === undefined ? {} : { rights: settings.rights }),
      ...(settings.description === undefined ? {} : { description: settings.description }),
      now,
      accessible: false,
    });
    const problems = missing.map((id): Problem => ({
      ruleId: 'pdf/dead-link',
      severity: 'warning',
      message: `Unexpected link to '#${id}', expected the id of something in the book`,
      note: 'The words of the link stay; they lead nowhere.',
    }));
    const name = `${book.slug}.pdf`;
    return {
      artifacts: [{ name, mediaType: 'application/pdf', bytes: writePdf(described) }],
      problems,
    };
  },
};
