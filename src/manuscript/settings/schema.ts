import { isNode, isScalar, isSeq } from 'yaml';
import type { Contributor, CoverSettings, NamedTheme, Settings, Uncited } from '../model/index.js';
import { clusterItems } from '../syntax/index.js';
import { certifier, contributor, isIsbn, series, subject } from './catalogue.js';
import { isoDate } from './dates.js';
import { formed, levels, listOf, mapOf, oneOf, text, truth, whole, type Reader } from './values.js';

const UNITS = '(?:mm|cm|in|pt)';
const LENGTH = new RegExp(String.raw`^\d+(?:\.\d+)? ?${UNITS}$`);
const TRIM = new RegExp(String.raw`^\d+(?:\.\d+)?(?: ?${UNITS})? ?[x×] ?\d+(?:\.\d+)? ?${UNITS}$`);
const NAME = /^[a-z\d]+(?:-[a-z\d]+)*$/;

const language: Reader<string> = (node, about) => {
  const found = formed('a language tag (en, de-AT, zh-Hans)', isLanguage)(node, about);
  return found === undefined ? undefined : Intl.getCanonicalLocales(found)[0];
};

const length = formed('a length (3mm, 0.125in)', (value) => LENGTH.test(value));
const isbn = formed('an ISBN with a right check digit', isIsbn);
const pictureFile = formed('a picture (cover.jpg)', (value) =>
  /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(value),
);
const markdownFile = formed('a Markdown file (01-one.md)', (value) => /\.(?:md|markdown)$/i.test(value));

