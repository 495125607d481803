// Measures the restorer on the shown material: node bench/restore.mjs [--errors]
// Needs `npm run build:lib`, and the folder `shared` beside the repository.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { restore } from '../dist/lib/restore/index.js';
import { bare, booksShown, edits, letters, likeness } from './restore-truth.mjs';
import { learning } from './restore-learning.mjs';
import { plainReadings } from './restore-plain.mjs';

const ROOT = join(import.meta.dirname, '..');
const SHARED = process.env.SHARED ?? join(ROOT, '../shared');
const OCR = join(SHARED, 'corpora/ocr');
const verbose = process.argv.includes('--errors');
const read = (path) => readFileSync(path, 'utf8');
const percent = (value) => (Number.isNaN(value) ? '–' : `${(100 * value).toFixed(1)}%`);

// ── The Serge source ────────────────────────────────────────────────────────────────────────────────────────────────
function serge() {
  const text = read(join(SHARED, 'source/serge-booklet.txt'));
  const { markdown, report } = restore([{ file: 'serge', text }], { learning });
  const truth = [42, 83, 199, 240, 278, 162, 124, 4, 1];
  const right = String(report.order.pages.map(({ firstLine }) => firstLine)) === String(truth);
  // What the errata list as corrected, normalised and turned into citations is done to the restored text too.
  let text2 = markdown;
  for (const row of read(join(ROOT, 'manuscript/ERRATA.md')).matchAll(
    /^\| *\d+ \| `([^`]+)` \| `([^`]+)` \|/gm,
  )) {
    const [, was, is] = row;
    text2 = text2.replace(was, () => is);
  }
  const manuscript = read(join(ROOT, 'manuscript/serge.md'));
  const errors = edits(text2.trim(), manuscript.trim());
  console.log(
    `Serge: reading order ${right ? 'right' : 'WRONG'}, ${percent(report.order.confidence)} sure; ${errors} of ${manuscript.length} characters differ (${((100 * errors) / manuscript.length).toFixed(2)}%)`,
  );
  if (verbose) {
    const [x, y] = [text2.split('\n\n'), manuscript.trim().split('\n\n')];
    y.forEach((block, i) => edits(block, x[i] ?? '') && console.log(`  - ${block}\n  + ${x[i]}`));
  }
}

// ── Imposed files ───────────────────────────────────────────────────────────────────────────────────────────────────
function imposed() {
  let right = 0;
  const keys = JSON.parse(read(join(OCR, 'imposed/KEY.json')));
  for (const { file, source, pages, fileOrder, separator } of keys) {
    const text = read(join(OCR, 'imposed', file));
    const starts = new Map();
    let from = 0;
    for (const name of fileOrder) {
      const page = read(join(OCR, source, name)).trim();
      const at = text.indexOf(page.slice(0, 40), from);
      starts.set(name, text.slice(0, at).split('\n').length);
      from = at + page.length;
    }
    const { report } = restore([{ file, text }], { learning });
    const wanted = pages.map((name) => starts.get(name));
    const found = report.order.pages.map(({ firstLine }) => firstLine);
    // Where the text is in order already, how it is divided into pages does not matter to the order.
    const isRight =
      String(wanted) === String(found) || (!report.order.changed && String(pages) === String(fileOrder));
    right += isRight ? 1 : 0;
    console.log(
      `  ${file}: ${isRight ? 'right' : 'WRONG'}; ${report.order.found}, ${percent(report.order.confidence)} sure, divided by ${report.order.pagesBy} into ${found.length} of ${pages.length}`,
    );
    if (verbose && !isRight) console.log(wanted.join(' '), '\n', found.join(' '));
    void separator;
  }
  console.log(`Imposed: ${right} of ${keys.length} in the right order`);
}

