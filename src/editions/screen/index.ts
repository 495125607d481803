import type { Book } from '../../book/index.js';
import type { Pages } from '../../pagination/index.js';
import {
  boxFigures,
  describeLinks,
  describePdf,
  dictAt,
  extentsOfMarks,
  glyphsOf,
  labelPages,
  markArtifacts,
  markedWords,
  repairTags,
  rewriteContents,
  setBoxes,
  writePdf,
  type Corners,
  type Tagged,
} from '../../pdf/index.js';
import type { Problem } from '../../problem.js';
import type { Edition } from '../edition.js';
import { formeOf } from '../forme.js';

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

/** Indexes of the pages on which the contents stand. */
function pagesOfContents({ shards }: Pages): ReadonlySet<number> {
  const found = new Set<number>();
  let page = 0;
  for (const { section, blanksBefore, pages } of shards) {
    page += blanksBefore;
    for (let i = 0; i < pages.length; i++, page++) if (section === 'contents') found.add(page);
  }
  return found;
}

/** The book as one PDF to read on a screen: `<slug>.pdf`, tagged, with links, outline, folios and clean text. */
export const screen: Edition = {
  name: 'screen',
  async make(book: Book, pages: Pages, { now, memory }) {
    const { file, missing, faces } = await formeOf(pages, memory);
    const tagged = repairTags(
      file,
      pages.facts.map((facts) => facts.continues ?? []),
      pagesOfContents(pages),
    );
    const words = wordsOfLinks(tagged);
    const figures = marksOfFigures(tagged);
    const extents = new Map<number, ReadonlyMap<number, Corners>>();
    await rewriteContents(file, (clean, page, index) => {
      const own = glyphsOf(file, page.dict, faces);
      const wanted = words[index];
      if (wanted && wanted.size > 0)
        words[index] = new Map([...wanted, ...markedWords(clean, own, new Set(wanted.keys()))]);
      const drawn = figures.get(index);
      if (drawn)
        extents.set(index, extentsOfMarks(file, dictAt(file, page.dict.get('Resources')), clean, drawn));
      const owners = tagged?.owners[index];
      return tagged ? markArtifacts(clean, (mcid) => owners?.get(mcid)?.role) : clean;
    });
    if (tagged) describeLinks(file, tagged, (page, mcid) => words[page]?.get(mcid));
    if (tagged) boxFigures(file, tagged, (page, mcid) => extents.get(page)?.get(mcid));
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
      accessible: tagged !== undefined,
    });
    const problems = missing.map((id): Problem => ({
      ruleId: 'pdf/dead-link',
      severity: 'warning',
      message: `Unexpected link to '#${id}', expected the id of something in the book`,
      note: 'The words of the link stay; they lead nowhere.',
    }));
    const name = `${book.slug}.pdf`;
    return {
      artifacts: [{ name, mediaType: 'application/pdf', bytes: writePdf(described), pdf: described }],
      problems,
    };
  },
};
