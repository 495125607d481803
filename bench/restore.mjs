// Measures the restorer on the shown material: node bench/restore.mjs [--errors]
// Needs `npm run build:lib`, and the folder `shared` beside the repository.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openLanguageModel } from '../dist/lib/proof/language-model.js';
import { openWordSet } from '../dist/lib/proof/lexicon.js';
import { restore } from '../dist/lib/restore/index.js';
import { learningOf } from '../dist/lib/cli/commands/restore.js';

const ROOT = join(import.meta.dirname, '..');
const SHARED = process.env.SHARED ?? join(ROOT, '../shared');
const OCR = join(SHARED, 'corpora/ocr');
const verbose = process.argv.includes('--errors');
const data = join(ROOT, 'dist/lib/data');
const learning = {
  en: learningOf({
    words: openWordSet(new Uint8Array(readFileSync(join(data, 'words-en.bin')))),
    model: openLanguageModel(gunzipSync(readFileSync(join(data, 'en-lm.bin.gz')))),
  }),
};
const read = (path) => readFileSync(path, 'utf8');
const percent = (value) => (Number.isNaN(value) ? '–' : `${(100 * value).toFixed(1)}%`);

/** Edit distance over arrays or strings. */
function edits(a, b) {
  let last = Uint32Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint32Array(b.length + 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j++)
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    last = row;
  }
  return last[b.length];
}

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
const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** How alike two words are, 0 to 1, by their beginnings and ends. */
function likeness(a, b) {
  if (a === b) return 1;
  const least = Math.min(a.length, b.length);
  let front = 0;
  while (front < least && a[front] === b[front]) front++;
  let back = 0;
  while (back < least - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  return (front + back) / Math.max(a.length, b.length);
}

/** For each word of `a` the word of `b` that it is a reading of, or -1. */
function align(a, b) {
  const [n, m] = [a.length, b.length];
  const score = Array.from({ length: n + 1 }, () => new Float32Array(m + 1));
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const same = likeness(a[i], b[j]);
      score[i][j] = Math.max(score[i + 1][j], score[i][j + 1], same >= 0.4 ? score[i + 1][j + 1] + same : 0);
    }
  const found = new Array(n).fill(-1);
  for (let i = 0, j = 0; i < n && j < m;) {
    const same = likeness(a[i], b[j]);
    if (same >= 0.4 && Math.abs(score[i][j] - score[i + 1][j + 1] - same) < 1e-3) found[i++] = j++;
    else if (score[i][j] === score[i + 1][j]) i++;
    else j++;
  }
  return found;
}

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