// ── Scanned pages ───────────────────────────────────────────────────────────────────────────────────────────────────
const zero = () => ({ tp: 0, fp: 0, fn: 0 });
const add = (sum, { tp, fp, fn }) => {
  sum.tp += tp;
  sum.fp += fp;
  sum.fn += fn;
};
const rates = ({ tp, fp, fn }) => ({
  p: tp / (tp + fp),
  r: tp / (tp + fn),
  f: (2 * tp) / (2 * tp + fp + fn),
});

function scan({ name, pages, heads }) {
  const sources = pages.map(({ file, text }) => ({ file, text }));
  const started = process.cpuUsage();
  const { report, markdown } = restore(sources, { learning });
  const result = {
    name,
    pages: pages.length,
    heads: zero(),
    paragraphs: zero(),
    plain: zero(),
    lines: zero(),
    hyphens: { right: 0, joined: 0, all: 0 },
    time: process.cpuUsage(started).user,
  };
  const key = ({ file, start }) => `${file}:${start.line}`;
  const removed = new Set(report.removed.map(({ place }) => key(place)));
  const begins = new Set(report.blocks.map(({ first }) => key(first)));
  for (const { kind, first, last } of report.blocks)
    if (kind === 'verse')
      for (let line = first.start.line; line <= last.start.line; line++) begins.add(`${first.file}:${line}`);
  const fates = new Map(report.hyphens.map((hyphen) => [key(hyphen.place), hyphen]));
  const note = (text) => verbose && console.log(`  ${name} ${text}`);
  for (const { file, known } of pages) {
    for (const { line, number } of known.lines) {
      const took = removed.has(`${file}:${number}`);
      const was = known.isEdge.has(number);
      if (known.isDoubtful.has(number)) {
        // A folio or a signature that OCR misread may go or stay.
        if (took) result.heads.tp++;
        continue;
      }
      // The truth leaves out the head of a page now and then, and has some only once: what it has nowhere is no text that was lost.
      const unlisted =
        took &&
        !was &&
        ((!known.hasEdge &&
          ((/^\W*\d{1,4}\W*$/.test(line) && !known.truth?.includes(line.match(/\d+/)[0])) ||
            [...heads].some(([head, times]) => times > 2 && edits(bare(line), head) <= 0.3 * head.length))) ||
          ((heads.get(bare(line)) ?? 0) === 1 && letters(line) === letters(known.first)));
      if (unlisted) continue;
      if (took && was) result.heads.tp++;
      else if (took) {
        result.heads.fp++;
        note(`${file}:${number} taken off wrongly: ${line}`);
      } else if (was) {
        result.heads.fn++;
        note(`${file}:${number} left: ${line}`);
      }
    }
    for (const { before, here, isBreak, near } of known.pairs) {
      const said = begins.has(`${file}:${here.number}`);
      for (const [sum, saying] of [
        [result.paragraphs, said],
        [result.plain, here.number - before.number > 1],
        [result.lines, true],
      ])
        if (saying && isBreak) sum.tp++;
        else if (saying) sum.fp++;
        else if (isBreak) sum.fn++;
      if (said !== isBreak)
        note(
          `${file}:${here.number} ${said ? 'false break' : 'missed break'}: …${before.line.slice(-30)} | ${here.line.slice(0, 30)} (${before.line.length})`,
        );
      if (!/[\p{L}][-¬=]$/u.test(before.line) || isBreak) continue;
      const hyphen = fates.get(`${file}:${before.number}`);
      const [left, right] = [before.line.slice(0, -1).split(/\s+/).at(-1), here.line.split(/\s+/)[0]];
      const best = near
        .map((word) => ({ word, like: likeness(letters(word), letters(left + right)) }))
        .sort((x, y) => y.like - x.like)[0];
      if (!best || best.like < 0.8 || /[—–]/.test(best.word)) continue;
      const wants =
        new RegExp(`${left.at(-1).toLowerCase()}.?-`).test(best.word.toLowerCase()) &&
        /-/.test(best.word.slice(1, -1)) &&
        Math.abs(best.word.lastIndexOf('-') - left.length) <= 2
          ? 'keep'
          : 'join';
      result.hyphens.all++;
      if (wants === 'join') result.hyphens.joined++;
      if ((hyphen?.fate ?? 'space') === wants) result.hyphens.right++;
      else
        note(
          `${file}:${before.number} hyphen ${left}|${right}: ${hyphen?.fate} (${hyphen?.why}), truth ${best.word}`,
        );
    }
  }
  result.kept = !report.problems.some(({ ruleId }) => ruleId === 'word-conservation');
  result.order = report.order;
  result.same = restore([{ file: 'a.md', text: markdown }], { learning }).markdown === markdown;
  return result;
}

