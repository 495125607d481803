import type { ElementContent, Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import { SKIP, visit } from '../visit.js';
import type { BibliographyEntry, EntrySetting } from '../citations/index.js';
import type { Chapter, Manuscript } from '../manuscript/index.js';
import type { Problem } from '../problem.js';
import {
  type Book,
  type Captioned,
  type Section,
  belongsToNotes,
  treesOf,
  idRegister,
  slugOf,
  captionTermsFor,
  termsFor,
  titlesIn,
} from './model/index.js';
import { notesAtChapterEnds, notesAtEnd, withWorks } from './back/index.js';
import { bookIndex } from './indexing/index.js';
import {
  captionList,
  contentsOf,
  contentsPage,
  DEEPEST,
  saysSomething,
  imprintPage,
  titlePage,
} from './front/index.js';
import { captionsOf, withParts, numberHeadings, writeNumbers, openChapters } from './chapters/index.js';
import { equationsIn, settleLinks } from './references/index.js';
import { render, withoutCitations } from './rendering/index.js';

/** What the book is assembled from: the manuscript's settings and pictures, its chapters and works cited after the stages before. */
export interface Parts extends Pick<Manuscript, 'settings' | 'pictures'> {
  readonly chapters: readonly Chapter[];
  readonly bibliography: readonly BibliographyEntry[];
  /** How their style wants them to stand. */
  readonly entrySetting?: EntrySetting;
  /** The tree of `settings.imprint`, read and refined like a chapter. */
  readonly imprint?: MdastRoot;
  /** The tree of `cover.blurb` or of the description, in the same way. */
  readonly blurb?: MdastRoot;
  /** Reads and refines a line of Markdown in the same way: an entry of the index. Without it, the line is text. */
  readonly line?: (markdown: string) => MdastRoot;
}

/**
 * Makes the book: chapters rendered and joined to each other, with what a book has before and after them. Throws a `PressError` for a
 * file of which nothing is printed.
 */
export function assemble(parts: Parts): { readonly book: Book; readonly problems: readonly Problem[] } {
  const { settings } = parts;
  const terms = termsFor(settings.language);
  const unique = idRegister();
  const reserved = ['title', 'contents', 'imprint', 'bibliography'];
  if (settings.notes === 'end') reserved.push('notes', 'notes-heading');
  const wants = (list: Section['role']): boolean => settings.front.some((page) => page === list);
  reserved.push(...LISTS.filter(wants));
  for (const id of reserved) unique(id);

  const entries = new Set(settings['cited-on'] ? parts.bibliography.map(({ id }) => id) : []);
  const { language, verse } = settings;
  const opening = { language, lineNumbers: verse.numbers, unique, entries };
  const chapters = parts.chapters.flatMap((chapter) => openChapters(chapter, opening));
  for (const { id } of parts.bibliography) unique(id);
  const targets = {
    // the first section of a file is what a link to the file means, the first of two names what a link to the name means
    sections: new Map(chapters.map(({ chapter, section }) => [chapter.file, section.id] as const).reverse()),
    ids: new Map(
      parts.chapters.map(({ file }) => [
        file,
        new Map(chapters.flatMap(({ chapter, ids }) => (chapter.file === file ? [...ids] : [])).reverse()),
      ]),
    ),
    known: new Set([
      ...chapters.flatMap(({ ids }) => [...ids.values()]),
      ...parts.bibliography.map(({ id }) => id),
    ]),
    equations: new Map(chapters.flatMap(({ section }) => equationsIn(section))),
  };
  const linked = chapters.map(({ chapter, section, problems: found }) => {
    const settled = treesOf(section).map((tree) => settleLinks(tree, chapter, targets));
    const refersTo = settled.flatMap((links) => links.refersTo);
    return {
      section: refersTo.length > 0 ? { ...section, refersTo } : section,
      asksNumbers: settled.some((links) => links.asksNumbers),
      problems: [...found, ...settled.flatMap((links) => links.problems)],
    };
  });

  const index = bookIndex(
    chapters.flatMap(({ marks }) => marks),
    settings,
    parts.line ?? asText,
    unique,
  );
  const sections = withParts(linked.map(({ section }) => section));
  const titles = titlesIn(sections.map(({ content }) => content));
  const headings = numberHeadings(sections, settings.numbered);
  const captions = captionsOf(sections, {
    language: settings.language,
    numbered: settings.captions === 'numbered',
    headings,
    unique,
  });
  const numbers = {
    headings,
    titles,
    captions: new Map(captions.map((captioned) => [captioned.id, captioned])),
    equations: targets.equations,
    language: settings.language,
  };
  const unnumbered = linked.flatMap(({ section, asksNumbers }, i) => {
    const chapter = asksNumbers ? chapters[i]?.chapter : undefined;
    return chapter ? treesOf(section).flatMap((tree) => writeNumbers(tree, chapter, numbers)) : [];
  });
  const noted = withNotes(sections, settings, terms.notes);
  const cites = chapters.map((chapter) => chapter.cites);
  const text = [...withWorks(noted, cites, parts, settings), ...index.sections];
  const contents = contentsOf(text, settings.contents || DEEPEST);
  const isListed = settings.contents > 0 && saysSomething(contents);
  const front = frontMatter(parts, isListed ? contents : [], captions);
  return {
    book: {
      slug: slugOf(settings.title),
      settings,
      sections: [...front, ...text],
      contents,
      pictures: parts.pictures,
      ...(parts.blurb && {
        blurb: withoutReferences(render(withoutCitations(parts.blurb), 'cover', settings).content),
      }),
    },
    problems: [
      ...linked.flatMap(({ problems }) => problems),
      ...unnumbered,
      ...index.problems,
      ...LISTS.filter((list) => wants(list) && !front.some(({ role }) => role === list)).map(listsNothing),
    ],
  };
}

const asText = (value: string): MdastRoot => ({
  type: 'root',
  children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
});

/** The chapters, with their notes where the book wants them, and what is behind them. */
function withNotes(
  chapters: readonly Section[],
  { notes, language }: Parts['settings'],
  title: string,
): readonly Section[] {
  if (notes === 'foot') return chapters;
  return notes === 'end' ? notesAtEnd(chapters, { language, title }) : notesAtChapterEnds(chapters, title);
}

/** Nothing on a cover leads anywhere: links become their words; pictures and references to notes go. Mutates `tree`. */
function withoutReferences(tree: Root): Root {
  visit(tree, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    if (node.tagName === 'img' || belongsToNotes(node)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    delete node.properties.id;
    if (node.tagName !== 'a') return undefined;
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
  return tree;
}

/** Lists that a book may have behind its contents. */
const LISTS = ['figures', 'tables'] as const;

const listsNothing = (list: (typeof LISTS)[number]): Problem => ({
  ruleId: 'list-empty',
  severity: 'warning',
  message: `Unexpected list of ${list} in a book without any to list, expected some with a caption`,
  note: 'The settings ask for it (front). The caption of a picture is what its brackets say, or its title; where captions have numbers, only those with one are listed.',
});

function frontMatter(parts: Parts, contents: Book['contents'], captions: readonly Captioned[]): Section[] {
  const { settings } = parts;
  const { language } = settings;
  const [terms, lists] = [termsFor(language), captionTermsFor(language)];
  const section = (role: Section['role'], name: string, content: Root): Section => ({
    id: role,
    role,
    matter: 'front',
    title: name,
    content,
    notes: [],
  });
  const imprint = parts.imprint ? render(parts.imprint, 'imprint', settings).content : { children: [] };
  const pages = {
    title: () => section('titlepage', settings.title, titlePage(settings)),
    imprint: () =>
      section('imprint', settings.title, imprintPage(settings, imprint.children as ElementContent[])),
  };
  return [
    ...(['title', 'imprint'] as const)
      .filter((page) => settings.front.includes(page))
      .map((page) => pages[page]()),
    ...(contents.length > 0
      ? [section('contents', terms.contents, contentsPage(terms.contents, contents, language))]
      : []),
    ...LISTS.filter((list) => settings.front.includes(list)).flatMap((list) => {
      const listed = captions.filter(
        ({ kind, number }) => `${kind}s` === list && (settings.captions === 'plain' || number !== undefined),
      );
      return listed.length > 0
        ? [section(list, lists[list], captionList(list, lists[list], listed, language))]
        : [];
    }),
  ];
}
