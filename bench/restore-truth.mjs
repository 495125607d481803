// What is known of a scanned page: which of its lines are head or folio, and between which of them a paragraph ends.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Edit distance over arrays or strings. */
export function edits(a, b) {
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

/** How alike two words are, 0 to 1, by their beginnings and ends. */
export function likeness(a, b) {
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

const FOLIO = /^[[(]?(?:\d{1,4}|[ivxlc]+)[\])]?\.?$/;
/** What binders need at the foot of a sheet's first page: 2, 2 *, I. 3. */
const SIGNATURE = /^(?:[A-Z]\.?\s?)?\d{1,2}\s?\*?$/;
/** A folio that OCR misread. */
const MISREAD = /^\W*[\w»«®§&£$¢€?!.,;:'’*°^~-]{1,4}\W*$/;
const bare = (line) => letters(line.trim().replace(/^[\divxlc]+\s|\s[\divxlc]+\.?$/, ''));

/** Heads of the whole book's truth: by key, on how many pages. */
export function headsOf(truths) {
  const keys = new Map();
  for (const truth of truths) {
    const key = bare(truth.trim().split('\n')[0] ?? '');
    if (key.length > 3) keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  return keys;
}

/** Of one page: lines of its text, which of them are edges, and the pairs of neighbouring lines with what parts them. */
export function pageTruth(text, truth, heads, seen) {
  const truthLines = truth.split('\n').filter((line) => line.trim() !== '');
  const first = (truthLines[0] ?? '').trim();
  const last = (truthLines.at(-1) ?? '').trim();
  const edges = [];
  const key = bare(first);
  const repeats = heads.get(key) ?? 0;
  if (FOLIO.test(first)) edges.push([first, 'head']);
  else if (!/^(?:chapter|part)\b/i.test(first) && (repeats > 2 || (repeats > 1 && seen.has(key))))
    edges.push([first, 'head']);
  else if (/^[\divxlc]+\s+[\p{Lu}\s,.]+$|^[\p{Lu}\s,.]+\s[\divxlc]+\.?$/u.test(first))
    edges.push([first, 'head']);
  // In capitals above a sentence that goes on: of a heading, the text would begin anew.
  else if (/^[\p{Lu}\s,.'’-]{8,}$/u.test(first) && /^\p{Ll}/u.test((truthLines[1] ?? '').trim()))
    edges.push([first, 'head']);
  seen.add(key);
  if (truthLines.length > 1 && (FOLIO.test(last) || SIGNATURE.test(last))) edges.push([last, 'foot']);
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== '');
  const isEdge = new Set();
  const isDoubtful = new Set();
  for (const [edge, at] of edges) {
    const parts = edge.match(/^([\divxlc]+)\s+(.*)$|^(.*?)\s+([\divxlc]+\.?)$/);
    const wanted = [edge, ...(parts ? [parts[1] ?? parts[4], parts[2] ?? parts[3]] : [])].map(letters);
    for (const { line, number } of at === 'head' ? lines.slice(0, 3) : lines.slice(-3)) {
      const got = letters(line);
      if (
        wanted.some(
          (want) =>
            want.length > 0 && (want.length < 4 ? got === want : edits(got, want) <= 0.4 * want.length),
        )
      )
        isEdge.add(number);
    }
    // The folio or signature itself, misread: the outermost line, or one beside a head.
    const zone = at === 'head' ? lines.slice(0, 3) : lines.slice(-3).reverse();
    const own = zone.filter(
      ({ line, number }, i) =>
        !isEdge.has(number) &&
        MISREAD.test(line) &&
        (i === 0 || isEdge.has(zone[i - 1]?.number) || isEdge.has(zone[i + 1]?.number)),
    );
    if (/\d|^\W*$|^[ivxlc]+$/.test(edge)) for (const { number } of own) isDoubtful.add(number);
  }
  // Paragraphs: one line each in the truth, or parted by blank lines; a line set in that begins small goes on.
  const chunks =
    truthLines.every((line) => line.length < 120) && truthLines.length > 4
      ? truth.split(/\n\s*\n/)
      : truth
          .replaceAll(/\n[\t ]+(?=\p{Ll})/gu, ' ')
          .split('\n')
          .filter((line) => line.trim() !== '');
  const words = [];
  const starts = new Set();
  // Texts set side by side, such as captions, have been read across: no line of them begins or ends a paragraph.
  const across = new Set();
  for (const chunk of chunks) {
    starts.add(words.length);
    const isAcross = /\S(?: *\t\s*| {3,})\S|^\t{3}/.test(chunk.trimEnd());
    const own = chunk
      .replace(/(\p{L})[-¬=]\n(?=\p{Ll})/gu, '$1')
      .split(/\s+/)
      .filter((word) => letters(word) !== '');
    for (const word of own) {
      if (isAcross) across.add(words.length);
      words.push(word);
    }
  }
  const kept = lines.filter(({ number }) => !isEdge.has(number) && !isDoubtful.has(number));
  const read = kept.flatMap(({ line }, at) =>
    line
      .split(/\s+/)
      .filter((word) => letters(word) !== '')
      .map((word) => ({ word, at })),
  );
  const aligned = align(
    read.map(({ word }) => letters(word)),
    words.map(letters),
  );
  const spans = kept.map(() => ({ first: -1, last: -1, hit: 0, all: 0 }));
  read.forEach(({ at }, i) => {
    const span = spans[at];
    span.all++;
    if (aligned[i] < 0) return;
    span.hit++;
    if (span.first < 0) span.first = aligned[i];
    span.last = aligned[i];
  });
  const pairs = [];
  for (let i = 1; i < kept.length; i++) {
    const [a, b] = [spans[i - 1], spans[i]];
    if (a.hit < 0.6 * a.all || b.hit < 0.6 * b.all || a.all === 0 || b.all === 0) continue;
    const gap = b.first - a.last;
    if (gap < 0 || gap > 3) continue;
    if ([a.first, a.last, b.first, b.last].some((at) => across.has(at))) continue;
    let isBreak = false;
    for (let j = a.last + 1; j <= b.first; j++) if (starts.has(j)) isBreak = true;
    pairs.push({
      before: kept[i - 1],
      here: kept[i],
      isBreak,
      near: words.slice(Math.max(0, a.last - 1), b.first + 2),
    });
  }
  return { lines, isEdge, isDoubtful, hasEdge: edges.length > 0, first, pairs, truth };
}
export { letters, bare };

const SHARED = process.env.SHARED ?? join(import.meta.dirname, '../../shared');

/** The scanned books that are shown, page by page, each with what is known of it. */
export function booksShown() {
  const ocr = join(SHARED, 'corpora/ocr');
  const folders = readdirSync(join(ocr, 'oldbooks-en')).map((book) => ({
    name: book,
    read: join(ocr, 'oldbooks-en', book, 'ocr'),
    truth: join(ocr, 'oldbooks-en', book, 'gt'),
    named: (file) => file,
  }));
  const goethe = join(ocr, 'cis-goethe-wahlverw-1809-de');
  folders.push({
    name: 'goethe',
    read: join(goethe, 'abbyy-txt'),
    truth: join(goethe, 'gt'),
    named: (file) => file.replace('.abbyy.txt', '.gt.txt'),
  });
  return folders.map(({ name, read, truth, named }) => {
    const files = readdirSync(read)
      .filter((file) => file.endsWith('.txt'))
      .sort();
    const truths = files.map((file) => readFileSync(join(truth, named(file)), 'utf8').trim());
    const heads = headsOf(truths);
    const seen = new Set();
    return {
      name,
      heads,
      pages: files.map((file, i) => {
        const text = readFileSync(join(read, file), 'utf8');
        return { file, text, known: pageTruth(text, truths[i], heads, seen) };
      }),
    };
  });
}
