import type { Nodes } from 'mdast';
import { breath } from '../breath.js';
import { copied, partsOf, type Chapter, type CitationItem, type Manuscript } from '../manuscript/index.js';
import type { Problem } from '../problem.js';
import { authorInSentence } from './authors.js';
import { toEntry } from './bibliography.js';
import type { BibliographyEntry, Cited } from './cited.js';
import { compose } from './compose.js';
import type { CslItem } from './csl-item.js';
import { entrySetting } from './entry-setting.js';
import { startEngine, type Engine, type EngineCluster, type EngineItem } from './engine.js';
import { foreignTerms } from './foreign-terms.js';
import { hasLocale, localeXml } from './locales.js';
import type { Styled } from './markup.js';
import { noteMaker, type NoteMaker } from './notes.js';
import { readingOrder, type NoteNumber, type Spot } from './order.js';
import { readReferences } from './references/index.js';
import { entryId } from './set.js';
import { styleXml } from './style.js';
import { unknownKey, unknownUncited, withoutEntry } from './problems.js';

/**
 * The book with its citations set and its bibliography made. The manuscript's trees are left as they are.
 * Throws a `PressError` on a bibliography or a style that cannot be read.
 */
export async function cite(manuscript: Manuscript): Promise<Cited> {
  const cited = new Set(manuscript.chapters.flatMap(({ tree }) => keysIn(tree)));
  const uncited = manuscript.settings.nocite ?? [];
  const all = uncited.some(({ key }) => key === '*');
  const listed = new Set([...cited, ...uncited.flatMap(({ key }) => (key === '*' ? [] : [key]))]);
  const { works, problems } = await readReferences(manuscript.references, all ? 'all' : listed);
  if (all) for (const key of works.keys()) listed.add(key);
  if (listed.size === 0) return { chapters: manuscript.chapters, bibliography: [], problems };

  const chapters = manuscript.chapters.map((chapter) => ({ ...chapter, tree: copied(chapter.tree) }));
  const aliases = aliasesOf(works, listed);
  const style = styleXml(manuscript);
  const engine = engineFor(style, manuscript.settings.language, aliases.works);
  await breath();
  const parts = chapters.flatMap((chapter) => partsOf(chapter.tree).map((tree) => ({ chapter, tree })));
  const files = parts.map(({ chapter }) => chapter);
  const { spots, notes } = readingOrder(parts, engine.notes);
  const found: Problem[] = [
    ...foreignTerms(manuscript, style, files, spots),
    ...uncited.flatMap((work) =>
      listed.has(work.key) && !works.has(work.key) ? [unknownUncited(work, works.keys())] : [],
    ),
  ];
  const setting = { engine, aliases, works, files, notes, makeNote: noteMaker(files) };
  const uncitedOnly = [...listed].filter((key) => !cited.has(key));
  const bibliography: BibliographyEntry[] = [];
  for (const { own, list } of listsOf(manuscript, spots)) {
    const set = await setList({ own, list, uncited: list === undefined ? uncitedOnly : [] }, setting);
    bibliography.push(...set.entries);
    found.push(...set.problems);
  }
  return { chapters, bibliography, entrySetting: entrySetting(style), problems: [...problems, ...found] };
}

/** The citations that a list of works is made of, and works that are listed without one. */
interface ListOfWorks {
  readonly own: readonly Spot[];
  /** Its number, where the book has several. */
  readonly list?: number | undefined;
  readonly uncited: readonly string[];
}

/** What all lists of a book are set with. */
interface Setting {
  readonly engine: Engine;
  readonly aliases: Aliases;
  readonly works: ReadonlyMap<string, CslItem>;
  /** The file of each chapter. */
  readonly files: readonly Chapter[];
  readonly notes: ReadonlyMap<number, NoteNumber>;
  readonly makeNote: NoteMaker;
}

/** Sets the citations of a list, in place, and makes its entries. */
async function setList(
  { own, list, uncited }: ListOfWorks,
  { engine, aliases, works, files, notes, makeNote }: Setting,
): Promise<{ readonly entries: readonly BibliographyEntry[]; readonly problems: readonly Problem[] }> {
  const { aliasOf, keyOf } = aliases;
  const answers = ask(engine, own, aliases, uncited);
  await breath();
  const listed = engine.bibliography();
  const entries = (listed ?? []).flatMap((entry) => {
    const key = keyOf(entry.work);
    return key === undefined ? [] : [toEntry(key, entryId(key, list), entry)];
  });
  await breath();
  const idOf = new Map(entries.map(({ key, id }) => [key, id]));
  const entryFor = (key: string): string | undefined => idOf.get(key);
  const entryOf = (work: string): string | undefined => idOf.get(keyOf(work) ?? '');
  for (const spot of own) {
    const known = spot.citation.items.filter(({ key }) => aliasOf(key) !== undefined);
    const missing = spot.citation.items.filter((item) => !known.includes(item));
    const content = numberedByChapter(answers.get(spot) ?? [], spot, notes);
    const author = inSentence(engine, spot) ? authorOf(engine, known[0], works, aliases) : [];
    compose(spot, { content, author, known, missing }, { engine, makeNote, entryFor, entryOf, aliasOf });
  }
  const isListed = (key: string): boolean => listed === undefined || idOf.has(key);
  return { entries, problems: problemsOf(own, works, files, isListed) };
}

