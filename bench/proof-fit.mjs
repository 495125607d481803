// Fits the weights of the proof-reader: node bench/proof-fit.mjs [--folds] [--save]
// --folds fits without each fold in turn and reports on what was left out; --save fits on everything and writes the weights.
import fs from 'node:fs';
import path from 'node:path';
import { corpora, rowsOf } from './proof-rows.mjs';
import { random } from './proof-seed.mjs';
import { fitForest, score } from './proof-forest.mjs';

const KINDS = ['known', 'unknown', 'pair'];
const WEIGHT = { ocr: 1, news: 0.25, clean: 1, guide: 1, seed: 1 };
const SHAPE = {
  known: { trees: 220, depth: 5 },
  unknown: { trees: 180, depth: 5 },
  pair: { trees: 80, depth: 4 },
};
const FOLDS = (process.argv.find((a) => a.startsWith('--only=')) ?? '--only=0,1,2,3')
  .slice(7)
  .split(',')
  .map(Number);
const started = Date.now();
const log = (...text) => console.error(((Date.now() - started) / 1000).toFixed(0).padStart(4) + 's', ...text);

const docs = corpora();
const rnd = random(7);
const rows = { known: [], unknown: [], pair: [] };
for (const doc of docs) {
  const { rows: found, book } = rowsOf(doc);
  doc.words = book.size;
  for (const row of found) {
    const copy = doc.only && !row.y;
    // Most known words are far from suspicious; a tenth of them, ten times as heavy, will do.
    const dull = !copy && row.kind === 'known' && !row.y && row.x[0] + row.x[3] < -2;
    if (copy && rnd() > 0.1) continue;
    if (dull && rnd() > 0.1) continue;
    rows[row.kind].push({
      x: Float32Array.from(row.x),
      y: row.y,
      w: WEIGHT[doc.type] * (dull || copy ? 10 : 1),
      doc,
      start: row.start,
      end: row.end,
      file: row.file,
      expected: row.expected[0],
    });
  }
  log(doc.id, book.size, found.length, book.noise.toFixed(2));
}

function fit(kind, keep) {
  return fitForest(
    rows[kind].filter((r) => keep(r.doc)),
    { ...SHAPE[kind], rnd: random(3) },
  );
}

function report(scored) {
  for (const bar of [-1, -0.5, 0, 0.5, 1, 1.5, 2]) {
    const tally = {};
    const add = (key, field, by = 1) => ((tally[key] ??= { tp: 0, fp: 0, words: 0 })[field] += by);
    for (const doc of docs) {
      if (!FOLDS.includes(doc.fold)) continue;
      add(doc.type, 'words', doc.words);
      if (doc.type === 'ocr') add(doc.id.split('/')[0], 'words', doc.words);
    }
    const hit = {};
    const total = {};
    const seedHit = new Map();
    for (const kind of KINDS)
      for (const r of scored[kind]) {
        if (r.z < bar) continue;
        const field = r.y ? 'tp' : 'fp';
        add(r.doc.type, field);
        if (r.doc.type === 'ocr') add(r.doc.id.split('/')[0], field);
        if (r.y && (r.doc.type === 'ocr' || r.doc.type === 'seed')) {
          const list = seedHit.get(r.doc) ?? [];
          list.push(r);
          seedHit.set(r.doc, list);
        }
      }
    for (const doc of docs) {
      if ((doc.type !== 'ocr' && doc.type !== 'seed') || !FOLDS.includes(doc.fold)) continue;
      const name = doc.type === 'ocr' ? doc.id.split('/')[0] : `seed${doc.rate}`;
      const list = seedHit.get(doc) ?? [];
      for (const f of doc.files)
        for (const e of f.errors) {
          if (['punct', 'punct-space', 'speck'].includes(e.class)) continue;
          const caught = list.some((r) => r.file === f.file && r.start < e.end && r.end > e.start);
          for (const key of [name, `${doc.type}:${e.class}`]) {
            total[key] = (total[key] ?? 0) + 1;
            if (caught) hit[key] = (hit[key] ?? 0) + 1;
          }
        }
    }
    const pc = (a, b) => ((100 * (a ?? 0)) / b).toFixed(1);
    console.log(`bar ${bar}`);
    for (const [key, t] of Object.entries(tally))
      console.log(
        `   ${key.padEnd(12)} fp/10k ${((1e4 * t.fp) / t.words).toFixed(2).padStart(6)}  precision ${pc(t.tp, t.tp + t.fp)}  ${total[key] ? 'recall ' + pc(hit[key], total[key]) : ''}`,
      );
    console.log(
      '   ' +
        Object.keys(total)
          .sort()
          .map((k) => `${k} ${pc(hit[k], total[k])} (${total[k]})`)
          .join(' · '),
    );
  }
}

