// Measures the proof-reader on the test material in ../shared (not part of the project): npm run bench:proof
// PROOF_CORPORA names another folder with proof/ocr, proof/clean and proof/score.mjs in it.
import fs from 'node:fs';
import path from 'node:path';
import { proof, readLanguage } from '../dist/lib/proof/index.js';
import { shelf } from '../dist/lib/edge/shelf.js';
import { ROOT, seeded } from './proof-seed.mjs';

const CORPORA = path.join(ROOT, 'proof');
if (!fs.existsSync(path.join(CORPORA, 'score.mjs'))) {
  console.log(`No test material in ${ROOT}; nothing measured.`);
  process.exit(0);
}
const { classLine, corpora, line, merge, score } = await import(path.join(CORPORA, 'score.mjs'));

let at = performance.now();
const language = await readLanguage(shelf());
const start = performance.now() - at;
const read = (dir, file) => fs.readFileSync(path.join(dir, file), 'utf8');
let words = 0;
let seconds = 0;

/** Findings in the texts of one corpus: as one book where they are pages, else each for itself, as the command does. */
function findings(id, files, level) {
  const average = files.reduce((sum, { text }) => sum + text.length, 0) / files.length;
  const piles = average < 12_000 ? [files] : files.map((file) => [file]);
  at = performance.now();
  const problems = piles.flatMap((pile) => proof(pile, { language, level }));
  seconds += (performance.now() - at) / 1000;
  for (const { text } of files) words += text.match(/\S+/g)?.length ?? 0;
  return problems.map(({ place, ruleId }) => ({
    file: `${id}/${place.file}`,
    start: place.start.offset,
    end: place.end.offset,
    ruleId,
  }));
}

for (const level of process.argv.includes('--levels') ? ['quiet', 'default', 'thorough'] : ['default']) {
  console.log(`\n## ${level}\n`);
  const scored = corpora(CORPORA).map((corpus) => {
    const files = corpus.files.map((file) => ({ file, text: read(corpus.dir, file) }));
    return score(corpus, findings(corpus.id, files, level));
  });
  const english = scored.filter(({ clean, id }) => !clean && !/-(?:de|fr)$/.test(id));
  const books = english.filter(({ id }) => /mibio|tess|oldbooks/.test(id));
  for (const one of english) console.log(line(one));
  console.log(`books by class: ${classLine(merge(books))}`);
  const clean = scored.filter((one) => one.clean);
  for (const one of clean) console.log(line(one));
  console.log(line({ ...merge(clean), clean: true }));
  for (const rate of [0.0005, 0.002]) {
    let errors = 0;
    let caught = 0;
    let alarms = 0;
    let size = 0;
    const classes = {};
    for (const corpus of corpora(path.join(CORPORA, 'clean')).filter(({ id }) => !/guide/.test(id)))
      for (const [index, file] of corpus.files.entries()) {
        const { text, errors: seeds } = seeded(read(corpus.dir, file), rate, 9000 + index);
        const found = findings(corpus.id, [{ file, text }], level);
        const hits = (e) => found.some((f) => f.start < e.end && f.end > e.start);
        for (const e of seeds) {
          const tally = (classes[e.class] ??= [0, 0]);
          tally[1]++;
          errors++;
          if (!hits(e)) continue;
          tally[0]++;
          caught++;
        }
        alarms += found.filter((f) => !seeds.some((e) => f.start < e.end && f.end > e.start)).length;
        size += text.match(/\S+/g)?.length ?? 0;
      }
    const parts = Object.entries(classes).map(
      ([name, [hit, all]]) => `${name} ${((100 * hit) / all).toFixed(0)}% (${all})`,
    );
    console.log(
      `seeded ${rate * 1000} in 1000 words: recall ${((100 * caught) / errors).toFixed(1)}% (${caught}/${errors}), false alarms ${((1e4 * alarms) / size).toFixed(2)} per 10k; ${parts.join(' · ')}`,
    );
  }
}
console.log(
  `\nstart ${start.toFixed(0)} ms; ${Math.round(words / seconds)} words a second; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
);