function scan(name, ocrDir, gtDir, gtName) {
  const files = readdirSync(ocrDir)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  const sources = files.map((file) => ({ file, text: read(join(ocrDir, file)) }));
  const started = performance.now();
  const { report, markdown } = restore(sources, { learning });
  const time = performance.now() - started;
  const result = {
    name,
    pages: files.length,
    heads: zero(),
    paragraphs: zero(),
    plain: zero(),
    hyphens: { right: 0, all: 0 },
    time,
  };
  const removed = new Map(report.removed.map(({ place }) => [`${place.file}:${place.start.line}`, true]));
  const begins = new Set(report.blocks.map(({ first }) => `${first.file}:${first.start.line}`));
  for (const { kind, first, last } of report.blocks)
    if (kind === 'verse')
      for (let line = first.start.line; line <= last.start.line; line++) begins.add(`${first.file}:${line}`);
  const fates = new Map(
    report.hyphens.map((hyphen) => [`${hyphen.place.file}:${hyphen.place.start.line}`, hyphen]),
  );
  const truths = new Map(files.map((file) => [file, read(join(gtDir, gtName(file)))]));
  const headKeys = new Map();
  const bare = (line) => letters(line.replace(/^[\divxlc]+\s|\s[\divxlc]+\.?$/, ''));
  for (const truth of truths.values()) {
    const key = bare(truth.trim().split('\n')[0] ?? '');
    if (key.length > 3) headKeys.set(key, (headKeys.get(key) ?? 0) + 1);
  }
  const seen = new Set();
  for (const { file, text } of sources) {
    const truth = truths.get(file).trim();
    const truthLines = truth.split('\n').filter((line) => line.trim() !== '');
    // The running head and the folio, as the truth has them: first line, or last.
    const edges = [];
    const first = truthLines[0] ?? '';
    const isFolio = (line) => /^[[(]?(?:\d{1,4}|[ivxlc]+)[\])]?\.?$/.test(line.trim());
    const key = bare(first);
    if (isFolio(first)) edges.push(first);
    else if (
      !/^(?:chapter|part)\b/i.test(first) &&
      ((headKeys.get(key) ?? 0) > 2 || ((headKeys.get(key) ?? 0) > 1 && seen.has(key)))
    )
      edges.push(first);
    else if (/^[\divxlc]+\s+[\p{Lu}\s,.]+$|^[\p{Lu}\s,.]+\s[\divxlc]+\.?$/u.test(first)) edges.push(first);
    seen.add(key);
    if (truthLines.length > 1 && isFolio(truthLines.at(-1))) edges.push(truthLines.at(-1));
    const lines = text
      .split('\n')
      .map((line, i) => ({ line: line.trim(), number: i + 1 }))
      .filter(({ line }) => line !== '');
    const isEdge = new Map();
    for (const edge of edges) {
      const parts = edge.match(/^([\divxlc]+)\s+(.*)$|^(.*?)\s+([\divxlc]+\.?)$/);
      const wanted = [edge, ...(parts ? [parts[1] ?? parts[4], parts[2] ?? parts[3]] : [])].map(letters);
      const zone = edge === first ? lines.slice(0, 3) : lines.slice(-3);
      for (const { line, number } of zone) {
        const got = letters(line);
        if (
          wanted.some(
            (want) =>
              want.length > 0 && (want.length < 4 ? got === want : edits(got, want) <= 0.4 * want.length),
          )
        )
          isEdge.set(number, true);
      }
    }
    for (const { line, number } of lines) {
      const took = removed.has(`${file}:${number}`);
      const was = isEdge.has(number);
      // A folio that OCR misread, at the edge of a page that has one, is one all the same.
      const isHalf = took && !was && edges.length > 0 && /^\W*[\w]{1,4}\W*$/.test(line);
      // The truth leaves out the head of a page now and then.
      const isKnown =
        took &&
        !was &&
        edges.length === 0 &&
        [...headKeys].some(([known, times]) => times > 2 && edits(bare(line), known) <= 0.3 * known.length);
      const isAlone =
        took && !was && (headKeys.get(bare(line)) ?? 0) === 1 && letters(line) === letters(first);
      if (isKnown || isAlone) continue;
      if (took && (was || isHalf)) result.heads.tp++;
      else if (took) {
        result.heads.fp++;
        if (verbose) console.log(`  ${name} ${file}:${number} taken off wrongly: ${line}`);
      } else if (was) {
        result.heads.fn++;
        if (verbose) console.log(`  ${name} ${file}:${number} left: ${line}`);
      }
    }
    // Paragraphs: one line each in the truth, or parted by blank lines.
    const chunks =
      truthLines.every((line) => line.length < 120) && truthLines.length > 4
        ? truth.split(/\n\s*\n/)
        : truthLines;
    const truthWords = [];
    const truthStarts = new Set();
    for (const chunk of chunks) {
      truthStarts.add(truthWords.length);
      truthWords.push(
        ...chunk
          .replace(/([\p{L}])[-¬=]\n(?=\p{Ll})/gu, '$1')
          .split(/\s+/)
          .filter((word) => letters(word) !== ''),
      );
    }
    const kept = lines.filter(({ number }) => !isEdge.has(number));
    const words = [];
    kept.forEach(({ line }, at) => {
      for (const word of line.split(/\s+/)) if (letters(word) !== '') words.push({ word, at });
    });
    const aligned = align(
      words.map(({ word }) => letters(word)),
      truthWords.map(letters),
    );
    const spans = kept.map(() => ({ first: -1, last: -1, hit: 0, all: 0 }));
    words.forEach(({ at }, i) => {
      const span = spans[at];
      span.all++;
      if (aligned[i] < 0) return;
      span.hit++;
      if (span.first < 0) span.first = aligned[i];
      span.last = aligned[i];
    });
    for (let i = 1; i < kept.length; i++) {
      const [a, b] = [spans[i - 1], spans[i]];
      if (a.hit < 0.6 * a.all || b.hit < 0.6 * b.all || a.all === 0 || b.all === 0) continue;
      const gap = b.first - a.last;
      if (gap < 0 || gap > 3) continue;
      let isBreak = false;
      for (let j = a.last + 1; j <= b.first; j++) if (truthStarts.has(j)) isBreak = true;
      const said = begins.has(`${file}:${kept[i].number}`);
      const plainly = kept[i].number - kept[i - 1].number > 1;
      for (const [sum, saying] of [
        [result.paragraphs, said],
        [result.plain, plainly],
      ])
        if (saying && isBreak) sum.tp++;
        else if (saying) sum.fp++;
        else if (isBreak) sum.fn++;
      if (verbose && said !== isBreak)
        console.log(
          `  ${name} ${file}:${kept[i].number} ${said ? 'false break' : 'missed break'}: …${kept[i - 1].line.slice(-30)} | ${kept[i].line.slice(0, 30)} (${kept[i - 1].line.length})`,
        );
      const hyphen = fates.get(`${file}:${kept[i - 1].number}`);
      const mark = /[\p{L}][-¬=]$/u.test(kept[i - 1].line);
      if (!mark || isBreak) continue;
      const [left, right] = [kept[i - 1].line.slice(0, -1).split(/\s+/).at(-1), kept[i].line.split(/\s+/)[0]];
      const near = truthWords.slice(Math.max(0, a.last - 1), b.first + 2);
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
      if ((hyphen?.fate ?? 'space') === wants) result.hyphens.right++;
      else if (verbose)
        console.log(
          `  ${name} ${file}:${kept[i - 1].number} hyphen ${left}|${right}: ${hyphen?.fate} (${hyphen?.why}), truth ${best.word}`,
        );
    }
  }
  result.kept = !report.problems.some(({ ruleId }) => ruleId === 'word-conservation');
  result.order = report.order;
  result.same = restore([{ file: 'a.md', text: markdown }], { learning }).markdown === markdown;
  return result;
}

