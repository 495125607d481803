import type { Memory, World } from '../world.js';
import { openBook } from './chapters.js';
import type { Manuscript, SourceFile } from './model/index.js';
import { readCover, readPictures } from './pictures/index.js';
import type { KnownSetting } from './settings/index.js';
import { structureProblems } from './checks/index.js';
import { named, type WrittenBlock } from './written-block.js';

/**
 * Reads the book: `target` is `.` for the folder's `book.yaml`, or the name of one Markdown file whose title block holds the
 * settings, `known` ones read by who uses them. Throws a `PressError` when there is no book in it; what is only wrong with it stands in `problems`.
 */
export async function readManuscript(
  world: World,
  target: string,
  memory?: Memory,
  known: readonly KnownSetting[] = [],
): Promise<Manuscript> {
  const { settings, chapters, problems, block } = await openBook({ world, memory, known }, target);
  const references = await Promise.all(settings.bibliography.map((file) => brought(world, file, block)));
  const style = /\.csl$/i.test(settings.style) ? await brought(world, settings.style, block) : undefined;
  // who puts it into a file reads it; that it is missing is said where it is named
  const { profile } = settings.print;
  if (profile !== undefined) await brought(world, profile, block);
  const shown = await readPictures(world, chapters);
  const image = settings.cover?.image;
  const cover =
    image === undefined ? undefined : await named(block, image, readCover(world, image, shown.pictures));
  return {
    settings,
    chapters,
    references,
    ...(style && { style }),
    pictures: [...shown.pictures, ...(cover?.pictures ?? [])],
    problems: [
      ...problems,
      ...structureProblems(chapters, settings),
      ...shown.problems,
      ...(cover?.problems ?? []),
    ],
  };
}

async function brought(world: World, file: string, block: WrittenBlock): Promise<SourceFile> {
  return { file, bytes: await named(block, file, world.read(file)) };
}
