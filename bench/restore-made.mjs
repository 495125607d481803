// Scans made of clean books: set in justified lines with indents, heads and folios, then misread, and the indents taken away as
// OCR takes them. Every line is known for what it is. Seeded: the same seed gives the same pages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const SHARED = process.env.SHARED ?? join(import.meta.dirname, '../../shared');

/** A stream of numbers from 0 to 1 (mulberry32). */
export function dice(seed) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { roll, below: (n) => Math.floor(roll() * n), of: (list) => list[Math.floor(roll() * list.length)] };
}

const CLASSES = { "ijlI.,:;'|!’‘` ": 27, 'tfr()[]-"“”/': 34, 'szcaekvxy?': 45, mw: 75, 'MW%@—…': 92 };
const WIDTHS = new Map(Object.entries(CLASSES).flatMap(([letters, w]) => [...letters].map((c) => [c, w])));
const usualWidth = (c) => WIDTHS.get(c) ?? (/\p{Lu}/u.test(c) ? 67 : 50);

/** What Tesseract and its kin take for what, the oftener the earlier. */
const MISREAD = [
  ['e', 'c'], ['m', 'mm'], ['n', 'nn'], ['a', 'n'], ['h', 'lh'], ['.', ','], [',', '.'], ['rn', 'm'], ['m', 'rn'],
  ['s', 'a'], ['i', 'l'], ['o', '0'], ['u', 'n'], ['f', 'l'], ['t', 'l'], ['l', '1'], ['x', 's'], ['w', 'v'],
]; // prettier-ignore
const SPECKS = ['.', '- -', "'", 'r', '= .', "w'.", ', ;', '|', 'i-', "4'", '..'];
const NUMBERS = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
];

/** One book, set: its pages with what is known of each, in the form that `booksShown` of restore-truth.mjs gives. */
export function madeBook({ name, paragraphs, language = 'en', seed, pages: most = 60 }) {
  const { roll, below, of } = dice(seed);
  const face = new Map();
  const widthOfLetter = (c) => {
    if (!face.has(c)) face.set(c, usualWidth(c) * (0.9 + 0.2 * roll()));
    return face.get(c);
  };
  const width = (text) => [...text].reduce((sum, c) => sum + widthOfLetter(c), 0);
  const style = {
    measure: 1900 + below(900),
    indent: 50 + below(170),
    depth: 24 + below(16),
    head: of(['title', 'title and chapter', 'title and chapter', 'none']),
    folio: of(['in head', 'head', 'foot', 'foot', 'none']),
    noise: of([0, 0.004, 0.01, 0.02]),
    quotes: of(["''", '"', '“']),
    dashes: of(['--', '—', '-']),
    from: 1 + below(40),
  };
  const hyphenate = dividerFor(language);
  const lines = []; // of the book: { text, begins, chapter }
  let chapter = '';
  for (const paragraph of paragraphs) {
    if (lines.length > most * style.depth * 1.1) break;
    if (paragraph.isHeading) {
      chapter = paragraph.text.toUpperCase();
      lines.push({ text: chapter, begins: true, heading: chapter });
      continue;
    }
    lines.push(...setParagraph(paragraph.text, style, width, hyphenate));
  }
  const title = name.replaceAll('-', ' ').toUpperCase();
  const read = (text) => misread(text, style, roll);
  const pages = [];
  let at = 0;
  chapter = title;
  for (let number = style.from; at < lines.length && pages.length < most; number++) {
    const opens = lines[at].heading !== undefined;
    let depth = style.depth - (roll() < 0.06 ? below(style.depth / 2) : 0);
    if (opens) depth -= 6;
    const rows = [];
    while (rows.length < depth && at < lines.length) {
      // A chapter begins a page of its own.
      if (rows.length > 0 && lines[at].heading !== undefined) break;
      if (lines[at].heading) chapter = lines[at].heading;
      rows.push(lines[at++]);
    }
    const head =
      style.head === 'none' || opens ? '' : style.head === 'title' || number % 2 === 0 ? title : chapter;
    const folio = style.folio === 'none' ? '' : String(number);
    const top = [];
    const bottom = [];
    if (style.folio === 'in head' && !opens)
      top.push(number % 2 === 0 ? `${folio} ${head}` : `${head} ${folio}`);
    else {
      if (head !== '') top.push(head);
      if (folio !== '' && !opens && style.folio === 'head')
        roll() < 0.5 ? top.unshift(folio) : top.push(folio);
      if (folio !== '' && (opens || style.folio === 'foot')) bottom.push(folio);
    }
    pages.push(
      pageOf(
        `p${String(number).padStart(3, '0')}.txt`,
        top.map((t) => t.trim()),
        rows,
        bottom,
        read,
        roll,
        style,
      ),
    );
  }
  return { name, language, style, heads: new Map(), pages };
}

function dividerFor(language) {
  const { default: createHyphenator } = { default: require('hyphen') };
  const patterns = require(`hyphen/patterns/${{ en: 'en-us', de: 'de-1996' }[language] ?? language}.js`);
  const divide = createHyphenator(patterns.default ?? patterns, { hyphenChar: '|', minWordLength: 5 });
  return (word) => (/^\p{L}{6,}/u.test(word) ? divide(word).split('|') : [word]);
}

