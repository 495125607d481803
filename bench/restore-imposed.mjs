// Measures how well the reading order of imposed texts is found: node bench/restore-imposed.mjs [develop|report] [--errors]
// [--times 120] [--seed 1] [--parted 2] [--book=NAME]
// Pages of the shown scans, and of scans made of clean books, are put into orders that imposition gives and parted in the ways that
// programs part pages. The books are divided: some to develop on, the others to report. Needs `npm run build:lib`, and `shared`.
import { restore } from '../dist/lib/restore/index.js';
import { learning } from './restore-learning.mjs';
import { cleanBooks, dice, madeBook } from './restore-made.mjs';
import { booksShown } from './restore-truth.mjs';

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const part = process.argv.includes('report') ? 'report' : 'develop';
const only = process.argv.find((arg) => arg.startsWith('--book='))?.slice(7);
const verbose = process.argv.includes('--errors');
const times = argument('times', 120);
const seed = argument('seed', 1);
/** Only texts whose pages are parted so: by form feeds (0), or by one line end (nothing), two (a blank line), three. */
const parted = argument('parted', undefined);

const PARTS = {
  develop: {
    scans: ['a-betrayed-armenia', 'c-boy-apprenticed-to-an-enchanter', 'j-seat-weaving', 'goethe'],
    made: ['gatsby', 'souls', 'pride-and-prejudice', 'common-sense', 'war-and-peace', 'progit'],
  },
  report: {
    scans: ['e-corset-and-crinoline', 'g-colonial-florida'],
    made: ['sherlock', 'ten-days', 'alice', 'frankenstein', 'manifesto', 'progit-branches'],
  },
};

const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
const sheets = (n, from = 1) =>
  range(0, n / 4 - 1).map((s) => [
    from + n - 1 - 2 * s,
    from + 2 * s,
    from + 1 + 2 * s,
    from + n - 2 - 2 * s,
  ]);
const sections = (size, lay) => (n) => range(0, n / size - 1).flatMap((i) => lay(sheets(size, 1 + i * size)));

/** Orders of pages that count from 1, each with how often it is drawn, and what the number of pages is a multiple of. */
const ORDERS = [
  ['reading order', 16, 1, (n) => range(1, n)],
  ['saddle stitch', 36, 4, (n) => sheets(n).flat()],
  ['fronts then backs', 10, 4, (n) => [...sheets(n).flatMap(([a, b]) => [a, b]), ...sheets(n).flatMap(([, , c, d]) => [c, d])]],
  ['back half first', 8, 2, (n) => [...range(n / 2 + 1, n), ...range(1, n / 2)]],
  ['signatures of 16', 8, 16, sections(16, (s) => s.flat())],
  ['signatures of 8', 6, 8, sections(8, (s) => s.flat())],
  ['saddle, backs turned', 4, 4, (n) => sheets(n).flatMap(([a, b, c, d]) => [a, b, d, c])],
  ['saddle, innermost first', 3, 4, (n) => sheets(n).reverse().flat()],
  ['last page first', 4, 1, (n) => range(1, n).reverse()],
  ['odd, then even', 3, 1, (n) => [...range(1, n).filter((p) => p % 2 === 1), ...range(1, n).filter((p) => p % 2 === 0)]],
  ['right before left', 2, 2, (n) => range(0, n / 2 - 1).flatMap((i) => [2 * i + 2, 2 * i + 1])],
]; // prettier-ignore
const SEPARATORS = [['\n\n\n', 45], ['\n\n', 30], ['\n', 15], ['\f', 10]]; // prettier-ignore

const drawn = ({ roll }, rows) => {
  let left = roll() * rows.reduce((sum, row) => sum + row[1], 0);
  return rows.find((row) => (left -= row[1]) < 0) ?? rows[0];
};

