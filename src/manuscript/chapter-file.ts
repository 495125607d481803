import type { Paragraph, Root } from 'mdast';
import { placeAt, PressError, type Problem } from '../problem.js';
import type { Memory, World } from '../world.js';
import { type Chapter, type Contributor, crowdedMarks } from './model/index.js';
import { parse, type Reading } from './parse.js';
import { readSettings, type KnownSetting, type SettingsRead } from './settings/index.js';
import { openBidi, sourceText } from './source-text.js';
import { byline, placeByline, type Position } from './syntax/index.js';
import type { WrittenBlock } from './written-block.js';

/** Where chapters come from. */
export interface From {
  readonly world: World;
  readonly memory: Memory | undefined;
  readonly known?: readonly KnownSetting[] | undefined;
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
export interface OpenFile {
  readonly chapter: Chapter;
  readonly problems: readonly Problem[];
  readonly block?: FrontMatter;
}

/** Opens a file that brings its own settings: what they say about how it is read is known when it was read once. */
export async function openSingle(from: From, file: string): Promise<OpenFile> {
  const opened = await openChapter(from, file, {}, true);
  const { math, 'alt-text': alt } = opened.block?.settings ?? {};
  return math === true || alt === 'description'
    ? openChapter(from, file, opened.block?.settings ?? {}, true)
    : opened;
}

/** Opens one Markdown file; its front matter is taken out of the tree. */
export async function openChapter(
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
