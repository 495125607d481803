import type { Element } from 'hast';
import { visit } from '../../visit.js';
import type { Book, Section } from '../../book/index.js';
import { floatedIn, foliosOf, type Pages } from '../../pagination/index.js';
import type { Problem } from '../../problem.js';
import { accessibilityOf } from './accessibility.js';
import { COVER_PAGE, coverOf, coverPage } from './cover.js';
import type { EmbeddedFaces } from './faces.js';
import { isAnimated } from './fit-pictures.js';
import { identifierOf } from './identity.js';
import { contentsMarks, type ContentsMarks } from './contents-marks.js';
import { fragmentOf, targetsOf } from './links.js';
import { documentNames, imageNames } from './names.js';
import { navContent, navEntries, type NavPage } from './nav.js';
import { ncxDocument } from './ncx.js';
import { packageDocument, type ManifestItem } from './package-document.js';
import { packagerNames, type Publication } from './package.js';
import { markIds, type PageMark } from './page-marks.js';
import { pageStarts, type PageStart } from './page-starts.js';
import { MATTERS, sectionElement } from './section-document.js';
import { sourceStarts } from './source-starts.js';
import { termsOf, titleOf } from './terms.js';
import { xhtmlOf } from './xhtml.js';

const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Syrc|Thaa)\b/i;

/** What the EPUB prints: no empty page for notes that stand elsewhere. The contents are the navigation document. */
function isShown(section: Section): boolean {
  return section.content.children.length > 0 || section.notes.length > 0;
}

/** The manifest's words for what a document holds beside HTML. */
function propertiesOf(section: Element): readonly string[] {
  const found = new Set<string>();
  visit(section, 'element', ({ tagName }) => {
    if (tagName === 'math') found.add('mathml');
    if (tagName === 'svg') found.add('svg');
  });
  return [...found].sort();
}

function picturesIn(sections: readonly Element[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const section of sections) {
    visit(section, { tagName: 'img' }, ({ properties }) => void found.add(String(properties['src'])));
  }
  return found;
}

/** The book as the files of an EPUB: every section one, the contents as the navigation document. */
export function publicationOf(
  whole: Book,
  pages: Pages,
  {
    css,
    faces,
    modified,
  }: { readonly css: string; readonly faces: EmbeddedFaces['files']; readonly modified: Date },
): { readonly publication: Publication; readonly problems: readonly Problem[] } {
  const { settings } = whole;
  const book = { ...whole, sections: whole.sections.filter(isShown) };
  const terms = termsOf(settings.language);
  const direction = RIGHT_TO_LEFT.test(settings.language) ? 'rtl' : 'ltr';
  const turning = settings.epub.direction ?? direction;
  const names = documentNames(book.sections, packagerNames.nav);
  const images = imageNames(book.pictures);
  const targets = targetsOf(book, names);
  const marked = sourceStarts(book.sections);
  const source = settings.epub.pages === 'print' ? new Map<string, readonly PageStart[]>() : marked;
  const starts = source.size > 0 ? source : pageStarts(pages.shards);
  const around = {
    ...{ names, images, targets, terms, starts },
    markId: markIds((id) => targets.has(id)),
    folioOf: foliosOf(pages),
    floated: source.size > 0 ? new Set<string>() : floatedIn(pages),
  };
  const page = { language: settings.language, direction, css: packagerNames.css } as const;

  const contents = book.sections.find(({ role }) => role === 'contents');
  const entries = navEntries(book, targets);
  const contentsTitle = contents?.title ?? terms.contents;
  const ownStarts = starts.get(contents?.id ?? '') ?? [];

  const listed: NavPage[] = [];
  const list = (name: string, marks: readonly PageMark[]): void => {
    listed.push(...marks.map(({ id, label }) => ({ label, address: name + fragmentOf(id) })));
  };
  let contentsPages: ContentsMarks | undefined;
  const made = book.sections.flatMap((section) => {
    const name = names.get(section.id) ?? '';
    if (section !== contents) {
      const { element, marks, problems } = sectionElement(section, around);
      list(name, marks);
      return [{ section, name, element, problems }];
    }
    contentsPages = contentsMarks(contentsTitle, entries, ownStarts, around.markId, foliosOf(pages));
    list(name, contentsPages.marks);
    return [];
  });
  const elements = made.map(({ element }) => element);
  const cover = coverOf(book, images, terms);
  const shown = new Set([...picturesIn(elements), ...(cover ? [cover.image] : [])]);
  const pictures = book.pictures
    .map((picture) => ({ ...picture, name: images.get(picture.file) ?? '' }))
    .filter(({ name }) => shown.has(name));

  const documents = made.map(({ section, name, element }) => ({
    name,
    text: xhtmlOf({
      ...page,
      title: titleOf(section, terms),
      bodyType: MATTERS[section.matter],
      content: [element],
    }),
  }));
  const nav = xhtmlOf({
    ...page,
    title: contentsTitle,
    bodyType: MATTERS.front,
    content: [
      ...navContent(book, {
        ...around,
        ...(cover ? { cover: COVER_PAGE } : {}),
        title: contentsTitle,
        entries,
        pages: listed,
        marks: { before: contentsPages?.before ?? [], in: ({ id }) => contentsPages?.inLine.get(id) ?? [] },
      }),
    ],
  });
  const items: ManifestItem[] = [
    ...(cover ? [{ name: COVER_PAGE, mediaType: 'application/xhtml+xml', properties: [] }] : []),
    ...made.map(({ name, element }) => ({
      name,
      mediaType: 'application/xhtml+xml',
      properties: propertiesOf(element),
    })),
    ...pictures.map(({ name, mediaType }) => ({
      name,
      mediaType,
      properties: name === cover?.image ? ['cover-image'] : [],
    })),
    ...faces.map(({ name, mediaType }) => ({ name, mediaType, properties: [] })),
  ];
  const animated = pictures.some(isAnimated);
  const opf = packageDocument({
    settings,
    modified,
    direction,
    items,
    turning,
    spine: [...(cover ? [COVER_PAGE] : []), ...book.sections.map(({ id }) => names.get(id) ?? '')],
    accessibility: accessibilityOf(elements, {
      pages: listed.length > 0,
      animated,
      language: settings.language,
    }),
    pages: listed.length === 0 ? 'none' : source.size > 0 ? 'source' : 'print',
  });
  const ncx = ncxDocument({
    title: settings.title,
    language: settings.language,
    identifier: identifierOf(settings),
    entries,
  });
  return {
    publication: {
      opf,
      nav,
      ncx,
      css,
      documents: [
        ...(cover ? [{ name: COVER_PAGE, text: coverPage(cover, page, terms) }] : []),
        ...documents,
      ],
      files: [...pictures, ...faces].map(({ name, bytes }) => ({ name, bytes })),
    },
    problems: made.flatMap(({ problems }) => problems),
  };
}
