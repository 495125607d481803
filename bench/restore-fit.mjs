// Fits the weights of src/restore/breaks.ts on scans whose paragraphs are known, and says how good they are on books they were
// not fitted on: node bench/restore-fit.mjs. Needs `npm run build:lib`, and the folder `shared` beside the repository.
import { signsBetween } from '../dist/lib/restore/paragraphs/breaks.js';
import { isCapitals, isNoise } from '../dist/lib/restore/lines/endings.js';
import { habitOf } from '../dist/lib/restore/paragraphs/habit.js';
import { measured } from '../dist/lib/restore/lines/measure.js';
import { spellOutAll } from '../dist/lib/restore/lines/letters.js';
import { linesOf } from '../dist/lib/restore/lines/scan.js';
import { ownWords } from '../dist/lib/restore/lines/words.js';
import { booksShown } from './restore-truth.mjs';

const RIDGE = 1;
const THRESHOLD = -0.2;

const books = booksShown().map(({ name, pages }) => {
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

/** Logistic regression by Newton's method, with a ridge. */
function fit(rows) {
  const names = [...new Set(rows.flatMap(({ signs }) => Object.keys(signs)))];
  const values = rows.map(({ signs }) => names.map((name) => signs[name] ?? 0));
  const ridge = names.map((name) => (name === 'bias' ? 1e-3 : RIDGE));
  const weights = new Float64Array(names.length);
  for (let round = 0; round < 15; round++) {
    const matrix = names.map((_, i) => {
      const row = new Float64Array(names.length + 1);
      row[i] = ridge[i];
      row[names.length] = -ridge[i] * weights[i];
      return row;
    });
    values.forEach((row, r) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i], 0)));
      row.forEach((value, i) => {
        if (value === 0) return;
        matrix[i][names.length] += ((rows[r].isBreak ? 1 : 0) - p) * value;
        row.forEach((other, j) => (matrix[i][j] += p * (1 - p) * value * other));
      });
    });
    solve(matrix).forEach((step, i) => (weights[i] += step));
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i]]));
}

/** Gaussian elimination of n rows of n + 1. */
function solve(matrix) {
  const n = matrix.length;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(matrix[k][i]) > Math.abs(matrix[pivot][i])) pivot = k;
    [matrix[i], matrix[pivot]] = [matrix[pivot], matrix[i]];
    for (let k = i + 1; k < n; k++) {
      const factor = matrix[k][i] / matrix[i][i];
      if (factor !== 0) for (let j = i; j <= n; j++) matrix[k][j] -= factor * matrix[i][j];
    }
  }
  const found = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let rest = matrix[i][n];
    for (let j = i + 1; j < n; j++) rest -= matrix[i][j] * found[j];
    found[i] = rest / matrix[i][i];
  }
  return found;
}

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
for (const book of books) {
  const others = books.filter((other) => other !== book).flatMap(({ rows }) => rows);
  const found = score(book.rows, fit(others));
  say(`${book.name}, fitted on the others`, found);
  for (const key of Object.keys(all)) all[key] += found[key];
}
say('all, each fitted on the others (verse not looked for)', all);
const weights = fit(books.flatMap(({ rows }) => rows));
say(
  'all, fitted on themselves',
  score(
    books.flatMap(({ rows }) => rows),
    weights,
  ),
);
console.log(
  Object.entries(weights)
    .map(([name, weight]) => `  ${JSON.stringify(name)}: ${weight.toFixed(2)},`)
    .join('\n'),
);