/** Lines of one paragraph, the first one shorter by the indent; broken as first fit does, divided words among them. */
function setParagraph(text, { measure, indent }, width, hyphenate) {
  const lines = [];
  const space = width(' ');
  let line = '';
  let room = measure - indent;
  const close = (divided) => {
    lines.push({ text: line, begins: lines.length === 0, ...(divided && { divided }) });
    line = '';
    room = measure;
  };
  for (let word of text.split(/\s+/).filter(Boolean)) {
    const glue = line === '' ? '' : ' ';
    if (line !== '' && width(line) + space + width(word) > room * 1.01) {
      const parts = hyphenate(word);
      let fits = 0;
      for (let i = 1; i < parts.length; i++)
        if (width(`${line} ${parts.slice(0, i).join('')}-`) <= room * 1.01) fits = i;
      // Lines that would be spaced too widely are divided.
      if (fits > 0 && width(line) < room * 0.96 && parts.slice(fits).join('').length > 2) {
        line += ` ${parts.slice(0, fits).join('')}-`;
        const whole = word;
        word = parts.slice(fits).join('');
        close(whole);
      } else close();
      line = word;
    } else line += glue + word;
  }
  if (line !== '') close();
  return lines;
}

function misread(text, { noise, quotes, dashes }, roll) {
  const read = (quotes === '“' ? text : text.replaceAll(/[“”"]/g, quotes))
    .replaceAll('—', dashes)
    .replaceAll('’', "'");
  if (noise === 0) return read;
  let out = '';
  for (const letter of read) {
    const choices = MISREAD.filter(([from]) => from === letter);
    const chance = roll();
    if (chance < noise && choices.length > 0)
      out += choices[Math.floor((chance / noise) * choices.length)][1];
    else out += letter;
  }
  return out;
}

function pageOf(file, top, rows, bottom, read, roll, { noise }) {
  const text = [];
  const isEdge = new Set();
  const kept = [];
  const put = (line) => text.push(line);
  const specks = () => {
    while (roll() < noise * 8) put(SPECKS[Math.floor(roll() * SPECKS.length)]);
  };
  specks();
  for (const edge of top) isEdge.add(put(read(edge)));
  rows.forEach((row) => kept.push({ row, number: put(read(row.text)) }));
  for (const edge of bottom) isEdge.add(put(read(edge)));
  specks();
  const lines = text.map((line, i) => ({ line, number: i + 1 }));
  const pairs = kept.slice(1).map(({ row, number }, i) => {
    const { row: rowBefore, number: before } = kept[i];
    return {
      before: lines[before - 1],
      here: lines[number - 1],
      isBreak: row.begins,
      near: [rowBefore.divided ?? `${rowBefore.text.split(' ').at(-1)}${row.text.split(' ')[0]}`],
    };
  });
  const known = {
    lines,
    isEdge,
    isDoubtful: new Set(),
    hasEdge: isEdge.size > 0,
    first: top[0] ?? '',
    pairs,
  };
  return { file, text: text.join('\n'), known };
}

const BOOKS = [
  ['sherlock', 'proof/clean/arthur-conan-doyle_the-adventures-of-sherlock-holmes/arthur-conan-doyle_the-adventures-of-sherlock-holmes.txt'],
  ['gatsby', 'proof/clean/f-scott-fitzgerald_the-great-gatsby/f-scott-fitzgerald_the-great-gatsby.txt'],
  ['ten-days', 'proof/clean/john-reed_ten-days-that-shook-the-world/john-reed_ten-days-that-shook-the-world.txt'],
  ['souls', 'proof/clean/w-e-b-du-bois_the-souls-of-black-folk/w-e-b-du-bois_the-souls-of-black-folk.txt'],
  ['pride-and-prejudice', 'books/classics/Jane Austen/Pride and Prejudice.md'],
  ['alice', "books/classics/Lewis Carroll/Alice's Adventures in Wonderland.md"],
  ['frankenstein', 'books/classics/Mary Wollstonecraft Shelley/Frankenstein.md'],
  ['common-sense', 'books/classics/Thomas Paine/Common Sense.md'],
  ['manifesto', 'books/classics/Karl Marx & Friedrich Engels/The Communist Manifesto.md'],
  ['war-and-peace', 'books/classics/Leo Tolstoy/War and Peace.md'],
  ['progit', 'books/progit/fr/01-introduction/01-chapter1.markdown', 'fr'],
  ['progit-branches', 'books/progit/fr/03-git-branching/01-chapter3.markdown', 'fr'],
]; // prettier-ignore

/** Books to make scans of, as paragraphs; `names` picks some. */
export function cleanBooks(names) {
  return BOOKS.filter(([name]) => !names || names.includes(name)).map(([name, path, language = 'en']) => ({
    name,
    language,
    paragraphs: paragraphsOf(readFileSync(join(SHARED, 'corpora', path), 'utf8')),
  }));
}

function paragraphsOf(text) {
  return text
    .replaceAll('\r', '')
    .replaceAll(/^(?:Insert|\t| {4}).*$/gm, '')
    .split(/\n\s*\n/)
    .map((block) => block.trim().replaceAll(/\s+/g, ' '))
    .filter((block) => /\p{L}{2}/u.test(block) || NUMBERS.includes(block))
    .flatMap((block) => {
      const heading =
        /^#+\s+(.*?)\s*#*$/.exec(block)?.[1] ?? (NUMBERS.includes(block) ? `Chapter ${block}` : undefined);
      if (heading !== undefined)
        return /^(?:Title|Author|Year):/.test(heading) ? [] : [{ text: heading, isHeading: true }];
      const plain = block.replaceAll(/[*_`\\]|<[^>]*>|\[\^?[^\]]*\]\([^)]*\)/g, '').trim();
      return /^[-|>]/.test(plain) || plain === '' ? [] : [{ text: plain }];
    });
}
