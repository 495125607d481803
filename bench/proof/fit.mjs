// Fits the weights of the proof-reader.
//   node bench/proof/fit.mjs [--rows] [--folds[=0,1]] [--save] [--list]
// --rows reads all texts anew (else the rows of the last time are used); --folds fits without each fourth of the books in turn, says how
// that does on what was left out, and keeps the weights for `bench/proof.mjs --unseen`; --save fits on everything and writes the weights;
// --list writes the alarms and the misses of the folds beside the rows.
import fs from 'node:fs';
import path from 'node:path';
import { FEATURES } from '../../dist/lib/proof/evidence/suspects.js';
import { averaged, fitForest, score, stopsOf } from './forest.mjs';
import { random } from './seed.mjs';
import { buildTable, CACHE, KINDS, readTable } from './table.mjs';

const SHAPE = {
  known: { trees: 220, depth: 5 },
  unknown: { trees: 180, depth: 5 },
  pair: { trees: 80, depth: 4 },
  figure: { trees: 60, depth: 3 },
};
const PUNCT = new Set(['punct', 'punct-space', 'speck']);
const option = (name) => process.argv.find((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
const started = Date.now();
const log = (...text) => console.error(((Date.now() - started) / 1000).toFixed(0).padStart(4) + 's', ...text);

if (option('rows')) await buildTable(log);
const { docs, rows } = readTable();
for (const kind of KINDS) log(kind, rows[kind].length, rows[kind].filter((r) => r.y).length);

/** What is left out, in turn: a fourth of the books; and each half of the book whose other half is shown. */
const FOLDS = [0, 1, 2, 3].map((fold) => ({ name: `fold${fold}`, out: (r) => r.doc.fold === fold }));
const HALVES = [0, 1].map((half) => ({
  name: `half${half}`,
  out: (r) => /(?:^|\/)mibio\//.test(r.doc.id) && r.half === half,
}));

/** Log-odds; what ends below is nobody's business at any level (`LEAST` in evidence/suspects.ts, and what is added there). */
const FLOOR = -1.2;

/** Each forest asks other questions of other rows; what one takes from chance the others do not, and their mean has less of it. */
const SEEDS = [3, 4, 5];

function fit(kind, keep) {
  const seen = rows[kind].filter(keep);
  const model = averaged(SEEDS.map((seed) => fitForest(seen, { ...SHAPE[kind], rnd: random(seed) })));
  return { ...model, stops: stopsOf(model, seen, { floor: FLOOR, members: SEEDS.length }) };
}

const round = (value, digits) => Number(value.toPrecision(digits));
const stored = (kind, { depth, bias, trees, stops }) => ({
  features: FEATURES[kind],
  depth,
  bias: round(bias, 5),
  feature: trees.flatMap((t) => t.feature),
  threshold: trees.flatMap((t) => t.threshold.map((v) => round(v, 5))),
  leaf: trees.flatMap((t) => t.leaf.map((v) => round(v, 4))),
  floor: FLOOR,
  stops: stops.map(([tree, least]) => [tree, round(least, 4)]),
});

if (option('save')) {
  const models = Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      stored(
        kind,
        fit(kind, () => true),
      ),
    ]),
  );
  fs.writeFileSync(
    path.join(import.meta.dirname, '../../src/proof/data/proof-weights.json'),
    JSON.stringify(models) + '\n',
  );
}

