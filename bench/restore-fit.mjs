// Fits the weights of src/restore/paragraphs/breaks.ts on scans whose paragraphs are known, and says how good paragraphs are on books
// that they were not fitted on (scans made of clean books are fitted on, too, each line counting for a third): node bench/restore-fit.mjs
// [--errors]. Edges are taken off as the truth has them; verse, lists and titles are told by the program. Needs `npm run build:lib`, and the folder `shared` beside the repository.
import { signsBetween } from '../dist/lib/restore/paragraphs/signs.js';
import { blocksOf } from '../dist/lib/restore/paragraphs/index.js';
import { linesOf, measured, ownWords, spellOutAll } from '../dist/lib/restore/lines/index.js';
import { habitOf } from '../dist/lib/restore/paragraphs/habit.js';

import { fit as fitted, weigh } from './logistic.mjs';
import { cleanBooks, madeBook } from './restore-made.mjs';
import { booksShown } from './restore-truth.mjs';

const RIDGE = 3;
const verbose = process.argv.includes('--errors');
/** How often a line of a true scan counts against one of a made scan. */
const TRUE_SCAN = 3;
const MADE = [
  'gatsby', 'souls', 'pride-and-prejudice', 'sherlock', 'ten-days', 'frankenstein', 'war-and-peace', 'progit', 'progit-branches', 'alice',
  'common-sense', 'manifesto',
]; // prettier-ignore
const isMade = ({ name }) => MADE.includes(name);

const books = [
  ...booksShown(),
  ...cleanBooks(MADE).map((book, i) => madeBook({ ...book, seed: 100 + i, pages: 40 })),
].map(({ name, pages }) => {
  const leaves = pages.map(({ file, text, known }) => {
    const { sources } = spellOutAll([{ file, text }]);
    return {
      known,
      body: linesOf(sources).filter(
        ({ number }) => !known.isEdge.has(number) && !known.isDoubtful.has(number),
      ),
      edges: [],
    };
  });
  const words = ownWords(leaves.flatMap(({ body }) => body));
  const habit = habitOf(leaves, words);
  const rows = leaves.flatMap(({ body, known }) => {
    const lines = measured(body, habit);
    const at = new Map(body.map(({ number }, i) => [number, i]));
    return known.pairs.flatMap(({ before, here, isBreak }) => {
      const [i, j] = [at.get(before.number), at.get(here.number)];
      if (i === undefined || j !== i + 1) return [];
      const around = [lines[i - 1], lines[i], lines[j], lines[j + 1]];
      return [{ isBreak, here: body[j], around, signs: signsBetween(around, habit, words) }];
    });
  });
  return { name, rows, blocks: (weights) => blocksOf(leaves, habit, words, weights) };
});

const fit = (of) =>
  fitted(
    of.flatMap((book) =>
      Array.from({ length: isMade(book) ? 1 : TRUE_SCAN }, () =>
        book.rows.map(({ isBreak, signs }) => ({ is: isBreak, signs })),
      ).flat(),
    ),
    { ridge: RIDGE },
  );

/** Lines that a block begins with; each line of verse does. */
const begun = (blocks) =>
  new Set(
    blocks.flatMap(({ kind, lines }) =>
      (kind === 'verse' ? lines : lines.slice(0, 1)).map(({ line }) => line),
    ),
  );

const score = ({ rows, blocks }, weights, listed = false) => {
  const sum = { tp: 0, fp: 0, fn: 0 };
  const begins = begun(blocks(weights));
  for (const { isBreak, here, around, signs } of rows) {
    const said = begins.has(here);
    if (said && isBreak) sum.tp++;
    else if (said) sum.fp++;
    else if (isBreak) sum.fn++;
    if (!listed || said === isBreak) continue;
    console.log(
      `${said ? 'false' : 'missed'} ${weigh(weights, signs).toFixed(1)}, ${here.file}:${here.number}`,
    );
    around.forEach((one, i) => {
      if (one) console.log(`  ${i === 2 ? '>' : ' '} ${(one.width / one.near).toFixed(2)} ${one.line.text}`);
    });
  }
  return sum;
};
const say = (name, { tp, fp, fn }) =>
  console.log(
    `${name}: F1 ${((200 * tp) / (2 * tp + fp + fn)).toFixed(1)}, precision ${((100 * tp) / (tp + fp)).toFixed(1)}, recall ${((100 * tp) / (tp + fn)).toFixed(1)}`,
  );

const scans = books.filter((book) => !isMade(book));
const total = (sums) =>
  sums.reduce((sum, one) => ({ tp: sum.tp + one.tp, fp: sum.fp + one.fp, fn: sum.fn + one.fn }));
say(
  'all, each fitted on the others',
  total(
    scans.map((book) => {
      const found = score(book, fit(books.filter((other) => other !== book)), verbose);
      say(`${book.name}, fitted on the others`, found);
      return found;
    }),
  ),
);
const weights = fit(books);
const own = scans.map((book) => score(book, weights));
say('all, fitted on themselves as well', total(own));
console.log(
  Object.entries(weights)
    .map(([name, weight]) => `  ${JSON.stringify(name)}: ${weight.toFixed(2)},`)
    .join('\n'),
);
