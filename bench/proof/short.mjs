// Measures the proof-reader on short texts: node bench/proof/short.mjs [--signs] [--only=REGEX] [--every=3] [--words=130]
// The scans of ../shared (not part of the project) are cut into texts of so many words, each a book of its own; every third is read.
// PROOF_SHORT names a folder of texts of one's own as well, with errors marked as [[found→right]].
// --signs says instead how often clean books and scans have what special matter is told by (`src/proof/book/special-matter.ts`).
import fs from 'node:fs';
import path from 'node:path';
import { readBook } from '../../dist/lib/proof/book/index.js';
import { SIGNS } from '../../dist/lib/proof/book/special-matter.js';
import { readLanguage } from '../../dist/lib/proof/index.js';
import { findings, reported } from '../../dist/lib/proof/proof.js';
import { plainPassages } from '../../dist/lib/proof/text/index.js';
import { shelf } from '../../dist/lib/edge/shelf.js';
import { ROOT } from './seed.mjs';

const option = (name, otherwise) =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const ONLY = new RegExp(option('only', ''));
const EVERY = Number(option('every', 3));
const WORDS = Number(option('words', 130));
const LEVELS = ['quiet', 'default', 'thorough'];
const CORPORA = path.join(ROOT, 'proof');
const language = await readLanguage(shelf());
const PUNCT = new Set(['punct', 'punct-space', 'speck']);
/** Words of a last piece that tells something of its text. */
const LEAST = 60;

/** Where a text may be cut: after a sentence or a paragraph, when there are words enough. */
function pieces(text) {
  const ends = [];
  let words = 0;
  for (const match of text.matchAll(/\S+(?:\n\s*\n|\s|$)/g)) {
    words++;
    const ending = /\n\s*\n|[.!?]["”’]?\s$/.test(match[0]);
    if (!((words >= WORDS && ending) || words >= 2 * WORDS)) continue;
    ends.push(match.index + match[0].length);
    words = 0;
  }
  if (words > 0) ends.push(text.length);
  return ends.map((end, index) => ({ start: ends[index - 1] ?? 0, end }));
}

const over = ({ place }, { start, end }) => place.start.offset < end && place.end.offset > start;

/** What each level finds of a text's errors, and how many alarms are false; `neutral` is not judged. */
function judged(text, errors, neutral = []) {
  const sources = [{ file: 'a.txt', text }];
  const all = findings(sources, { language });
  return LEVELS.map((level) => {
    const told = reported(all, sources, { level });
    const wrong = told.filter((problem) => ![...errors, ...neutral].some((e) => over(problem, e)));
    const words = errors.filter((e) => !PUNCT.has(e.class));
    return {
      found: words.filter((e) => told.some((problem) => over(problem, e))).length,
      errors: words.length,
      right: told.filter((problem) => errors.some((e) => over(problem, e))).length,
      wrong: wrong.length,
    };
  });
}

const sum = (list) =>
  list.reduce((all, one) => {
    for (const [name, value] of Object.entries(one)) all[name] = (all[name] ?? 0) + value;
    return all;
  }, {});

function show(name, results) {
  for (const [index, level] of LEVELS.entries()) {
    const { found, errors, right, wrong } = sum(results.map((levels) => levels[index]));
    console.log(
      `${name.padEnd(14)} ${level.padEnd(8)} ${String(results.length).padStart(4)} texts  words found ${found}/${errors}  false alarms ${wrong} = ${(wrong / results.length).toFixed(2)} a text  precision ${((100 * right) / (right + wrong)).toFixed(1)}%`,
    );
  }
}

/** The mean of a sign in the words it is counted among, and by how much pieces differ in it, as the shape of a gamma distribution; by moments. */
function rateOf(counts, sign, among) {
  const words = counts.reduce((all, one) => all + one[among], 0);
  const mean = counts.reduce((all, one) => all + one[sign], 0) / words;
  const expected = counts.map((one) => mean * one[among]);
  const average = (list) => list.reduce((all, one) => all + one, 0) / list.length;
  const variance = average(counts.map((one, index) => (one[sign] - expected[index]) ** 2));
  const excess = variance - average(expected);
  const shape = average(expected.map((one) => one * one)) / excess;
  return `${(100 * mean).toFixed(3)}% shape ${excess > 0 ? shape.toFixed(2) : 'as chance has it'}`;
}

function* corpora(kind) {
  const dir = path.join(CORPORA, kind);
  if (!fs.existsSync(dir)) return;
  for (const id of fs.readdirSync(dir).sort()) {
    if (/-(?:de|fr)$/.test(id) || !ONLY.test(id)) continue;
    const at = path.join(dir, id);
    const lines = (file) =>
      fs.existsSync(path.join(at, file))
        ? fs
            .readFileSync(path.join(at, file), 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((l) => JSON.parse(l))
        : [];
    const [errors, neutral] = [lines('errors.jsonl'), lines('neutral.jsonl')];
    let number = 0;
    const texts = [];
    for (const file of fs
      .readdirSync(at)
      .filter((name) => name.endsWith('.txt'))
      .sort()) {
      const whole = fs.readFileSync(path.join(at, file), 'utf8');
      for (const { start, end } of pieces(whole)) {
        if (number++ % EVERY !== 0) continue;
        const own = (list) =>
          list
            .filter((e) => e.file === file && e.start >= start && e.start < end)
            .map((e) => ({ ...e, start: e.start - start, end: e.end - start }));
        texts.push({ text: whole.slice(start, end), errors: own(errors), neutral: own(neutral) });
      }
    }
    yield { id, texts };
  }
}

if (process.argv.includes('--signs'))
  for (const kind of ['clean', 'ocr'])
    for (const { id, texts } of corpora(kind)) {
      // Of a scan the pieces that are strange: the others are clean prose.
      const books = texts
        .filter(({ text }) => text.split(/\s+/).length >= LEAST)
        .map(({ text }) => readBook(language, plainPassages('a.txt', text), []))
        .filter(({ matter }) => kind === 'clean' || matter.unknown > 1);
      console.log(`${id}: ${books.length} pieces`);
      const counts = books.map(({ matter }) => matter);
      for (const [sign, { among }] of Object.entries(SIGNS))
        if (counts.length > 0) console.log(`    ${sign.padEnd(8)} ${rateOf(counts, sign, among)}`);
    }
else {
  const all = [];
  for (const { id, texts } of corpora('ocr')) {
    const results = texts.map(({ text, errors, neutral }) => judged(text, errors, neutral));
    all.push(...results);
    show(id, results);
  }
  if (all.length > 0) show('all', all);
  const own = process.env.PROOF_SHORT;
  if (own !== undefined)
    show(
      path.basename(own),
      fs
        .readdirSync(own)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => {
          const errors = [];
          let text = '';
          let at = 0;
          const marked = fs.readFileSync(path.join(own, name), 'utf8');
          for (const match of marked.matchAll(/\[\[(.*?)→.*?\]\]/gs)) {
            text += marked.slice(at, match.index);
            errors.push({ start: text.length, end: text.length + match[1].length });
            text += match[1];
            at = match.index + match[0].length;
          }
          return judged(text + marked.slice(at), errors);
        }),
    );
}
