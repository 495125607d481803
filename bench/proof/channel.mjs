// Counts what scans read for what: node bench/proof/channel.mjs [--save]
// From texts in the public domain only; the others of the test material have no part in what is shipped.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './seed.mjs';

const LETTERS = new Set(['nonword', 'realword']);
const WITH_SIGNS = new Set(['nonword', 'realword', 'digit', 'symbol']);
const SETS = ['mibio', 'tess-books', 'oldbooks'];
const FILE = path.join(import.meta.dirname, '../../src/proof/data/ocr-channel.json');
/** What is absent. */
const ABSENT = -6;
const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
/** Relative frequency of the letters of English, in hundredths; of nothing, and of a run of letters. */
const FREQUENCY = Object.fromEntries(
  'a8.2 b1.5 c2.8 d4.3 e12.7 f2.2 g2 h6.1 i7 j.2 k.8 l4 m2.4 n6.7 o7.5 p1.9 q.1 r6 s6.3 t9.1 u2.8 v1 w2.4 x.2 y2 z.1'
    .split(' ')
    .map((entry) => [entry[0], Number(entry.slice(1))]),
);
const NOTHING = 25;
const RUN = 0.6;
/** Shapes that any scan confuses, both ways; counted as if each had been met so often, so that one book's misprints do not rule. */
const ALIKE =
  'rn/m in/m ni/m cl/d ci/d tl/d li/h ii/n ii/u ri/n vv/w ll/u nn/m m/ra im/un iu/in u/n c/e c/o e/o b/h f/t f/s i/l l/t i/t h/k h/n v/y a/o a/u n/r v/r g/q e/a s/a r/t w/v y/j j/i fi/h ti/h hi/lu o/p'.split(
    ' ',
  );
/** Figures, signs and capitals in pieces that letters are read as, by the letter; the other way round nobody meets it. */
const SIGNS = {
  a: '4 8 @ ¢',
  b: '6 8 3 l3 i3 13',
  c: '0 ( < ¢',
  d: 'l) i)',
  e: '3 8 € £ ¢',
  f: "7 1 l' i' / {",
  g: '9',
  h: '11 l-l i-i',
  i: '1 | ! [ ] / \\',
  k: 'lc ic',
  l: '1 | ! / \\ [',
  m: '111 1n n1 ai ivi lvi 1vi hi bi 31',
  n: '11',
  o: '0 6',
  p: "|) l' i'",
  q: '9 c|',
  r: '1 i{ l{',
  s: '5 8 3 $',
  t: "7 1 ( / '",
  u: '11 tj lj',
  v: '\\/',
  w: '\\v v\\',
  y: "9 3' 3- j' j- }' }- }",
  z: '2',
  in: '111',
  ni: '111',
  li: '11',
  ll: '11',
  rl: '11',
  ill: '111',
};
const MET = 2;

const letters = (text) => text.toLowerCase().replaceAll(/[^a-z]/g, '');
const signs = (text) => text.toLowerCase().replaceAll(/\s+/g, '').replaceAll(/[’‘]/g, "'");

/** The stretches that differ, in the cheapest alignment of runs of up to three letters. */
function differences(seen, meant) {
  const cost = Array.from({ length: seen.length + 1 }, () =>
    new Float64Array(meant.length + 1).fill(Infinity),
  );
  const from = cost.map((row) => Array.from(row, () => undefined));
  cost[0][0] = 0;
  for (let i = 0; i <= seen.length; i++)
    for (let j = 0; j <= meant.length; j++) {
      if (cost[i][j] === Infinity) continue;
      const step = (di, dj, by) => {
        if (cost[i][j] + by >= cost[i + di][j + dj]) return;
        cost[i + di][j + dj] = cost[i][j] + by;
        from[i + di][j + dj] = [i, j];
      };
      if (i < seen.length && j < meant.length && seen[i] === meant[j]) step(1, 1, 0);
      for (let di = 0; di <= 3 && i + di <= seen.length; di++)
        for (let dj = di === 0 ? 1 : 0; dj <= 3 && j + dj <= meant.length; dj++)
          step(di, dj, 1 + 0.4 * (di + dj - 2 > 0 ? di + dj - 2 : 0));
    }
  const found = [];
  for (let i = seen.length, j = meant.length; i > 0 || j > 0;) {
    const [a, b] = from[i][j];
    if (seen.slice(a, i) !== meant.slice(b, j)) found.push([seen.slice(a, i), meant.slice(b, j)]);
    [i, j] = [a, b];
  }
  return { found, cost: cost[seen.length][meant.length] };
}

/** Misreadings of the sets, as { set, file, start, class, ocr, gt }. */
export function misreadings() {
  return SETS.flatMap((set) =>
    fs
      .readFileSync(path.join(ROOT, 'proof/ocr', set, 'errors.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter((e) => LETTERS.has(e.class) || WITH_SIGNS.has(e.class))
      .map((e) => ({ set, file: e.file, start: e.start, class: e.class, ocr: e.ocr, gt: e.gt })),
  );
}

/** The table in `ocr-channel.json`: { def, pairs: { 'seen>meant': ln of the relative rate } }. */
export function countChannel(errors) {
  const counts = new Map();
  const add = (key, by) => counts.set(key, (counts.get(key) ?? 0) + by);
  let all = 0;
  const align = (seen, meant, counts) => {
    if (!seen || !meant || seen === meant) return;
    const { found, cost } = differences(seen, meant);
    if (cost <= 1 + 0.35 * meant.length) for (const [a, b] of found) if (counts(a, b)) add(`${a}>${b}`, 1);
  };
  for (const { ocr, gt, class: kind } of errors)
    if (LETTERS.has(kind))
      align(letters(ocr), letters(gt), () => {
        all++;
        return true;
      });
  for (const { ocr, gt, class: kind } of errors)
    if (WITH_SIGNS.has(kind))
      align(signs(ocr), signs(gt), (a, b) => /^[^>]*[^a-z>][^>]*$/.test(a) && /^[a-z]+$/.test(b));
  for (const pair of ALIKE) {
    const [a, b] = pair.split('/');
    for (const key of [`${a}>${b}`, `${b}>${a}`]) add(key, MET);
    all += 2 * MET;
  }
  for (const [meant, list] of Object.entries(SIGNS))
    for (const seen of list.split(' ')) add(`${seen}>${meant}`, MET);
  for (const a of ['', ...ALPHABET]) for (const b of ['', ...ALPHABET]) if (a !== b) add(`${a}>${b}`, 0);
  const pairs = {};
  for (const [key, count] of counts) {
    const [a, b] = key.split('>');
    if (a.length + b.length > 2 && (a.length > 1 || b.length > 1) && count < 2) continue;
    const frequency = b === '' ? NOTHING : b.length === 1 ? FREQUENCY[b] : RUN;
    pairs[key] = Number(Math.log(((count + 0.2) / all / frequency) * 100).toFixed(2));
  }
  return { note: 'seen>meant : ln of relative rate, higher = likelier; absent = def', def: ABSENT, pairs };
}

if (process.argv[1] === import.meta.filename && process.argv.includes('--save'))
  fs.writeFileSync(FILE, JSON.stringify(countChannel(misreadings())) + '\n');
