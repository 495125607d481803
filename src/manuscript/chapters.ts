import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { breath } from '../breath.js';
import { visit } from '../visit.js';
import { PressError, type Problem } from '../problem.js';
import type { World } from '../world.js';
import { openChapter, openSingle, type From, type OpenFile } from './chapter-file.js';
import { linkNumbers } from './cross-references.js';
import type { Chapter, Settings } from './model/index.js';
import { readSettings, withDefaults } from './settings/index.js';
import { sourceText } from './source-text.js';
import { named, type WrittenBlock } from './written-block.js';

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

/** A book that is open. */
export interface Opened {
  readonly settings: Settings;
  readonly chapters: readonly Chapter[];
  readonly problems: readonly Problem[];
  /** The settings as they are written. */
  readonly block: WrittenBlock;
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
  const opened: OpenFile[] = [];
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
