// Fits the weights of src/restore/breaks.ts on scans whose paragraphs are known, and says how good they are on books they were
// not fitted on (scans made of clean books are fitted on, too, each line counting for a sixth): node bench/restore-fit.mjs. Needs `npm run build:lib`, and the folder `shared` beside the repository.
import { signsBetween } from '../dist/lib/restore/paragraphs/breaks.js';
import {
  isCapitals,
  isNoise,
  linesOf,
  measured,
  ownWords,
  spellOutAll,
} from '../dist/lib/restore/lines/index.js';
import { habitOf } from '../dist/lib/restore/paragraphs/habit.js';

import { fit as fitted } from './logistic.mjs';
import { cleanBooks, madeBook } from './restore-made.mjs';
import { booksShown } from './restore-truth.mjs';

const RIDGE = 1;
const THRESHOLD = 0;
/** How often a line of a true scan counts against one of a made scan. */
const TRUE_SCAN = 6;
const MADE = [
  'gatsby', 'souls', 'pride-and-prejudice', 'sherlock', 'ten-days', 'frankenstein', 'war-and-peace', 'progit', 'progit-branches',
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
      const [a, b] = [body[i].text, body[j].text];
      return [
        {
          isBreak,
          apart: isCapitals(a) !== isCapitals(b) || isNoise(a) !== isNoise(b),
          signs: signsBetween([lines[i - 1], lines[i], lines[j], lines[j + 1]], habit, words),
        },
      ];
    });
  });
  return { name, rows };
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

const score = (rows, weights) => {
  const sum = { tp: 0, fp: 0, fn: 0 };
  for (const { isBreak, apart, signs } of rows) {
    let weight = -THRESHOLD;
    for (const [name, value] of Object.entries(signs)) weight += (weights[name] ?? 0) * value;
    const said = weight > 0 || apart;
    if (said && isBreak) sum.tp++;
    else if (said) sum.fp++;
    else if (isBreak) sum.fn++;
  }
  return sum;
};
const say = (name, { tp, fp, fn }) =>
  console.log(
    `${name}: F1 ${((200 * tp) / (2 * tp + fp + fn)).toFixed(1)}, precision ${((100 * tp) / (tp + fp)).toFixed(1)}, recall ${((100 * tp) / (tp + fn)).toFixed(1)}`,
  );

const all = { tp: 0, fp: 0, fn: 0 };
const scans = books.filter((book) => !isMade(book));
for (const book of scans) {
  const found = score(book.rows, fit(books.filter((other) => other !== book)));
  say(`${book.name}, fitted on the others`, found);
  for (const key of Object.keys(all)) all[key] += found[key];
}
say('all, each fitted on the others (verse not looked for)', all);
const weights = fit(books);
say(
  'all, fitted on themselves as well',
  score(
    scans.flatMap(({ rows }) => rows),
    weights,
  ),
);
console.log(
  Object.entries(weights)
    .map(([name, weight]) => `  ${JSON.stringify(name)}: ${weight.toFixed(2)},`)
    .join('\n'),
);
