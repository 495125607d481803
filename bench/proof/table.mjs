// The rows to fit on, kept in a folder between runs: a quarter of an hour's work that only a change of the evidence undoes.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { corpora, languageWithout, rowsOf } from './rows.mjs';
import { random } from './seed.mjs';

export const KINDS = ['known', 'unknown', 'pair', 'figure'];
export const CACHE = process.env.PROOF_CACHE ?? path.join(os.tmpdir(), 'pamphleteer-proof');
const WEIGHT = { ocr: 1, news: 0.25, clean: 1, guide: 1, seed: 1, short: 1 };
/** Of what nobody would suspect a tenth stays, ten times as heavy. */
const THINNED = 10;

/** Reads every text and writes its rows to the cache. */
export async function buildTable(log) {
  fs.mkdirSync(CACHE, { recursive: true });
  const docs = corpora();
  const rnd = random(7);
  const kept = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  const sizes = {};
  for (const fold of [0, 1, 2, 3]) {
    const language = await languageWithout(docs, fold);
    for (const [number, doc] of docs.entries()) {
      if (doc.fold !== fold) continue;
      // Of a text whose right words have been seen before, a tenth of the paragraphs without an error is enough.
      const { rows, book } = rowsOf(doc, language, () => !doc.only || rnd() * THINNED < 1);
      sizes[number] = { words: book.size, noise: book.noise.whole };
      const halves = doc.files.length === 1 ? doc.files[0].text.length / 2 : Infinity;
      for (const row of rows) {
        const copy = doc.only && !row.y;
        const dull = !copy && row.kind === 'known' && !row.y && row.x[0] + row.x[3] < -2;
        if ((copy ? !row.intact : dull) && rnd() * THINNED > 1) continue;
        kept[row.kind].push({
          ...row,
          w: WEIGHT[doc.type] * (copy || dull ? THINNED : 1),
          doc: number,
          half: row.start < halves ? 0 : 1,
        });
      }
      log(doc.id, book.size, rows.length, book.noise.whole.toFixed(2));
    }
  }
  for (const kind of KINDS) {
    const rows = kept[kind];
    const width = rows[0].x.length;
    const numbers = new Float32Array(rows.length * width);
    rows.forEach((row, index) => numbers.set(row.x, index * width));
    fs.writeFileSync(path.join(CACHE, `${kind}.bin`), numbers);
    fs.writeFileSync(
      path.join(CACHE, `${kind}.json`),
      JSON.stringify(
        rows.map((row) => [
          row.y,
          row.w,
          row.doc,
          row.half,
          row.start,
          row.end,
          row.file,
          row.expected[0] ?? '',
        ]),
      ),
    );
  }
  fs.writeFileSync(path.join(CACHE, 'sizes.json'), JSON.stringify(sizes));
}

/** The rows of the cache: { docs, rows: { known, unknown, pair } }, each row { x, y, w, doc, half, start, end, file, expected }. */
export function readTable() {
  const docs = corpora();
  const sizes = JSON.parse(fs.readFileSync(path.join(CACHE, 'sizes.json'), 'utf8'));
  docs.forEach((doc, number) => Object.assign(doc, sizes[number]));
  const rows = {};
  for (const kind of KINDS) {
    const bytes = fs.readFileSync(path.join(CACHE, `${kind}.bin`));
    const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    const meta = JSON.parse(fs.readFileSync(path.join(CACHE, `${kind}.json`), 'utf8'));
    const width = numbers.length / meta.length;
    rows[kind] = meta.map(([y, w, doc, half, start, end, file, expected], index) => ({
      x: numbers.subarray(index * width, (index + 1) * width),
      y,
      w,
      doc: docs[doc],
      half,
      start,
      end,
      file,
      expected,
    }));
  }
  return { docs, rows };
}