async function scans() {
  const shown = booksShown();
  const books = shown.map(scan);
  const all = {
    name: 'all',
    pages: 0,
    heads: zero(),
    paragraphs: zero(),
    plain: zero(),
    lines: zero(),
    hyphens: { right: 0, joined: 0, all: 0 },
    kept: true,
    same: true,
    time: 0,
  };
  for (const book of books) {
    for (const what of ['heads', 'paragraphs', 'plain', 'lines']) add(all[what], book[what]);
    all.hyphens.right += book.hyphens.right;
    all.hyphens.joined += book.hyphens.joined;
    all.hyphens.all += book.hyphens.all;
    all.pages += book.pages;
    all.kept &&= book.kept;
    all.same &&= book.same;
    all.time += book.time;
  }
  console.log(
    '| book | pages | order | heads and folios: precision | recall | hyphens right | all rejoined | paragraph breaks F1 (precision, recall) | blank lines only F1 | every line F1 | words kept | second run the same |',
  );
  console.log('|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---|---|');
  for (const book of [...books, all]) {
    const [heads, paragraphs, plain, lines] = [book.heads, book.paragraphs, book.plain, book.lines].map(
      rates,
    );
    console.log(
      `| ${book.name} | ${book.pages} | ${book.order ? `${book.order.changed ? 'CHANGED' : 'kept'} ${percent(book.order.confidence)}` : ''} | ${percent(heads.p)} | ${percent(heads.r)} (${book.heads.tp + book.heads.fn}) | ${percent(book.hyphens.right / book.hyphens.all)} (${book.hyphens.all}) | ${percent(book.hyphens.joined / book.hyphens.all)} | ${percent(paragraphs.f)} (${percent(paragraphs.p)}, ${percent(paragraphs.r)}) of ${book.paragraphs.tp + book.paragraphs.fn} | ${percent(plain.f)} | ${percent(lines.f)} | ${book.kept ? 'yes' : 'NO'} | ${book.same ? 'yes' : 'NO'} |`,
    );
  }
  console.log('Paragraph breaks by other tools, all books:');
  for (const { name, ...sum } of await plainReadings(shown)) {
    const { p, r, f } = rates(sum);
    console.log(`  ${name}: F1 ${percent(f)} (precision ${percent(p)}, recall ${percent(r)})`);
  }
}

function speed() {
  const pages = [];
  const folder = join(OCR, 'oldbooks-en');
  for (const book of readdirSync(folder))
    for (const page of readdirSync(join(folder, book, 'ocr')))
      pages.push(read(join(folder, book, 'ocr', page)));
  const text = Array.from({ length: 1000 }, (_, i) => pages[i % pages.length]).join('\f');
  const started = process.cpuUsage();
  restore([{ file: 'long', text }], { learning });
  const { user, system } = process.cpuUsage(started);
  console.log(`Speed: 1,000 pages in ${((user + system) / 1e6).toFixed(1)} s of processor time`);
}

const only = process.argv.find((arg) => /^--only=/.test(arg))?.slice(7);
for (const [name, run] of Object.entries({ serge, imposed, scans, speed }))
  if (!only || only === name) await run();
