import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { shelf } from '../../edge/shelf.js';
import { PressError, type Problem } from '../../problem.js';
import { learnWords, readLanguage, RULES, STALE } from '../../proof/index.js';
import {
  FORMATS,
  unifiedDiff,
  withoutBaseline,
  writeBaseline,
  type ReportContext,
} from '../../report/index.js';
import { coloured, type Console } from '../args.js';
import { booksAt, type ProofBook } from '../proof/books.js';
import { refuseReport, rewriteText, writeReport } from '../proof/files.js';
import { readProofOrder, type ProofOrder } from '../proof/order.js';
import { markdownFor, ownRulesOf, settingsOf, told, type ProofTask } from '../proof/task.js';
import { doTasks } from '../proof/threads.js';

/** `pamphleteer proof`: 0 when nothing was found, 1 when something was. Throws a `PressError` when it cannot go on. */
export async function proofCommand(argv: readonly string[], io: Console): Promise<number> {
  const order = readProofOrder(argv);
  for (const file of [order.baseline, ...order.outputs.map((output) => output.file)])
    if (file !== undefined) await refuseReport(resolve(io.cwd, file), file);
  const books = await booksAt(order.paths, io);
  sayWhatIsNotRun(books, order, io);
  if (order.learn) {
    const words = await learnt(books);
    if (words === '') io.stderr.write('No words to propose: the language knows all that are used often.\n');
    io.stdout.write(words);
    return 0;
  }
  const { problems, texts, shown } = await proofRead(books, order, io);
  if (order.fix === 'show') {
    if (problems.length > 0)
      io.stderr.write(`${problems.length} more to look at, which no fix is certain for.\n`);
    return shown || problems.length > 0 ? 1 : 0;
  }
  const own = await Promise.all(books.map(async (book) => ownRulesOf(book, order.allowCode)));
  const described = [...RULES, ...own.flat(), STALE];
  const context = {
    textOf: (file: string) => texts.get(file),
    colour: coloured(io.stdout, io.env),
    aboutRule: (id: string) => described.find((rule) => rule.id === id),
  };
  const left =
    order.baseline === undefined ? problems : await compared(problems, order.baseline, context, io);
  for (const { format, file } of order.outputs) {
    if (file === undefined) io.stdout.write(FORMATS[format](left, context));
    else await writeReport(resolve(io.cwd, file), file, FORMATS[format](left, { ...context, colour: false }));
  }
  return left.length > 0 ? 1 : 0;
}

/** A book's code is run when its reader says so, and never in silence left out. */
function sayWhatIsNotRun(books: readonly ProofBook[], { allowCode }: ProofOrder, io: Console): void {
  if (allowCode) return;
  for (const file of new Set(books.flatMap(({ rules }) => rules?.file ?? [])))
    io.stderr.write(`${file} is not run, for it is code: with --allow-code it is.\n`);
}

async function learnt(books: readonly ProofBook[]): Promise<string> {
  const language = await readLanguage(shelf());
  let words = '';
  for (const book of books) {
    const settings = settingsOf(book, []);
    const options = { language, ...(settings && { settings }), ...(await markdownFor(book.sources)) };
    words += learnWords(book.sources, options);
  }
  return words;
}

/** Findings of all books with the texts that they stand in; and fixes, made or shown. */
async function proofRead(
  books: readonly ProofBook[],
  { level, allowCode, fix, jobs }: ProofOrder,
  io: Console,
): Promise<{ problems: Problem[]; texts: Map<string, string>; shown: boolean }> {
  const tasks = books.map((book): ProofTask => ({ book, level, allowCode, fix: fix !== 'no' }));
  const results = await doTasks(tasks, { jobs });
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  const changes: { file: string; before: string; text: string }[] = [];
  for (const [index, task] of tasks.entries()) {
    const { problems: found, texts: fixed } = results[index] ?? { problems: [] };
    const { sources, settings, foreign } = task.book;
    if (settings) texts.set(settings.file, settings.text);
    problems.push(...(fixed ? found : await told(task, found)));
    for (const [place, { file, text: before }] of sources.entries()) {
      const text = fixed?.[place] ?? before;
      texts.set(file, text);
      if (text === before) continue;
      if (fix === 'write' && foreign.has(file))
        throw new PressError(`Unexpected encoding of ${file}, expected UTF-8: nothing is fixed`, {
          hint: `Convert it first: iconv -f WINDOWS-1252 -t UTF-8 ${file}`,
        });
      changes.push({ file, before, text });
    }
  }
  for (const { file, before, text } of changes)
    if (fix === 'show') io.stdout.write(unifiedDiff(file, before, text));
    else await rewriteText(resolve(io.cwd, file), text);
  return { problems, texts, shown: changes.length > 0 };
}

/** The problems that are not in the baseline; all go into it where it is not there yet. */
async function compared(
  problems: readonly Problem[],
  file: string,
  context: ReportContext,
  io: Console,
): Promise<readonly Problem[]> {
  const path = resolve(io.cwd, file);
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return withoutBaseline(problems, file, known, context);
  if (io.env['CI'])
    throw new PressError(`Unexpected baseline ${file} (there is no such file), expected one that is there`, {
      hint: 'In CI none is made, or nothing would ever be found: make it on your machine and commit it.',
    });
  await writeReport(path, file, writeBaseline(problems, context));
  io.stderr.write(`${file}: ${problems.length} findings written down; from now on only new ones are told.\n`);
  return [];
}
