import type { Paragraph, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { breath } from '../breath.js';
import { visit } from '../visit.js';
import { placeAt, PressError, readAt, type Problem } from '../problem.js';
import type { Memory, World } from '../world.js';
import { linkNumbers } from './cross-references.js';
import { type Chapter, type Contributor, type Settings, crowdedMarks } from './model/index.js';
import { parse, type Reading } from './parse.js';
import { readSettings, withDefaults, type KnownSetting, type SettingsRead } from './settings/index.js';
import { openBidi, sourceText } from './source-text.js';
import { byline, placeByline, type Position } from './syntax/index.js';

const MARKDOWN = /\.(?:md|markdown)$/i;
/** By file names alone, what is hidden is no chapter: editors keep locks there (`.#one.md`). */
const CHAPTER = /^[^.].*\.(?:md|markdown)$/i;
const BOOK = 'book.yaml';

/** Reads the chapters alone, for who has no use for pictures and references. Throws as `readManuscript` does. */
export async function readChapters(world: World, target: string): Promise<readonly Chapter[]> {
  return (await openBook({ world, memory: undefined }, target)).chapters;
}

/** Opens a book: its settings and chapters, and nothing that they name. Throws as `readManuscript` does. */
export async function openBook(from: From, target: string): Promise<Opened> {
  const opened = MARKDOWN.test(target) ? await readSingle(from, target) : await readFolder(from, target);
  linkNumbers(opened.chapters, opened.settings);
  if (opened.settings.bibliography.length === 0)
    for (const { tree, text } of opened.chapters) if (text.includes('@')) leaveNames(tree);
  return opened;
}

/** Without a bibliography, `@name` in running text is just that: a handle, a package. Mutates `tree`. */
function leaveNames(tree: Root): void {
  visit(tree, 'citation', (node, index, parent) => {
    if (node.narrative && parent !== undefined && index !== undefined)
      parent.children.splice(index, 1, ...node.children);
  });
}

/** Where chapters come from. */
export interface From {
  readonly world: World;
  readonly memory: Memory | undefined;
  readonly known?: readonly KnownSetting[] | undefined;
}

/** A book that is open. */
export interface Opened {
  readonly settings: Settings;
  readonly chapters: readonly Chapter[];
  readonly problems: readonly Problem[];
  /** The settings as they are written. */
  readonly block: WrittenBlock;
}

/** Where settings stand in a file, to point at what they name. */
export interface WrittenBlock {
  readonly file: string;
  readonly text: string;
  readonly end: number;
}

/** Reads what the settings name; an error says where they do. */
export function named<T>(block: WrittenBlock, file: string, reading: Promise<T>): Promise<T> {
  return readAt(reading, () => {
    const at = block.text.slice(0, block.end).indexOf(file);
    return at < 0 ? undefined : placeAt(block.file, block.text, at, at + file.length);
  });
}

async function readFolder(from: From, target: string): Promise<Opened> {
  const { world } = from;
  if (target !== '.' && target !== '') {
    throw new PressError(
      `Unexpected target "${target}", expected a folder with a ${BOOK}, or a Markdown file`,
    );
  }
  const names = await world.list('.');
  if (!names.includes(BOOK)) {
    const markdown = names.find((name) => CHAPTER.test(name));
    throw new PressError(
      `Unexpected folder without a ${BOOK}, expected one that says what the book is called`,
      {
        hint: `Write ${BOOK} with one line, title: …${markdown === undefined ? '' : `, or name a single file, such as ${markdown}`}.`,
      },
    );
  }
  const text = sourceText(BOOK, await world.read(BOOK));
  const offset = text.startsWith('\uFEFF') ? 1 : 0;
  const read = readSettings({ file: BOOK, text, yaml: text.slice(offset), offset }, 'book', from.known);
  const files = read.settings.chapters ?? names.filter((name) => CHAPTER.test(name));
  if (files.length === 0) {
    throw new PressError('Unexpected book without a chapter, expected Markdown files beside book.yaml');
  }
  const settings = withDefaults(read.settings, {
    file: BOOK,
    title: read.settings.title ?? '',
    chapters: files,
  });
  const block = { file: BOOK, text, end: text.length };
  const opened: Awaited<ReturnType<typeof openChapter>>[] = [];
  for (const file of files) {
    opened.push(await named(block, file, openChapter(from, file, settings)));
    // who else waits for an answer gets it between two
    await breath();
  }
  return {
    settings,
    block,
    chapters: opened.map(({ chapter }) => chapter),
    problems: [...read.problems, ...opened.flatMap(({ problems }) => problems)],
  };
}

async function readSingle(from: From, file: string): Promise<Opened> {
  const { world } = from;
  const { chapter, problems, block } = await openSingle(from, file);
  const { settings, problems: ignored } = block ?? { settings: {}, problems: [] };
  const heading = chapter.tree.children.find((node) => node.type === 'heading');
  const title = settings.title ?? (heading ? toString(heading) : '');
  if (title === '') {
    throw new PressError(`Unexpected Markdown file "${file}" without a title, expected a title block`, {
      hint: 'Begin the file with three lines: ---, title: …, ---.',
    });
  }
  const others = (await world.list('.')).includes(BOOK) ? [besideBook(file)] : [];
  const files = settings.chapters ?? [];
  const written = { file, text: chapter.text, end: block?.end ?? 0 };
  const more = await Promise.all(
    files
      .filter((name) => name !== file)
      .map((name) => named(written, name, openChapter(from, name, settings))),
  );
  const chapters = [chapter, ...more.map((opened) => opened.chapter)];
  return {
    settings: withDefaults(settings, { file, title, chapters: chapters.map((one) => one.file) }),
    chapters,
    block: written,
    problems: [...ignored, ...others, ...problems, ...more.flatMap((opened) => opened.problems)],
  };
}

function besideBook(file: string): Problem {
  return {
    ruleId: 'settings-beside',
    severity: 'info',
    message: `Unexpected ${BOOK} beside "${file}"; it is not read, since a single file brings its own settings`,
    note: 'Name the folder to build the whole book.',
  };
}

/** A tree says nothing of the file's name or of other files: it can be kept by its text alone. */
async function treeOf(
  file: string,
  text: string,
  reading: Reading,
  memory: Memory | undefined,
): Promise<Root> {
  const key = `tree ${reading.math === true ? 'with math ' : ''}${reading['alt-text'] === 'description' ? 'without captions ' : ''}${text}`;
  const known = await memory?.recall(key);
  if (known !== undefined) return JSON.parse(known) as Root;
  const tree = parse(file, text, reading);
  memory?.keep(key, JSON.stringify(tree));
  return tree;
}

/** A file that is open: what it says, and what it says about itself. */
interface OpenFile {
  readonly chapter: Chapter;
  readonly problems: readonly Problem[];
  readonly block?: FrontMatter;
}

/** Opens a file that brings its own settings: what they say about how it is read is known when it was read once. */
async function openSingle(from: From, file: string): Promise<OpenFile> {
  const opened = await openChapter(from, file, {}, true);
  const { math, 'alt-text': alt } = opened.block?.settings ?? {};
  return math === true || alt === 'description'
    ? openChapter(from, file, opened.block?.settings ?? {}, true)
    : opened;
}

/** Opens one Markdown file; its front matter is taken out of the tree. */
async function openChapter(
  { world, memory, known }: From,
  file: string,
  reading: Reading,
  single = false,
): Promise<OpenFile> {
  const text = sourceText(file, await world.read(file));
  refuseToml(file, text);
  const tree = await treeOf(file, text, reading, memory);
  const block = frontMatter(file, text, tree, { single, known });
  const authors = single ? [] : (block?.settings.author ?? []);
  if (block && authors.length > 0) placeByline(tree, bylineOf(authors, { file, text, end: block.end }));
  return {
    chapter: { file, text, tree },
    problems: [...openBidi(file, text), ...crowdedMarks(file, text)],
    ...(block && { block }),
  };
}

/** Front matter between lines of three plus signs: as text it would be printed. */
function refuseToml(file: string, text: string): void {
  const [fence] = /^\uFEFF?\+{3}[ \t]*(?=[\r\n])/.exec(text) ?? [];
  if (fence === undefined) return;
  throw new PressError('Unexpected TOML (+++), expected front matter in YAML (---)', {
    place: placeAt(file, text, 0, fence.length),
    hint: 'Write its keys as title: …, between two lines of three dashes.',
  });
}

/** The names in a chapter's front matter as a line of its text. */
function bylineOf(authors: readonly Contributor[], { file, text, end }: WrittenBlock): Paragraph {
  const placeOf = (name: string): Position => {
    const at = text.slice(0, end).indexOf(name);
    return at < 0 ? placeAt(file, text, 0, end) : placeAt(file, text, at, at + name.length);
  };
  const names = authors.map(({ name }) => ({ name, position: placeOf(name) }));
  return byline(names, placeAt(file, text, 0, end));
}

interface FrontMatter extends SettingsRead {
  /** Its last character's offset in the file, and one. */
  readonly end: number;
}

/** A chapter's front matter may hold a title, for the eye only, and who wrote it; a single file's is its title block. */
function frontMatter(
  file: string,
  text: string,
  tree: Root,
  { single, known }: { readonly single: boolean; readonly known: From['known'] },
): FrontMatter | undefined {
  const first = tree.children[0];
  if (first?.type !== 'yaml') return undefined;
  tree.children.shift();
  const fence = /\r\n|[\n\r]/.exec(text);
  const offset = fence ? fence.index + fence[0].length : 0;
  const end = offset + first.value.length;
  const source = { file, text, yaml: text.slice(offset, end), offset };
  return { ...readSettings(source, single ? 'title block' : 'chapter', known), end };
}
