// Fits the weights of src/restore/order/seams.ts on lines that follow each other and lines that do not, and says how much they tell
// in books they were not fitted on: node bench/restore-seams.mjs. Needs `npm run build:lib`, and the folder `shared`.
import { isNoise, linesOf, ownWords, spellOutAll } from '../dist/lib/restore/lines/index.js';
import { signsIn } from '../dist/lib/restore/order/seams.js';
import { fit, weigh } from './logistic.mjs';
import { learning } from './restore-learning.mjs';
import { cleanBooks, dice, madeBook } from './restore-made.mjs';
import { booksShown } from './restore-truth.mjs';

const MADE = ['gatsby', 'souls', 'common-sense', 'progit', 'progit-branches'];
const books = [...booksShown(), ...cleanBooks(MADE).map((book, i) => madeBook({ ...book, seed: 100 + i }))];

const sets = books.map(({ name, language = name === 'goethe' ? 'de' : 'en', pages }) => {
  const known = learning[language] ?? {};
  const texts = pages
    .map(({ file, text, known: { isEdge, isDoubtful } }) =>
      linesOf(spellOutAll([{ file, text }]).sources).filter(
        ({ number, text: line }) => !isEdge.has(number) && !isDoubtful.has(number) && !isNoise(line),
      ),
    )
    .filter((page) => page.length > 3);
  const words = ownWords(texts.flat(), known.knows);
  const { roll, below } = dice(3);
  const strings = texts.map((page) => page.map(({ text }) => text));
  // What is learnt from must not be asked: half of the pages teach, the other half is asked.
  const signs = [0, 1].map((half) =>
    signsIn(
      strings.filter((_, i) => i % 2 === half),
      words,
      known.continues,
    ),
  );
  const rows = strings.flatMap((page, i) => {
    const others = strings[(i + 1 + below(strings.length - 1)) % strings.length];
    return page.slice(1).flatMap((line, j) => {
      const ask = signs[1 - (i % 2)];
      return [
        { is: true, signs: ask(page[j], line) },
        { is: false, signs: ask(page[j], others[below(others.length)]) },
      ];
    });
  });
  void roll;
  return { name, rows };
});

/** How much is learnt from one seam, in natural units. */
const told = (rows, weights) =>
  2 *
  (Math.LN2 +
    rows.reduce(
      (sum, { is, signs }) => sum - Math.log1p(Math.exp((is ? -1 : 1) * weigh(weights, signs))),
      0,
    ) /
      rows.length);

for (const { name, rows } of sets) {
  const weights = fit(sets.filter((set) => set.name !== name).flatMap((set) => set.rows));
  console.log(
    `${name}: ${told(rows, weights).toFixed(3)} of one seam, fitted on the others (${rows.length} lines)`,
  );
}
const all = sets.flatMap(({ rows }) => rows);
const weights = fit(all);
console.log(`all: ${told(all, weights).toFixed(3)}`);
for (const [name, value] of Object.entries(weights)) {
  const without = all.map(({ is, signs }) => ({ is, signs: { ...signs, [name]: 0 } }));
  console.log(`  ${name}: ${value.toFixed(2)} (without it ${told(without, fit(without)).toFixed(3)})`);
}
const bare = fit(all.map(({ is, signs: { run, ...signs } }) => ({ is, signs })));
console.log(
  `without a language model: ${Object.entries(bare)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join(', ')}`,
);