function report(bar) {
  const tally = new Map();
  const of = (key) => {
    if (!tally.has(key)) tally.set(key, { words: 0, right: 0, wrong: 0, hit: 0, all: 0, top: 0 });
    return tally.get(key);
  };
  const names = (doc) =>
    doc.type === 'ocr'
      ? [doc.id.split('/')[0], 'books']
      : doc.type === 'seed'
        ? [`seed${doc.rate}`]
        : [doc.type];
  for (const doc of docs) for (const name of names(doc)) of(name).words += doc.words ?? 0;
  const found = new Map();
  const kinds = new Map();
  for (const kind of KINDS)
    for (const r of rows[kind]) {
      if (!(r.z >= bar)) continue;
      if (r.doc.type === 'ocr' || r.doc.type === 'clean') {
        const key = `${names(r.doc)[0]} ${kind}`;
        const [right, wrong] = kinds.get(key) ?? [0, 0];
        kinds.set(key, [right + r.y, wrong + 1 - r.y]);
      }
      for (const name of names(r.doc)) of(name)[r.y ? 'right' : 'wrong'] += r.y ? 1 : r.w >= 10 ? 10 : 1;
      if (r.y) found.set(r.doc, [...(found.get(r.doc) ?? []), r]);
    }
  const classes = new Map();
  for (const doc of docs)
    for (const file of doc.files)
      for (const e of file.errors) {
        if (PUNCT.has(e.class) || !['ocr', 'seed', 'short'].includes(doc.type)) continue;
        const hit = found.get(doc)?.find((r) => r.file === file.file && r.start < e.end && r.end > e.start);
        for (const name of names(doc)) {
          of(name).all++;
          if (hit) of(name).hit++;
          if (hit && e.gt.toLowerCase().includes(hit.expected.toLowerCase())) of(name).top++;
        }
        const key = `${doc.type} ${e.class}`;
        const [caught, all] = classes.get(key) ?? [0, 0];
        classes.set(key, [caught + (hit ? 1 : 0), all + 1]);
      }
  const pc = (a, b) => (b ? ((100 * a) / b).toFixed(1) : '–').padStart(5);
  console.log(`bar ${bar}`);
  for (const [name, t] of tally)
    console.log(
      `   ${name.padEnd(12)} false/10k ${((1e4 * t.wrong) / t.words).toFixed(2).padStart(6)}  precision ${pc(t.right, t.right + t.wrong)}  recall ${pc(t.hit, t.all)}  right candidate ${pc(t.top, t.hit)}`,
    );
  console.log(
    '   ' +
      [...classes]
        .sort()
        .map(([key, [hit, all]]) => `${key} ${pc(hit, all).trim()} (${all})`)
        .join(' · '),
  );
}

if (option('folds')) {
  const wanted = /=(.*)/.exec(option('folds'))?.[1].split(',');
  for (const { name, out } of [...FOLDS, ...HALVES]) {
    if (wanted && !wanted.includes(name.at(-1))) continue;
    if (wanted && name.startsWith('half')) continue;
    const models = {};
    for (const kind of KINDS) {
      const model = fit(kind, (r) => !out(r));
      models[kind] = stored(kind, model);
      if (name.startsWith('fold')) for (const r of rows[kind]) if (out(r)) r.z = score(model, r.x);
    }
    fs.writeFileSync(path.join(CACHE, `weights-${name}.json`), JSON.stringify(models));
    log(name);
  }
  for (const bar of [-1, -0.5, 0, 0.5, 1, 1.5]) report(bar);
}
if (option('list')) {
  const line = (kind, r) => {
    const { text } = r.doc.files.find((f) => f.file === r.file);
    const around = text.slice(Math.max(0, r.start - 50), r.start) + '[' + text.slice(r.start, r.end) + ']';
    return `${kind} ${r.z.toFixed(2)} ${r.doc.id} →${r.expected} | ${(around + text.slice(r.end, r.end + 40)).replaceAll('\n', '⏎')}`;
  };
  const alarms = KINDS.flatMap((kind) =>
    rows[kind].filter((r) => !r.y && r.z > -0.5 && r.doc.type !== 'news').map((r) => [r.z, line(kind, r)]),
  );
  const write = (name, list) => fs.writeFileSync(path.join(CACHE, name), list.join('\n') + '\n');
  write(
    'alarms.txt',
    alarms.sort((a, b) => b[0] - a[0]).map(([, text]) => text),
  );
  const missed = [];
  for (const doc of docs) {
    if (doc.type !== 'ocr' && (doc.type !== 'seed' || doc.only)) continue;
    for (const file of doc.files) {
      const near = KINDS.flatMap((kind) =>
        rows[kind].filter((r) => r.doc === doc && r.file === file.file).map((r) => ({ ...r, kind })),
      );
      for (const e of file.errors) {
        if (PUNCT.has(e.class)) continue;
        const top = near.filter((r) => r.start < e.end && r.end > e.start).sort((a, b) => b.z - a.z)[0];
        if (top && top.z > 0) continue;
        missed.push(
          `${doc.id} ${e.class} ${e.ocr}→${e.gt} ${top ? `${top.kind} ${top.z.toFixed(1)} [${top.expected}]` : 'no row'} | ${file.text.slice(Math.max(0, e.start - 40), e.end + 30)}`.replaceAll(
            '\n',
            '⏎',
          ),
        );
      }
    }
  }
  write('missed.txt', missed);
}