function scans() {
  const books = readdirSync(join(OCR, 'oldbooks-en')).map((book) => {
    const folder = join(OCR, 'oldbooks-en', book);
    return scan(book, join(folder, 'ocr'), join(folder, 'gt'), (file) => file);
  });
  const goethe = join(OCR, 'cis-goethe-wahlverw-1809-de');
  books.push(
    scan('goethe', join(goethe, 'abbyy-txt'), join(goethe, 'gt'), (file) =>
      file.replace('.abbyy.txt', '.gt.txt'),
    ),
  );
  const all = {
    name: 'all',
    pages: 0,
    heads: zero(),
    paragraphs: zero(),
    plain: zero(),
    hyphens: { right: 0, all: 0 },
    kept: true,
    same: true,
    time: 0,
  };
  for (const book of books) {
    for (const what of ['heads', 'paragraphs', 'plain']) add(all[what], book[what]);
    all.hyphens.right += book.hyphens.right;
    all.hyphens.all += book.hyphens.all;
    all.pages += book.pages;
    all.kept &&= book.kept;
    all.same &&= book.same;
    all.time += book.time;
  }
  console.log(
    '| book | pages | order | heads and folios: precision | recall | hyphens right | paragraph breaks F1 (precision, recall) | plain reading F1 | words kept | second run the same |',
  );
  console.log('|---|---:|---|---:|---:|---:|---:|---:|---|---|');
  for (const book of [...books, all]) {
    const [heads, paragraphs, plain] = [rates(book.heads), rates(book.paragraphs), rates(book.plain)];
    console.log(
      `| ${book.name} | ${book.pages} | ${book.order ? `${book.order.changed ? 'CHANGED' : 'kept'} ${percent(book.order.confidence)}` : ''} | ${percent(heads.p)} | ${percent(heads.r)} (${book.heads.tp + book.heads.fn}) | ${percent(book.hyphens.right / book.hyphens.all)} (${book.hyphens.all}) | ${percent(paragraphs.f)} (${percent(paragraphs.p)}, ${percent(paragraphs.r)}) of ${book.paragraphs.tp + book.paragraphs.fn} | ${percent(plain.f)} | ${book.kept ? 'yes' : 'NO'} | ${book.same ? 'yes' : 'NO'} |`,
    );
  }
}

function speed() {
  const folder = join(SHARED, 'corpora/books/classics');
  const file = readdirSync(folder).find((name) => /war|peace/i.test(name));
  const pages = [];
  const folderOcr = join(OCR, 'oldbooks-en');
  for (const book of readdirSync(folderOcr))
    for (const page of readdirSync(join(folderOcr, book, 'ocr')))
      pages.push(read(join(folderOcr, book, 'ocr', page)));
  const text = Array.from({ length: 1000 }, (_, i) => pages[i % pages.length]).join('\f');
  const started = performance.now();
  restore([{ file: 'long', text }], { learning });
  console.log(`Speed: 1,000 pages in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  void file;
}

const only = process.argv.find((arg) => /^--only=/.test(arg))?.slice(7);
for (const [name, run] of Object.entries({ serge, imposed, scans, speed })) if (!only || only === name) run();
