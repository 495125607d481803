import type { Element, Root } from 'hast';
import {
  h as element,
  markQuotedParts,
  markQuotations,
  isContentsList,
  takeSourcePages,
  type FolioOf,
  type Matter,
  type Section,
  type SectionRole,
} from '../../book/index.js';
import type { Problem } from '../../problem.js';
import { settleFigures } from './figures.js';
import { nestHeadings } from './headings.js';
import { keepLines } from './lines.js';
import { retarget, type Targets } from './links.js';
import { settleMarkup } from './markup.js';
import { notesSection, settleEndnotes, settleReferences } from './notes.js';
import { addNotes, settleWorksCited } from './works-cited.js';
import { setPageMarks, type PageMark } from './page-marks.js';
import type { PageStart } from './page-starts.js';
import { withPrintedFolios } from './printed-folios.js';
import { settlePictures } from './pictures.js';
import type { Terms } from './terms.js';

/** What EPUB and ARIA call each part of a book; roles where ARIA has one. */
const PARTS = {
  titlepage: { 'epub:type': 'titlepage' },
  imprint: { 'epub:type': 'copyright-page' },
  contents: { 'epub:type': 'toc' },
  figures: { 'epub:type': 'loi' },
  tables: { 'epub:type': 'lot' },
  chapter: { 'epub:type': 'chapter', role: 'doc-chapter' },
  notes: { 'epub:type': 'endnotes', role: 'doc-endnotes' },
  bibliography: { 'epub:type': 'bibliography', role: 'doc-bibliography' },
  index: { 'epub:type': 'index', role: 'doc-index' },
} as const satisfies Readonly<Record<SectionRole, Readonly<Record<string, string>>>>;

/** The title of a part of the book. */
const PART = { 'epub:type': 'part', role: 'doc-part' } as const;

/** The `epub:type` of a document's body. */
export const MATTERS = {
  front: 'frontmatter',
  body: 'bodymatter',
  back: 'backmatter',
} as const satisfies Readonly<Record<Matter, string>>;

/** The files that the sections' links and pictures may point at. */
export interface Surroundings {
  readonly names: ReadonlyMap<string, string>;
  readonly images: ReadonlyMap<string, string>;
  readonly targets: Targets;
  readonly terms: Terms;
  /** The pages that begin in each section, by its id, of the source or of print; nothing for a book that was not laid out. */
  readonly starts: ReadonlyMap<string, readonly PageStart[]>;
  readonly markId: (label: string) => string;
  /** Ids of figures and tables that stand elsewhere on the pages that begin. */
  readonly floated: ReadonlySet<string>;
  /** The printed page that an id stands on. */
  readonly folioOf: FolioOf;
}

function headingOf(tree: Root): Element | undefined {
  const queue = [...tree.children];
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (node.type !== 'element') continue;
    if (/^h[1-6]$/.test(node.tagName)) return node;
    queue.unshift(...node.children);
  }
  return undefined;
}

function has(tree: Root | Element, id: string): boolean {
  return tree.children.some(
    (child) => child.type === 'element' && (child.properties['id'] === id || has(child, id)),
  );
}

/** A section as one `<section>` with its notes at its end, ready for its file. The book is left as it was. */
export function sectionElement(
  section: Section,
  around: Surroundings,
): { readonly element: Element; readonly marks: readonly PageMark[]; readonly problems: readonly Problem[] } {
  const file = around.names.get(section.id) ?? '';
  const tree = structuredClone(section.content);
  takeSourcePages(tree);
  if (section.role === 'chapter') markQuotations(tree);
  const mark = (): readonly PageMark[] =>
    setPageMarks(tree, around.starts.get(section.id) ?? [], around.markId, around.floated);
  const marks = isContentsList(section) ? withPrintedFolios(tree, around.folioOf, mark) : mark();
  addNotes(tree, notesSection(section.notes, around.terms));
  settleEndnotes(tree, section, around.terms);
  settleWorksCited(tree);
  markQuotedParts(tree);
  const problems = [
    ...settlePictures(tree, section, around.images),
    ...retarget(tree, section, file, around.targets),
  ];
  settleFigures(tree);
  nestHeadings(tree);
  settleReferences(tree);
  settleMarkup(tree);
  // Before the text, lines are those of a title page, and stand in its middle.
  if (section.matter !== 'front') keepLines(tree);
  const heading = headingOf(tree);
  if (heading) heading.properties['id'] ??= `${section.id}-title`;
  const label = heading
    ? { 'aria-labelledby': String(heading.properties['id']) }
    : { 'aria-label': section.title };
  const id = has(tree, section.id) ? {} : { id: section.id };
  const children = tree.children.filter((child) => child.type !== 'doctype');
  return {
    element: element(
      'section',
      { ...id, ...(section.part === section.id ? PART : PARTS[section.role]), ...label },
      ...children,
    ),
    marks,
    problems,
  };
}
