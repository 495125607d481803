// Measures the proof-reader on the test material in ../shared (not part of the project): npm run bench:proof
// --unseen judges each book by weights and misreadings that know nothing of it (`bench/proof/fit.mjs --folds` makes them first);
// of the book whose other half is kept apart, also each half by what the other teaches (mibio-halves).
// --only=REGEX measures the corpora of that name only; --no-seeds leaves out the clean books with errors put in; --list=FILE writes down every false alarm and every error that was missed.
// PROOF_CORPORA names another folder with proof/ocr, proof/clean and proof/score.mjs in it.
import fs from 'node:fs';
import path from 'node:path';
import { readLanguage } from '../dist/lib/proof/index.js';
import { proof } from '../dist/lib/proof/with-markdown.js';
import { shelf } from '../dist/lib/edge/shelf.js';
import { corpora as shown, languageWithout } from './proof/rows.mjs';
import { ROOT, seeded } from './proof/seed.mjs';
import { CACHE } from './proof/table.mjs';

const CORPORA = path.join(ROOT, 'proof');
if (!fs.existsSync(path.join(CORPORA, 'score.mjs'))) {
  console.log(`No test material in ${ROOT}; nothing measured.`);
  process.exit(0);
}
const { classLine, corpora, line, merge, score } = await import(path.join(CORPORA, 'score.mjs'));

const UNSEEN = process.argv.includes('--unseen');
let at = performance.now();
const whole = await readLanguage(shelf());
const start = performance.now() - at;
const read = (dir, file) => fs.readFileSync(path.join(dir, file), 'utf8');
let words = 0;
let seconds = 0;

const docs = UNSEEN ? shown() : [];
const weights = (name) => JSON.parse(fs.readFileSync(path.join(CACHE, `weights-${name}.json`), 'utf8'));
const languages = UNSEEN
  ? await Promise.all([0, 1, 2, 3].map((fold) => languageWithout(docs, fold, weights(`fold${fold}`))))
  : [];
const foldOf = (id, file) => docs.find((doc) => doc.id === `${id}/${file}` || doc.id === id)?.fold ?? 3;
const languageOf = (id, file) => languages[foldOf(id, file)] ?? whole;

/** Findings in the texts of one corpus: as one book where they are pages, else each for itself, as the command does. */
function findings(id, files, level, language = undefined) {
  const average = files.reduce((sum, { text }) => sum + text.length, 0) / files.length;
  const piles = average < 12_000 ? [files] : files.map((file) => [file]);
  at = performance.now();
  const problems = piles.flatMap((pile) =>
    proof(pile, { language: language ?? languageOf(id, pile[0].file), level }),
  );
  seconds += (performance.now() - at) / 1000;
  for (const { text } of files) words += text.match(/\S+/g)?.length ?? 0;
  return problems.map(({ place, ruleId, expected }) => ({
    file: `${id}/${place.file}`,
    start: place.start.offset,
    end: place.end.offset,
    ruleId,
    expected,
  }));
}

/** Of the words that were found, how many have the right one first among the candidates. */
function candidates(corpus, list) {
  const errors = fs
    .readFileSync(path.join(corpus.dir, 'errors.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((entry) => JSON.parse(entry));
  let found = 0;
  let right = 0;
  for (const e of errors) {
    if (e.class !== 'nonword' && e.class !== 'realword') continue;
    const hit = list.find((f) => f.file === `${corpus.id}/${e.file}` && f.start < e.end && f.end > e.start);
    if (!hit?.expected?.[0]) continue;
    found++;
    const plain = (text) => text.toLowerCase().replaceAll(/[^\p{L}\d ]/gu, '');
    if (plain(e.gt).includes(plain(hit.expected[0]))) right++;
  }
  return `right candidate first ${((100 * right) / found).toFixed(1)}% of ${found}`;
}

/** The book whose other half is kept apart: each half judged by what the other and all other books teach. */
async function halves(level) {
  const corpus = corpora(CORPORA).find(({ id }) => id === 'mibio');
  const files = corpus.files.map((file) => ({ file, text: read(corpus.dir, file) }));
  const middle = files[0].text.length / 2;
  const list = [];
  for (const half of [0, 1]) {
    const language = await languageWithout(
      docs,
      0,
      weights(`half${half}`),
      ({ set, start }) => set === 'mibio' && (start < middle ? 0 : 1) !== half,
    );
    const found = findings(corpus.id, files, level, language);
    list.push(...found.filter((f) => (f.start < middle ? 0 : 1) === half));
  }
  return { ...score(corpus, list), id: 'mibio-halves' };
}

const ONLY = new RegExp(process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length) ?? '');
const LIST = process.argv.find((arg) => arg.startsWith('--list='))?.slice('--list='.length);
/** What is to be looked at in one corpus: alarms with their rule, and errors that nothing was said of. */
function listed({ id, FP, MISS }) {
  const shown = (text) => text.replaceAll('\n', '⏎');
  const around = (file, start, end) => {
    const text = read(corpora(CORPORA).find((one) => one.id === id).dir, file);
    return shown(
      `${text.slice(Math.max(0, start - 40), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`,
    );
  };
  return [
    ...FP.map(
      ({ file, start, end, ruleId, expected }) =>
        `alarm ${id} ${ruleId} →${expected?.[0] ?? ''} | ${around(file.split('/').at(-1), start, end)}`,
    ),
    ...MISS.map(
      (e) => `missed ${id} ${e.class} ${shown(e.ocr)}→${shown(e.gt)} | ${around(e.file, e.start, e.end)}`,
    ),
  ];
}

for (const level of process.argv.includes('--levels') ? ['quiet', 'default', 'thorough'] : ['default']) {
  console.log(`\n## ${level}\n`);
  const lists = new Map();
  const scored = corpora(CORPORA)
    .filter(({ id }) => !/-(?:de|fr)$/.test(id) && ONLY.test(id))
    .map((corpus) => {
      const files = corpus.files.map((file) => ({ file, text: read(corpus.dir, file) }));
      const list = findings(corpus.id, files, level);
      lists.set(corpus.id, [corpus, list]);
      return score(corpus, list);
    });
  if (UNSEEN) scored.push(await halves(level));
  const english = scored.filter(({ clean }) => !clean);
  const books = english.filter(({ id }) => /^(?:mibio|tess-books|oldbooks)$/.test(id));
  for (const one of english) console.log(line(one));
  for (const { id } of books) console.log(`${id}: ${candidates(...lists.get(id))}`);
  console.log(`books by class: ${classLine(merge(books))}`);
  const clean = scored.filter((one) => one.clean);
  if (LIST)
    fs.writeFileSync(
      LIST,
      scored
        .filter(({ id }) => id !== 'mibio-halves')
        .flatMap(listed)
        .join('\n'),
    );
  for (const one of clean) console.log(line(one));
  if (clean.length > 0) console.log(line({ ...merge(clean), clean: true }));
  for (const rate of process.argv.includes('--no-seeds') ? [] : [0.0005, 0.002]) {
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
