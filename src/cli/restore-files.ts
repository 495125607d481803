import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { codeOf } from '../edge/disk.js';
import { recognise } from '../edge/tesseract.js';
import { PressError, type Problem } from '../problem.js';
import type { Source } from '../restore/index.js';
import {
  formatOf,
  picturesOf,
  readInput,
  sourcesFrom,
  type Format,
  type Input,
} from '../restore/inputs/index.js';

/** A file to restore, told by its bytes. */
interface Found {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly format: Format;
}

const BLANK: Input = { pages: [''], isDivided: false, problems: [] };
/** What may stand in a folder beside pages: text files are pages by these names only, other formats by their bytes. */
const PAGE_TEXT = /\.(?:txt|text|md)$/i;
/** Of one page in several formats, the one to read: that which knows most of it first. */
const RICHEST: readonly Format[] = ['alto', 'hocr', 'pdf', 'text', 'picture'];

/** The file itself, or the pages of a folder: 2.txt before 10.txt. `ocr` is the language for pictures, if they are to be read. */
export async function filesAt(path: string, cwd: string, ocr: string | undefined): Promise<string[]> {
  const facts = await stat(resolve(cwd, path)).catch(() => undefined);
  if (!facts)
    throw new PressError(`Unexpected path ${path}, expected a file or folder that exists`, {
      hint: 'pamphleteer restore FILE|DIR…',
    });
  if (facts.isFile()) return [path];
  const entries = await readdir(resolve(cwd, path), { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  const best = new Map<string, { readonly name: string; readonly format: Format }>();
  for (const name of names.sort(new Intl.Collator('en', { numeric: true }).compare)) {
    const format = formatOf(await bytesOf(join(path, name), cwd));
    if (format === 'picture' ? ocr === undefined : format === 'text' && !PAGE_TEXT.test(name)) continue;
    const stem = name.slice(0, name.length - extname(name).length);
    const other = best.get(stem);
    if (!other || RICHEST.indexOf(format) < RICHEST.indexOf(other.format)) best.set(stem, { name, format });
  }
  if (best.size === 0)
    throw new PressError(
      `Unexpected folder ${path} without texts, expected page texts (.txt), PDF, hOCR or ALTO in it`,
      { hint: 'Pictures of pages are read with --ocr, where tesseract is installed.' },
    );
  return [...best.values()].map(({ name }) => join(path, name));
}

/** The texts of files, in their order. An empty file among others is a page without text. */
export async function sourcesOf(
  files: readonly string[],
  cwd: string,
  ocr: string | undefined,
): Promise<{ readonly sources: readonly Source[]; readonly problems: readonly Problem[] }> {
  const sources: Source[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const bytes = await bytesOf(file, cwd);
    const isBlank = files.length > 1 && bytes.every((byte) => byte <= 32 && byte >= 9);
    const input: Input = isBlank ? BLANK : await inputOf({ file, bytes, format: formatOf(bytes) }, ocr);
    sources.push(...sourcesFrom(file, input));
    problems.push(...input.problems);
  }
  return { sources, problems };
}

async function bytesOf(file: string, cwd: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(resolve(cwd, file)));
  } catch (error) {
    throw new PressError(
      `Unexpected failure to open ${file} (${codeOf(error)}), expected a file that can be read`,
      {
        cause: error,
      },
    );
  }
}

async function inputOf({ file, bytes, format }: Found, ocr: string | undefined): Promise<Input> {
  if (ocr === undefined || (format !== 'picture' && format !== 'pdf')) return readInput(file, bytes);
  const pictures = format === 'picture' ? [bytes] : await picturesOf(file, bytes);
  const pages: Input[] = [];
  for (const picture of pictures)
    pages.push(picture ? await readInput(file, await recognise(file, picture, ocr)) : BLANK);
  return {
    pages: pages.flatMap((page) => page.pages),
    isDivided: pages.some((page) => page.isDivided),
    problems: pages.flatMap(({ problems }) => problems),
  };
}
