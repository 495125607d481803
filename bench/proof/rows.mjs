// Rows for fitting the proof-reader's weights: every suspect of every text, with whether it is an error.
//   import { rowsOf, corpora } from './rows.mjs'
// Needs `npm run build:lib` and the test material in ../shared (not part of the project).
import fs from 'node:fs';
import path from 'node:path';
import { readLanguage } from '../../dist/lib/proof/index.js';
import { readBook } from '../../dist/lib/proof/book/book.js';
import { evidenceIn } from '../../dist/lib/proof/evidence/suspects.js';
import { parse as parseMarkdown } from '../../dist/lib/manuscript/index.js';
import { markdownPassages, plainPassages, sourceRange } from '../../dist/lib/proof/text/index.js';
import { shelf } from '../../dist/lib/edge/shelf.js';
import { countChannel, misreadings } from './channel.mjs';
import { ROOT, seeded } from './seed.mjs';

const PUNCT = new Set(['punct', 'punct-space', 'speck']);
const lines = (file) =>
  fs.existsSync(file)
    ? fs
        .readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((l) => JSON.parse(l))
    : [];

function textsIn(dir, wanted) {
  return fs
    .readdirSync(dir, { recursive: true })
    .map(String)
    .filter((f) => wanted.test(f))
    .sort();
}

/** Characters of a clean book that errors are put into, at the first rates and at the others. */
const LONGEST = [450_000, 450_000, 200_000];

/** Texts of a page each, so that what a whole book says of itself is not asked of them: characters of each, how many, errors in them. */
const SHORT = { size: 1500, count: 60, rate: 0.01 };

function piecesOf(text) {
  const pieces = [];
  let piece = '';
  for (const paragraph of text.slice(text.length >> 1).split(/\n\s*\n/)) {
    if (pieces.length === SHORT.count) break;
    piece += `${paragraph}\n\n`;
    if (piece.length < SHORT.size) continue;
    pieces.push(piece);
    piece = '';
  }
  return pieces;
}

/** Every text to fit on: { id, fold, type: ocr | news | clean | guide | seed | short, files: [{ text, errors, neutral }] }. */
export function corpora() {
  const docs = [];
  const ocr = (name, fold, type, perFile, only = /\.txt$/) => {
    const dir = path.join(ROOT, 'proof/ocr', name);
    const errors = lines(path.join(dir, 'errors.jsonl'));
    const neutral = lines(path.join(dir, 'neutral.jsonl'));
    const files = fs
      .readdirSync(dir)
      .filter((f) => only.test(f))
      .sort()
      .map((file) => ({
        file,
        text: fs.readFileSync(path.join(dir, file), 'utf8'),
        errors: errors.filter((e) => e.file === file),
        neutral: neutral.filter((e) => e.file === file),
      }));
    if (perFile)
      for (const file of files) docs.push({ id: `${name}/${file.file}`, fold, type, files: [file] });
    else docs.push({ id: name, fold, type, files });
  };
  ocr('mibio', 0, 'ocr', true);
  ocr('tess-books', 1, 'ocr', true, /souls/);
  ocr('tess-books', 2, 'ocr', true, /ten/);
  ocr('oldbooks', 1, 'ocr', true, /book-[ac]/);
  ocr('oldbooks', 2, 'ocr', true, /book-[egj]/);
  ocr('bln600', 0, 'news', false, /[02468]\.txt$/);
  ocr('bln600', 3, 'news', false, /[13579]\.txt$/);
  ocr('overproof', 1, 'news', false);
  ocr('icdar2017-en', 2, 'news', false);
  ocr('impresso-en', 3, 'news', false);
  let seed = 1;
  const folds = { arthur: 3, f: 0, john: 2, leo: 3, opensource: 3, w: 1 };
  const clean = path.join(ROOT, 'proof/clean');
  const addClean = (id, fold, type, files) => {
    docs.push({ id, fold, type, files: files.map((f) => ({ ...f, errors: [], neutral: [] })) });
    const markdown = files.some((f) => /\.(md|markdown)$/.test(f.file));
    if (markdown) return;
    if (type === 'clean')
      for (const [index, piece] of piecesOf(files[0].text).entries()) {
        const { text, errors } = seeded(piece, SHORT.rate, seed++);
        docs.push({
          id: `short/${id}/${index}`,
          fold,
          type: 'short',
          files: [{ file: files[0].file, text, errors, neutral: [] }],
        });
      }
    // The first counts whole; of the others only the errors, since what is right in them has been seen.
    const rates = type === 'guide' ? [0.004] : [0.002, 0.0005, 0.006];
    for (const [index, rate] of rates.entries())
      docs.push({
        id: `seed${String(rate)}/${id}`,
        fold,
        type: 'seed',
        rate,
        only: type === 'guide' || index > 0,
        files: files.map((f) => {
          const { text, errors } = seeded(f.text.slice(0, LONGEST[Math.min(index, 2)]), rate, seed++);
          return { file: f.file, text, errors, neutral: [] };
        }),
      });
  };
  for (const book of fs.readdirSync(clean).sort()) {
    const dir = path.join(clean, book);
    const files = fs
      .readdirSync(dir)
      .sort()
      .map((file) => ({ file, text: fs.readFileSync(path.join(dir, file), 'utf8') }));
    addClean(book, folds[book.split(/[-_]/)[0]], /guide/.test(book) ? 'guide' : 'clean', files);
  }
  const books = path.join(ROOT, 'books');
  const more = (name, fold, type, wanted) => {
    const dir = path.join(books, name);
    if (!fs.existsSync(dir)) return;
    const files = textsIn(dir, wanted).map((file) => ({
      file,
      text: fs.readFileSync(path.join(dir, file), 'utf8'),
    }));
    if (files.length > 0) addClean(`books/${name}`, fold, type, files);
  };
  more('rust-book', 0, 'guide', /\.md$/);
  more('progit/en', 1, 'guide', /\.(md|markdown)$/);
  more('plurality', 2, 'guide', /\.md$/);
  more('mongodb-booklet-en', 2, 'guide', /\.(md|markdown)$/);
  more('how-to-be-a-programmer/en', 3, 'guide', /\.md$/);
  more('classics', 1, 'guide', /^(?!Leo|Mary|Jane).*\.(md|txt)$/);
  return docs;
}

