import type { World } from '../world.js';
import { named, openBook, type From, type WrittenBlock } from './chapters.js';
import type { Manuscript, SourceFile } from './manuscript.js';
import { readCover, readPictures } from './pictures.js';
import { structureProblems } from './structure.js';

/**
 * Reads the book: `target` is `.` for the folder's `book.yaml`, or the name of one Markdown file whose title block holds the
 * settings, `known` ones read by who uses them; `parse` may have trees from somewhere else. Throws a `PressError` when there is no book in it; what is only wrong with it stands in `problems`.
 */
export async function readManuscript(
  world: World,
  target: string,
  how: Omit<From, 'world'> = {},
): Promise<Manuscript> {
  const { settings, chapters, problems, block } = await openBook({ world, ...how }, target);
  const references = await Promise.all(settings.bibliography.map((file) => brought(world, file, block)));
  const style = /\.csl$/i.test(settings.style) ? await brought(world, settings.style, block) : undefined;
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
    problems: [...problems, ...structureProblems(chapters), ...shown.problems, ...(cover?.problems ?? [])],
  };
}

async function brought(world: World, file: string, block: WrittenBlock): Promise<SourceFile> {
  return { file, bytes: await named(block, file, world.read(file)) };
}
