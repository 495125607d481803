import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { writeArtifacts } from '../../edge/artifacts.js';
import { shelf } from '../../edge/shelf.js';
import { PressError } from '../../problem.js';
import { readLanguage, type Language } from '../../proof/index.js';
import { FORMATS } from '../../report/index.js';
import { decodeText, restore, type Learning, type Report, type Source } from '../../restore/index.js';
import { readArgs, type Console } from '../args.js';

const USAGE = 'pamphleteer restore FILE|DIR… [-o FILE.md] [--report FILE.json] [--order 2-5,1]';
const PAGE_TEXT = /\.(?:txt|text|md)$/i;

/** `pamphleteer restore`: the text of a scan as Markdown, to a file or standard output; 0 unless words were lost. */
export async function restoreCommand(argv: readonly string[], io: Console): Promise<number> {
  const { values, positionals } = readArgs(argv, { output: 'one', report: 'one', order: 'one' });
  if (positionals.length === 0)
    throw new PressError('Unexpected end of arguments, expected a file or a folder to restore', {
      hint: USAGE,
    });
  const files = (await Promise.all(positionals.map(async (path) => filesAt(path, io.cwd)))).flat();
  for (const target of [values.output, values.report])
    if (target !== undefined && files.some((file) => resolve(io.cwd, file) === resolve(io.cwd, target)))
      throw new PressError(`Unexpected output ${target}, expected another file than the input`, {
        hint: 'The text of a scan is the only witness: it is never written over.',
      });
  const order = values.order === undefined ? undefined : orderOf(values.order);
  const sources = await Promise.all(files.map(async (file) => sourceAt(file, io.cwd)));
  const { markdown, report } = restore(sources, {
    learning: { en: learningOf(await readLanguage(shelf())) },
    ...(order && { order }),
  });
  if (values.output === undefined) io.stdout.write(markdown);
  else await write(io.cwd, values.output, markdown);
  if (values.report !== undefined) await write(io.cwd, values.report, `${JSON.stringify(report, null, 2)}\n`);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const colour = io.stderr.isTTY === true && io.env.NO_COLOR === undefined;
  io.stderr.write(summary(report));
  io.stderr.write(FORMATS.pretty(report.problems, { textOf: (file) => texts.get(file), colour }));
  return report.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The file itself, or the page texts of a folder: 2.txt before 10.txt. */
async function filesAt(path: string, cwd: string): Promise<string[]> {
  const facts = await stat(resolve(cwd, path)).catch(() => undefined);
  if (!facts)
    throw new PressError(`Unexpected path ${path}, expected a file or folder that exists`, { hint: USAGE });
  if (facts.isFile()) return [path];
  const names = (await readdir(resolve(cwd, path))).filter((name) => PAGE_TEXT.test(name));
  if (names.length === 0)
    throw new PressError(`Unexpected folder ${path} without texts, expected page texts (.txt) in it`);
  return names.sort(new Intl.Collator('en', { numeric: true }).compare).map((name) => join(path, name));
}

/** An empty page among others is a page without text; alone it is an error, which `restore` tells. */
async function sourceAt(file: string, cwd: string): Promise<Source> {
  return { file, text: decodeText(file, new Uint8Array(await readFile(resolve(cwd, file)))) };
}

async function write(cwd: string, path: string, text: string): Promise<void> {
  const target = resolve(cwd, path);
  await writeArtifacts(dirname(target), [{ name: basename(target), bytes: new TextEncoder().encode(text) }]);
}

/** `3-5,1,2` → 3, 4, 5, 1, 2; a range may run backwards. */
function orderOf(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [, from, to = from] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(part) ?? [];
    if (from === undefined)
      throw new PressError(`Unexpected ${JSON.stringify(part)} in --order, expected pages such as 3-5,1,2`);
    const [first, last] = [Number(from), Number(to)];
    const step = first <= last ? 1 : -1;
    return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => first + i * step);
  });
}

const COMMA = 1;
/** The mark of a sentence's beginning in the language model. */
const STOP = 0;

/** What the proof-reader knows of English, as the restorer asks for it. */
export function learningOf({ words, model }: Language): Learning {
  const id = (word: string | undefined): number =>
    word === undefined ? STOP : word === ',' ? COMMA : model.id(word);
  return {
    knows: (word) => words.flags(word) > 0,
    continues(before, after) {
      const [u, v] = [id(before.at(-2)), id(before.at(-1))];
      const [x, y] = [id(after[0]), id(after[1])];
      if (after.length === 0 || x < 0) return 0;
      const first = model.probability(u, v, x) - model.frequency(x);
      return after.length < 2 || y < 0
        ? first
        : first + model.probability(v, x, y) - model.probability(-1, x, y);
    },
  };
}

function summary({ order, removed, hyphens, blocks, headings }: Report): string {
  const pages = order.pages.length;
  if (pages === 0) return 'Restored before: nothing to do.\n';
  const count = (number: number, one: string, many = `${one}s`): string =>
    `${number} ${number === 1 ? one : many}`;
  const sure = `${Math.round(order.confidence * 100)}% sure`;
  const sequence = order.pages.map(({ input }) => input).join(' ');
  const lines = [
    `${count(pages, 'page')}, divided by ${order.pagesBy}; they came in ${order.found} (${sure})`,
    ...(order.changed ? [`  read in this order: ${sequence}`] : []),
    ...(order.without.length > 0 ? [`  pages of the booklet without text: ${order.without.join(', ')}`] : []),
    `${count(removed.filter(({ kind }) => kind === 'running head').length, 'running head')} and ${count(removed.filter(({ kind }) => kind === 'folio').length, 'folio')} taken off`,
    `${count(hyphens.length, 'word')} divided at a line's end: ${hyphens.filter(({ fate }) => fate === 'join').length} rejoined`,
    `${count(blocks.length - headings.length, 'paragraph')}, ${count(headings.length, 'heading')}`,
  ];
  return `${lines.join('\n')}\n`;
}