const ours = shelf();
const encode = (value) => new TextEncoder().encode(JSON.stringify(value));
// Fitting does not need the weights it is about to write.
const none = Object.fromEntries(
  ['known', 'unknown', 'pair', 'figure'].map((kind) => [
    kind,
    { features: [], depth: 1, bias: 0, feature: [], threshold: [], leaf: [], stops: [], floor: 0 },
  ]),
);

/**
 * The language with the misreadings of all texts but those of one fold: no text is judged by what was counted in it. Of a book that is
 * judged by halves, those in the other half are `shown`.
 */
export function languageWithout(docs, fold, weights = none, shown = () => false) {
  const away = new Set(docs.filter((doc) => doc.type === 'ocr' && doc.fold === fold).map((doc) => doc.id));
  const channel = countChannel(
    misreadings().filter((one) => !away.has(`${one.set}/${one.file}`) || shown(one)),
  );
  return readLanguage({
    ...ours,
    data: async (name) =>
      name === 'proof-weights.json'
        ? encode(weights)
        : name === 'ocr-channel.json'
          ? encode(channel)
          : ours.data(name),
  });
}

/**
 * Every suspect of one text: { kind, x, y, start, end, file, expected, intact }; neutral ones are left out. Of passages without an error
 * (`intact`) those that `isWanted` says.
 */
export function rowsOf(doc, language, isWanted = () => true) {
  const files = doc.files.map((f) => ({
    ...f,
    passages: /\.(md|markdown)$/.test(f.file)
      ? markdownPassages(f.file, f.text, parseMarkdown(f.file, f.text))
      : plainPassages(f.file, f.text),
  }));
  // Texts of the computer's world are asked as if they were none: what they teach is what terms are among what looks like noise.
  for (const f of files) f.passages = f.passages.map((passage) => ({ ...passage, digital: 0 }));
  const passages = files.flatMap((f) => f.passages);
  const book = readBook(language, passages, []);
  const rows = [];
  let firstToken = 0;
  for (const f of files) {
    const mark = (list) => {
      const at = new Uint8Array(f.text.length + 2);
      for (const e of list) at.fill(1, e.start, Math.max(e.end, e.start + 1));
      return at;
    };
    const wrong = mark(f.errors.filter((e) => !PUNCT.has(e.class)));
    const neutral = mark(f.neutral);
    const punct = mark(f.errors.filter((e) => PUNCT.has(e.class)));
    const words = f.errors.filter((e) => !PUNCT.has(e.class));
    for (const [number, passage] of f.passages.entries()) {
      const tokens = book.tokens(passage);
      const read = {
        ...passage,
        tokens,
        firstToken,
        before: f.passages[number - 1],
        after: f.passages[number + 1],
      };
      firstToken += tokens.length;
      const { start: from, end: to } = sourceRange(passage, 0, passage.text.length);
      const intact = !f.errors.some((e) => e.start < to && e.end > from);
      if (intact && !isWanted()) continue;
      for (const one of evidenceIn(read, book)) {
        const { start, end } = sourceRange(passage, one.start, one.end);
        let y = 0;
        let skip = 0;
        if (f.errors.length + f.neutral.length > 0) {
          for (let i = start; i < end; i++) {
            y |= wrong[i];
            skip |= neutral[i] | punct[i];
          }
          if (one.kind === 'pair') {
            const gap = /[\s\-—–]+/g;
            gap.lastIndex = start;
            const at = passage.text.slice(one.start, one.end).search(/[\s\-—–]/) + start;
            y = words.some((e) => e.start < at && e.end > at) ? 1 : 0;
            skip |= !y && wrong[at - 1] | wrong[end - 1];
          }
        }
        if (skip && !y) continue;
        rows.push({
          kind: one.kind,
          x: Float32Array.from({ length: one.answers.size }, (_, question) => one.answers.at(question)),
          y,
          start,
          end,
          file: f.file,
          expected: one.expected,
          intact,
        });
      }
    }
  }
  return { rows, book };
}
