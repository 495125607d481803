import type { Image, Nodes, Parents } from 'mdast';
import { posix } from 'node:path';
import { visit } from '../../visit.js';
import { placeAt, PressError, type Place, type Problem } from '../../problem.js';
import type { World } from '../../world.js';
import type { Chapter, Picture } from '../model/index.js';
import { decodePicture } from './picture.js';
import { elementsOf, placeOfElement } from '../html/index.js';

/** A use of a picture: what the manuscript calls it, and how to write another name there or take it away. */
interface Use {
  readonly chapter: Chapter;
  readonly url: string;
  readonly place: Place;
  readonly rename: (file: string) => void;
  readonly remove: () => void;
}

type Outcome =
  { readonly picture: Picture; readonly notes: readonly string[] } | { readonly error: PressError };

/**
 * Reads every picture of the chapters, once each. Mutates the trees: a picture is named by its path from the book's folder, and
 * one that cannot be shown is replaced by its description, so that no later stage can go and fetch it.
 */
export async function readPictures(
  world: World,
  chapters: readonly Chapter[],
): Promise<{ readonly pictures: readonly Picture[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const outcomes = new Map<string, Outcome>();
  for (const use of chapters.flatMap(usesIn)) {
    const file = pathOf(use);
    const first = file !== undefined && !outcomes.has(file);
    const outcome =
      file === undefined ? { error: remote(use.url) } : (outcomes.get(file) ?? (await opened(world, file)));
    if (file !== undefined) outcomes.set(file, outcome);
    if ('error' in outcome) {
      use.remove();
      problems.push({
        ruleId: 'picture',
        severity: 'error',
        message: outcome.error.message,
        place: use.place,
        ...(outcome.error.hint !== undefined && { note: outcome.error.hint }),
      });
    } else {
      use.rename(outcome.picture.file);
      if (first) problems.push(...outcome.notes.map((message) => stripped(message, use.place)));
    }
  }
  const found = [...outcomes.values()].flatMap((outcome) => ('picture' in outcome ? [outcome.picture] : []));
  return { pictures: found, problems };
}

/**
 * The picture on the front, unless the chapters show it too. Throws a `PressError` where it is not there or does not decode: a
 * book must not appear with another cover than it was to have.
 */
export async function readCover(
  world: World,
  file: string,
  shown: readonly Picture[],
): Promise<{ readonly pictures: readonly Picture[]; readonly problems: readonly Problem[] }> {
  if (shown.some((picture) => picture.file === file)) return { pictures: [], problems: [] };
  const { picture, notes } = await decodePicture(file, await world.read(file));
  const problems = notes.map((message): Problem => ({
    ruleId: 'picture-stripped',
    severity: 'warning',
    message,
    note: 'It is left out of the picture.',
  }));
  return { pictures: [picture], problems };
}

function stripped(message: string, place: Place): Problem {
  return {
    ruleId: 'picture-stripped',
    severity: 'warning',
    message,
    place,
    note: 'It is left out of the picture.',
  };
}

async function opened(world: World, file: string): Promise<Outcome> {
  try {
    return await decodePicture(file, await world.read(file));
  } catch (error) {
    if (error instanceof PressError) return { error };
    throw error;
  }
}

/** Relative to the book's folder; undefined for what is not a file of the book. */
function pathOf({ url, chapter }: Use): string | undefined {
  if (url === '' || /^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(url)) return undefined;
  const path = url.replace(/[?#].*$/s, '');
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A file may well be called "100%.png".
  }
  return decoded.startsWith('/') ? decoded : posix.join(posix.dirname(chapter.file), decoded);
}

function remote(url: string): PressError {
  const shown = url.length > 80 ? `${url.slice(0, 80)}…` : url;
  return new PressError(`Unexpected picture "${shown}", expected a file in the book's folder`, {
    hint: 'Nothing is fetched from elsewhere: save the picture beside the text and name the file.',
  });
}

function usesIn(chapter: Chapter): readonly Use[] {
  const uses: Use[] = [];
  visit(chapter.tree, (node, _, parent) => {
    if (node.type === 'image') {
      if (parent === undefined) return;
      uses.push({
        chapter,
        url: node.url,
        place: placeOf(chapter, node),
        rename: (file) => replace(parent, node, imageOf(node, file)),
        remove: () => replace(parent, node, { type: 'text', value: node.alt ?? '' }),
      });
    } else if (node.type === 'html') {
      uses.push(...rawUses(chapter, node));
    }
  });
  return uses;
}

function imageOf(node: Image, file: string): Image {
  return {
    type: 'image',
    url: encodeURI(file).replaceAll('?', '%3F').replaceAll('#', '%23'),
    // null where a caption says it
    alt: node.alt ?? null,
    ...(node.title != null && { title: node.title }),
    ...(node.position && { position: node.position }),
    ...(node.data && { data: node.data }),
  };
}

function replace(parent: Parents, node: Nodes, by: Nodes): void {
  const children: Nodes[] = parent.children;
  const at = children.indexOf(node);
  if (at >= 0) children[at] = node.position ? { ...by, position: node.position } : by;
}

function rawUses(chapter: Chapter, html: Parameters<typeof elementsOf>[0]): readonly Use[] {
  const original = html.value;
  const edits: { readonly start: number; readonly end: number; readonly by: string }[] = [];
  const edit = (start: number, end: number, by: string): void => {
    edits.push({ start, end, by });
    html.value = edits
      .toSorted((a, b) => b.start - a.start)
      .reduce(
        (value, change) => value.slice(0, change.start) + change.by + value.slice(change.end),
        original,
      );
  };
  return elementsOf(html)
    .filter(({ element }) => element.tagName === 'img')
    .map((raw): Use => {
      const { src, alt, title, width, height } = raw.element.properties;
      const tag = (file: string): string =>
        `<img src="${escaped(encodeURI(file))}"${[
          ['alt', alt ?? ''] as const,
          ['title', title] as const,
          ['width', width] as const,
          ['height', height] as const,
        ]
          .map(([name, value]) =>
            typeof value === 'string' || typeof value === 'number'
              ? ` ${name}="${escaped(String(value))}"`
              : '',
          )
          .join('')}>`;
      return {
        chapter,
        url: typeof src === 'string' ? src : '',
        place: placeOfElement(chapter, raw),
        rename: (file) => edit(raw.start, raw.end, tag(file)),
        remove: () => edit(raw.start, raw.end, typeof alt === 'string' ? escaped(alt) : ''),
      };
    });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function placeOf(chapter: Chapter, node: Nodes): Place {
  const start = node.position?.start.offset ?? 0;
  return placeAt(chapter.file, chapter.text, start, node.position?.end.offset ?? start);
}