/** What other programs take for the day of the build. */
const OF_THE_DAY = /^(?:today|now|last-modified)$|\\today|Sys\.|date\(/i;

/** A date; of one with a time of day, as programs for websites write it, the day. */
const date: Reader<string> = (node, about) => {
  if (isScalar(node) && typeof node.value === 'string' && OF_THE_DAY.test(node.value)) {
    about.complain(
      `Unexpected "${node.value}", expected a date that stays (2007-05-01)`,
      node,
      'A manuscript gives the same files on whatever day it is built.',
    );
    return undefined;
  }
  const found = formed(
    'a year or a date (2007, 2007-05, 2007-05-01, 1 May 2007)',
    (value) => isoDate(dayOf(value)) !== undefined,
  );
  const written = found(node, about);
  return written === undefined ? undefined : dayOf(written);
};

const dayOf = (date: string): string => date.replace(/^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*$/s, '$1');

const theme: Reader<NamedTheme> = (node, about) => {
  const named = formed(
    'the name of a theme (tract), or a folder or style sheet of the book (./look)',
    (value) => NAME.test(value) || value.includes('/') || /\.css$/i.test(value),
  );
  const name = named(node, about);
  return name === undefined ? undefined : { name, place: about.placeOf(node) };
};

const chapters: Reader<readonly string[]> = (node, about) => {
  if (!isSeq(node) || node.items.length > 0) {
    const files = listOf(markdownFile)(node, about);
    const again = files?.findIndex((file, i) => files.indexOf(file) < i) ?? -1;
    const second = isSeq(node) ? node.items[again] : undefined;
    if (!isNode(second)) return files;
    about.complain(
      `Unexpected chapter "${files?.[again] ?? ''}" for the second time, expected each file once`,
      second,
    );
    return undefined;
  }
  about.complain(
    'Unexpected list without a chapter, expected a Markdown file (01-one.md)',
    node,
    'Without the key, every Markdown file of the folder is a chapter.',
  );
  return undefined;
};

/** Keys as Pandoc has them, `@a, @b`, or in a list; `@*` is all works. */
const nocite: Reader<readonly Uncited[]> = (node, about) => {
  const keys = formed(
    "keys of works ('@a, @b'), or all of them ('@*')",
    (value) => uncitedKeys(value).length > 0,
  );
  return listOf<readonly Uncited[]>((item, complaints) => {
    const place = complaints.placeOf(item);
    return uncitedKeys(keys(item, complaints) ?? '').map((key) => ({ key, place }));
  })(node, about)?.flat();
};

const uncitedKeys = (value: string): readonly string[] =>
  /(?<![^\s[,;])@\*(?![^\s\],;])/.test(value)
    ? ['*']
    : clusterItems(value.replace(/[[\]]/g, ' ')).map(({ key }) => key);

/** What `book.yaml` may say: one row a key. */
export interface WrittenSettings extends Omit<Settings, 'file' | 'verse' | 'print' | 'booklet' | 'epub'> {
  readonly author: readonly Contributor[];
  readonly verse: Partial<Settings['verse']>;
  readonly print: Partial<Settings['print']>;
  readonly booklet: Partial<Settings['booklet']>;
  readonly epub: Partial<Settings['epub']>;
}

const KEYS = {
  title: text,
  subtitle: text,
  'title-sort': text,
  language,
  author: listOf(contributor),
  contributors: listOf(contributor),
  identifier: mapOf<Settings['identifier']>({
    'isbn-print': isbn,
    'isbn-epub': isbn,
    doi: formed('a DOI (10.1234/abc)', (value) => /^10\.\d{4,9}\/\S+$/.test(value)),
  }),
  series,
  subjects: listOf(subject),
  publisher: text,
  date,
  rights: text,
  description: text,
  source: text,
  cover: mapOf<CoverSettings>({
    binding: oneOf('stitched', 'perfect'),
    spine: length,
    caliper: length,
    paper: text,
    image: pictureFile,
    alt: text,
    placing: oneOf('bleed', 'framed'),
    blurb: text,
    price: text,
    barcode: oneOf('100', '80', 'none'),
    addon: formed('five digits (51299)', (value) => /^\d{5}$/.test(value)),
    ground: formed('a colour (#7a1f1a)', (value) => /^#[\da-f]{6}$/i.test(value)),
    ink: oneOf('gray', 'cmyk'),
  }),
  imprint: text,
  chapters,
  bibliography: listOf(
    formed('a bibliography file (.json, .yaml, .bib, .ris)', (value) =>
      /\.(?:json|ya?ml|bib|ris)$/i.test(value),
    ),
  ),
  style: text,
  nocite,
  'works-cited': oneOf('end', 'chapter-end'),
  'cited-on': truth,
  front: listOf(oneOf('title', 'imprint', 'figures', 'tables')),
  hyphenation: listOf(
    formed('a word with hyphens where it may be divided (Ki-bal-chich)', (value) =>
      /^[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*$/u.test(value),
    ),
  ),
  contents: levels,
  numbered: levels,
  captions: oneOf('plain', 'numbered'),
  'alt-text': oneOf('caption', 'description'),
  figures: oneOf('numbered', 'float', 'here'),
  math: truth,
  verse: mapOf<Settings['verse']>({ numbers: whole(0, 100) }),
  notes: oneOf('foot', 'chapter-end', 'end'),
  theme: listOf(theme),
  trim: formed('a page size (a5, or 140mm x 216mm)', isTrim),
  editions: listOf(oneOf('screen', 'print', 'booklet', 'cover', 'epub')),
  ink: oneOf('gray', 'cmyk'),
  print: mapOf<Settings['print']>({
    printer: oneOf('kdp', 'ingramspark', 'lulu'),
    bleed: length,
    marks: truth,
    profile: formed('an ICC profile (press.icc)', (value) => /\.ic[cm]$/i.test(value)),
    'colour-bar': truth,
    slug: truth,
  }),
  booklet: mapOf<Settings['booklet']>({
    schema: formed('the name of a schema (saddle)', (value) => NAME.test(value)),
    sheet: formed('a sheet size (a4, or 320mm x 450mm)', isTrim),
    flip: oneOf('short-edge', 'long-edge'),
    caliper: length,
    last: oneOf('in-order', 'outermost'),
  }),
  epub: mapOf<Settings['epub']>({
    direction: oneOf('ltr', 'rtl'),
    fonts: oneOf('reader', 'theme'),
    pages: oneOf('source', 'print'),
    pictures: mapOf<NonNullable<Settings['epub']['pictures']>>({
      largest: whole(100, 10_000),
      quality: whole(1, 100),
    }),
    certifier,
  }),
} satisfies { readonly [K in keyof WrittenSettings]-?: Reader<Exclude<WrittenSettings[K], undefined>> };

/** Names that Pandoc's title blocks use for the same things. */
const ALSO = {
  lang: 'language',
  csl: 'style',
  authors: 'author',
  keywords: 'subjects',
  'toc-depth': 'contents',
  'number-sections': 'numbered',
} as const;

/** The reader for the whole. */
export const writtenSettings: Reader<Partial<WrittenSettings>> = mapOf<WrittenSettings>(KEYS, ALSO);

/** The front matter of a chapter among others. */
export const chapterSettings: Reader<Partial<WrittenSettings>> = mapOf<
  Pick<WrittenSettings, 'author'> & { readonly title: string }
>(
  {
    title: text,
    author: listOf(contributor),
  },
  { authors: 'author' },
);

/** A name (`english`) has the form of a tag too, but no language has a subtag of more than three letters (BCP 47, 2.2.1). */
function isLanguage(value: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(value) && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isTrim(value: string): boolean {
  const sides = TRIM.test(value) ? value.match(/\d+(?:\.\d+)?/g) : undefined;
  return sides ? sides.every((side) => Number(side) > 0) : NAME.test(value);
}