/** One text in the order of sheets, and the numbers of its lines in reading order. */
function sample(books, rolled) {
  const { roll, below, of } = rolled;
  const [name, , multiple, lay] = drawn(rolled, ORDERS);
  const one = drawn(rolled, SEPARATORS)[0];
  const separator = parted === undefined ? one : parted === 0 ? '\f' : '\n'.repeat(parted);
  const isScan = roll() < 0.65;
  const kind = books.filter(({ style }) => (style === undefined) === isScan);
  const book = of(kind.length > 0 ? kind : books);
  const wanted = 12 + 4 * below(8);
  const sheetPages = Math.max(
    multiple,
    Math.floor(Math.min(wanted, book.pages.length) / multiple) * multiple,
  );
  const from = roll() < 0.6 ? 0 : below(Math.max(1, book.pages.length - sheetPages));
  const blanks = roll() < 0.15 ? 1 + below(3) : 0;
  const pages = book.pages.slice(from, from + sheetPages - blanks);
  const front = below(sheetPages - pages.length + 1);
  const laid = lay(sheetPages)
    .map((page) => page - 1 - front)
    .filter((page) => page >= 0 && page < pages.length);
  const textOf = (page) => pages[page].text.replace(/^\uFEFF/, '').trim();
  return {
    book: book.name,
    name,
    separator,
    count: pages.length,
    blanks,
    text: laid.map(textOf).join(separator),
    reading: pages.flatMap((_, page) => wordedIn(textOf(page))),
  };
}

/** The lines of a text that have a word on them: specks at the edges of pages belong to either. */
const wordedIn = (text) =>
  text
    .split(/[\n\f]/)
    .map((line) => line.trim())
    .filter((line) => /\p{L}{3}/u.test(line));

function judged({ text, reading, ...about }) {
  const { report } = restore([{ file: 'a.txt', text }], { learning });
  const { pages, changed } = report.order;
  // A form feed ends no line: pages are taken by their places then, and by their lines otherwise.
  const pieces = about.separator === '\f' ? text.split('\f') : undefined;
  const lines = text.split('\n');
  const found = !changed
    ? text
    : pieces
      ? pages.map(({ input }) => pieces[input - 1] ?? '').join('\n')
      : pages.flatMap(({ firstLine, lastLine }) => lines.slice(firstLine - 1, lastLine)).join('\n');
  const right = String(wordedIn(found)) === String(reading);
  return {
    ...about,
    right,
    sure: report.order.confidence,
    said: report.order.found,
    by: report.order.pagesBy,
  };
}

const rolled = dice(seed * 7919 + (part === 'report' ? 1 : 0));
const { scans, made } = PARTS[part];
const books = [
  ...booksShown().filter(({ name }) => scans.includes(name)),
  ...cleanBooks(made).map((book) => madeBook({ ...book, seed: rolled.below(1e9) })),
].filter(({ name }) => only === undefined || name.startsWith(only));
const results = [];
for (let i = 0; i < times; i++) {
  const one = sample(books, rolled);
  const result = judged(one);
  results.push(result);
  if (verbose && (!result.right || result.sure < 0.5))
    console.log(
      `${result.right ? 'right' : result.sure >= 0.9 ? 'WRONG AND SURE' : 'wrong'} ${(100 * result.sure).toFixed(0)}%: ${result.book}, ${result.count} pages, ${result.name}${result.blanks ? `, ${result.blanks} blank` : ''}, ${JSON.stringify(result.separator)} → ${result.said}, by ${result.by}`,
    );
}
const rate = (rows) => `${rows.filter(({ right }) => right).length} of ${rows.length}`;
const by = (title, key) => {
  console.log(title);
  for (const value of new Set(results.map(key)))
    console.log(
      `  ${typeof value === 'string' ? value : JSON.stringify(value)}: ${rate(results.filter((row) => key(row) === value))}`,
    );
};
by('by separator', ({ separator }) => JSON.stringify(separator));
by('by order', ({ name }) => name);
by('by book', ({ book }) => book);
console.log('by what it claimed');
for (const [low, high] of [
  [0, 0.3],
  [0.3, 0.5],
  [0.5, 0.7],
  [0.7, 0.9],
  [0.9, 0.98],
  [0.98, 1.01],
]) {
  // prettier-ignore
  const rows = results.filter(({ sure }) => sure >= low && sure < high);
  const mean = rows.reduce((sum, { sure }) => sum + sure, 0) / Math.max(1, rows.length);
  console.log(`  ${low} to ${Math.min(1, high)}: ${rate(rows)} right, ${(100 * mean).toFixed(0)}% claimed`);
}
const brier =
  results.reduce((sum, { right, sure }) => sum + ((right ? 1 : 0) - sure) ** 2, 0) / results.length;
console.log(
  `${part}, seed ${seed}: ${rate(results)} right; wrong with 90% or more claimed: ${results.filter(({ right, sure }) => !right && sure >= 0.9).length}; Brier ${brier.toFixed(3)}`,
);