/** Keys that no work has, wherever they are cited; works that the style leaves out of its list, where they are cited first. */
function problemsOf(
  spots: readonly Spot[],
  works: ReadonlyMap<string, CslItem>,
  files: readonly Chapter[],
  isListed: (key: string) => boolean,
): readonly Problem[] {
  const told = new Set<string>();
  return spots.flatMap(({ citation, chapter: index }) => {
    const chapter = files[index];
    if (!chapter) return [];
    return citation.items.flatMap(({ key }) => {
      const work = works.get(key);
      if (!work) return [unknownKey(key, citation, chapter, works.keys())];
      if (isListed(key) || told.has(key)) return [];
      told.add(key);
      return [withoutEntry(key, work.type, citation, chapter)];
    });
  });
}

/** The citations of each list of works: of one for the book, or, numbered, of one for each chapter that cites. */
function listsOf(
  { settings }: Pick<Manuscript, 'settings'>,
  spots: readonly Spot[],
): readonly { readonly own: readonly Spot[]; readonly list?: number }[] {
  if (settings['works-cited'] !== 'chapter-end') return [{ own: spots }];
  const citing = [...new Set(spots.map(({ chapter }) => chapter))];
  return citing.map((chapter, i) => ({ own: spots.filter((spot) => spot.chapter === chapter), list: i + 1 }));
}

function keysIn(node: Nodes): string[] {
  if (node.type === 'citation') return node.items.map(({ key }) => key);
  return 'children' in node ? node.children.flatMap(keysIn) : [];
}

interface Aliases {
  readonly works: ReadonlyMap<string, CslItem>;
  readonly aliasOf: (key: string) => string | undefined;
  readonly keyOf: (alias: string) => string | undefined;
}

/** The engine keeps works in plain objects: it gets ids of ours, so that no key of a stranger's can be `__proto__`. */
function aliasesOf(all: ReadonlyMap<string, CslItem>, listed: ReadonlySet<string>): Aliases {
  const keys = [...all.keys()].filter((key) => listed.has(key));
  const byKey = new Map(keys.map((key, i) => [key, `w${i}`]));
  const works = new Map(
    [...all].flatMap(([key, item]) => (listed.has(key) ? [[byKey.get(key) ?? '', item]] : [])),
  );
  return { works, aliasOf: (key) => byKey.get(key), keyOf: (alias) => keys[Number(alias.slice(1))] };
}

function engineFor(style: string, language: string, works: ReadonlyMap<string, CslItem>): Engine {
  return startEngine({
    style,
    locale: (asked) => localeXml(asked) ?? localeXml('en-US'),
    language: hasLocale(language) ? language : 'en-US',
    works,
    // citeproc does not see through the marks when it draws suffixes of years together.
    marks: !/\bcollapse\s*=\s*["']year-suffix/.test(style),
  });
}

/** The name belongs to the sentence; in the author's note a style of notes names the work in full instead. */
const inSentence = (engine: Engine, { citation, inNote }: Spot): boolean =>
  citation.narrative && !(engine.notes && inNote);

function ask(
  engine: Engine,
  spots: readonly Spot[],
  { aliasOf }: Aliases,
  uncited: readonly string[],
): ReadonlyMap<Spot, readonly Styled[]> {
  const asked: { readonly spot: Spot; readonly cluster: EngineCluster }[] = [];
  for (const spot of spots) {
    const items = spot.citation.items.flatMap((item, i) => {
      const work = aliasOf(item.key);
      const suppressAuthor = item.suppressAuthor || (i === 0 && inSentence(engine, spot));
      return work === undefined ? [] : [{ ...item, work, suppressAuthor }];
    });
    if (items.length > 0) asked.push({ spot, cluster: { items, noteIndex: spot.noteIndex } });
  }
  // as if they were cited behind the text, where nobody reads it: so they are numbered, and years have letters for them too
  const behind = uncited.flatMap((key): EngineItem[] => {
    const work = aliasOf(key);
    return work === undefined ? [] : [{ work, prefix: '', suffix: '', suppressAuthor: false }];
  });
  const clusters = asked.map(({ cluster }) => cluster);
  const answers = engine.clusters(
    behind.length > 0 ? [...clusters, { items: behind, noteIndex: 0 }] : clusters,
  );
  return new Map(asked.map(({ spot }, i) => [spot, answers[i] ?? []]));
}

function authorOf(
  engine: Engine,
  item: CitationItem | undefined,
  works: ReadonlyMap<string, CslItem>,
  { aliasOf }: Aliases,
): readonly Styled[] {
  const work = item && works.get(item.key);
  return work ? authorInSentence(engine, aliasOf(item.key) ?? '', work) : [];
}

/** Notes are counted through the book, but printed by chapter: 'see n. 45' is the note that its chapter has as 3. */
function numberedByChapter(
  nodes: readonly Styled[],
  spot: Spot,
  notes: ReadonlyMap<number, NoteNumber>,
): readonly Styled[] {
  return nodes.map((node): Styled => {
    if (node.kind === 'text') return node;
    if (!node.mark.endsWith(' first-reference-note-number')) {
      return { ...node, children: numberedByChapter(node.children, spot, notes) };
    }
    return { ...node, children: node.children.map((child) => byChapter(child, notes)) };
  });
}

function byChapter(node: Styled, notes: ReadonlyMap<number, NoteNumber>): Styled {
  if (node.kind === 'mark')
    return { ...node, children: node.children.map((child) => byChapter(child, notes)) };
  const note = notes.get(Number(node.value));
  return note ? { kind: 'text', value: String(note.number) } : node;
}
