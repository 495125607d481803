import { basename, dirname, resolve } from 'node:path';
import { writeArtifacts } from '../../edge/artifacts.js';
import { shelf } from '../../edge/shelf.js';
import { tesseractLanguage } from '../../edge/tesseract.js';
import { PressError } from '../../problem.js';
import { readLanguage, type Language } from '../../proof/index.js';
import { FORMATS } from '../../report/index.js';
import { languageOf, restore, type Learning, type Report } from '../../restore/index.js';
import { readArgs, type Console } from '../args.js';
import { filesAt, sourcesOf } from '../restore-files.js';

const USAGE =
  'pamphleteer restore FILE|DIR… [-o FILE.md] [--report FILE.json] [--order 2-5,1] [--ocr [--language de]]';

/** `pamphleteer restore`: the text of a scan as Markdown, to a file or standard output; 0 unless words were lost. */
export async function restoreCommand(argv: readonly string[], io: Console): Promise<number> {
  const { values, positionals } = readArgs(argv, {
    output: 'one',
    report: 'one',
    order: 'one',
    ocr: 'flag',
    language: 'one',
  });
  if (positionals.length === 0)
    throw new PressError('Unexpected end of arguments, expected a file or a folder to restore', {
      hint: USAGE,
    });
  const ocr = ocrOf(values.ocr, values.language);
  const files = (await Promise.all(positionals.map(async (path) => filesAt(path, io.cwd, ocr)))).flat();
  for (const target of [values.output, values.report])
    if (target !== undefined && files.some((file) => resolve(io.cwd, file) === resolve(io.cwd, target)))
      throw new PressError(`Unexpected output ${target}, expected another file than the input`, {
        hint: 'The text of a scan is the only witness: it is never written over.',
      });
  const order = values.order === undefined ? undefined : orderOf(values.order);
  const { sources, problems } = await sourcesOf(files, io.cwd, ocr);
  const language = languageOf(sources);
  const { markdown, report: restored } = restore(sources, {
    learning: language === undefined ? {} : { [language]: await learned(language) },
    ...(order && { order }),
  });
  const report = { ...restored, problems: [...problems, ...restored.problems] };
  if (values.output === undefined) io.stdout.write(markdown);
  else await write(io.cwd, values.output, markdown);
  if (values.report !== undefined) await write(io.cwd, values.report, `${JSON.stringify(report, null, 2)}\n`);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const colour = io.stderr.isTTY === true && io.env.NO_COLOR === undefined;
  io.stderr.write(summary(report));
  io.stderr.write(FORMATS.pretty(report.problems, { textOf: (file) => texts.get(file), colour }));
  return report.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What is known of a language: of English all that the proof-reader knows, of any where its words are divided. */
export async function learned(language: string): Promise<Learning> {
  const { loadPatterns } = await import('../../typography/index.js');
  const divides = loadPatterns(language);
  return {
    ...(language === 'en' && learningOf(await readLanguage(shelf()))),
    ...(divides && { divides }),
  };
}

function ocrOf(wanted: boolean | undefined, language: string | undefined): string | undefined {
  if (wanted) return tesseractLanguage(language ?? 'en');
  if (language !== undefined)
    throw new PressError('Unexpected option --language without --ocr, expected both or none', {
      hint: 'It is the language that tesseract is to read; of a text, the language is found.',
    });
  return undefined;
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
function learningOf({ words, model }: Language): Learning {
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