if (process.argv.includes('--folds')) {
  const scored = { known: [], unknown: [], pair: [] };
  for (const kind of KINDS)
    for (const fold of FOLDS) {
      const model = fit(kind, (doc) => doc.fold !== fold);
      for (const r of rows[kind])
        if (r.doc.fold === fold) scored[kind].push(Object.assign(r, { z: score(model, r.x) }));
      log('fold', fold, kind, rows[kind].length);
    }
  report(scored);
  const alarms = KINDS.flatMap((kind) =>
    scored[kind].filter((r) => !r.y && r.z > -0.5 && r.doc.type !== 'news').map((r) => ({ kind, ...r })),
  );
  const missed = [];
  for (const doc of docs)
    if (doc.type === 'seed' && !doc.only && FOLDS.includes(doc.fold))
      for (const f of doc.files)
        for (const e of f.errors) {
          const near = KINDS.flatMap((kind) =>
            scored[kind]
              .filter((r) => r.doc === doc && r.start < e.end && r.end > e.start)
              .map((r) => ({ kind, ...r })),
          );
          const top = near.sort((a, b) => b.z - a.z)[0];
          if (!top || top.z < 0)
            missed.push(
              `${e.class} ${e.ocr}→${e.gt} ${
                top
                  ? `${top.kind} z ${top.z.toFixed(1)} [${top.expected}] ${[...top.x]
                      .slice(0, 4)
                      .map((v) => v.toFixed(1))
                      .join(' ')}`
                  : 'no row'
              } | ${f.text.slice(e.start - 30, e.end + 25).replaceAll('\n', '⏎')}`,
            );
        }
  fs.writeFileSync('/tmp/missed.txt', missed.join('\n'));
  const text = (r) => r.doc.files.find((f) => f.file === r.file).text;
  fs.writeFileSync(
    '/tmp/alarms.txt',
    alarms
      .sort((a, b) => b.z - a.z)
      .map(
        (r) =>
          `${r.doc.type} ${r.kind} ${r.z.toFixed(2)} ${r.doc.id} [${r.kind === 'x' ? '' : text(r).slice(r.start, r.end)}→${r.expected}] ${text(
            r,
          )
            .slice(Math.max(0, r.start - 40), r.end + 30)
            .replaceAll('\n', '⏎')}`,
      )
      .join('\n'),
  );
}
if (process.argv.includes('--save')) {
  const round = (value, digits) => Number(value.toPrecision(digits));
  const models = Object.fromEntries(
    KINDS.map((kind) => {
      const model = fit(kind, () => true);
      log('all', kind);
      return [
        kind,
        {
          depth: model.depth,
          bias: round(model.bias, 5),
          trees: model.trees.map((t) => [
            t.feature,
            t.threshold.map((v) => round(v, 5)),
            t.leaf.map((v) => round(v, 4)),
          ]),
        },
      ];
    }),
  );
  fs.writeFileSync(
    path.join(import.meta.dirname, '../src/proof/data/proof-weights.json'),
    JSON.stringify(models) + '\n',
  );
}
