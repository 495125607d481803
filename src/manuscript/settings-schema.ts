import { isMap, type Node } from 'yaml';
import type { Contributor, Role, Settings } from './settings.js';
import { sortName } from './sort-name.js';
import { formed, listOf, mapOf, oneOf, text, truth, type Reader } from './settings-values.js';

const ROLES = [
  'aut',
  'edt',
  'trl',
  'ill',
  'aui',
  'aft',
  'bkd',
  'cov',
  'pht',
  'ctb',
] as const satisfies readonly Role[];
const UNITS = '(?:mm|cm|in|pt)';
const LENGTH = new RegExp(String.raw`^\d+(?:\.\d+)? ?${UNITS}$`);
const TRIM = new RegExp(String.raw`^\d+(?:\.\d+)? ?${UNITS} ?[x×] ?\d+(?:\.\d+)? ?${UNITS}$`);
const NAME = /^[a-z\d]+(?:-[a-z\d]+)*$/;

const language: Reader<string> = (node, about) => {
  const found = formed('a language tag (en, de-AT, zh-Hans)', isLanguage)(node, about);
  return found === undefined ? undefined : Intl.getCanonicalLocales(found)[0];
};

const contributor: Reader<Contributor> = (node, about) => {
  const given = isMap(node)
    ? mapOf<Contributor>({ name: text, role: oneOf(...ROLES), sort: text })(node, about)
    : { name: text(node, about) };
  if (given?.name === undefined) {
    if (given && isMap(node)) about.complain('Unexpected contributor without a name, expected name: …', node);
    return undefined;
  }
  const {
    name,
    role = 'aut',
    sort = sortName(name),
  } = given as Partial<Contributor> & { readonly name: string };
  return { name, role, sort };
};

const length = formed('a length (3mm, 0.125in)', (value) => LENGTH.test(value));
const isbn = formed('an ISBN with a right check digit', isIsbn);
const markdownFile = formed('a Markdown file (01-one.md)', (value) => /\.(?:md|markdown)$/i.test(value));

/** What `book.yaml` may say: one row a key. */
export interface WrittenSettings extends Omit<Settings, 'file' | 'print' | 'booklet'> {
  readonly author: readonly Contributor[];
  readonly print: Partial<Settings['print']>;
  readonly booklet: Partial<Settings['booklet']>;
}

const KEYS = {
  title: text,
  subtitle: text,
  language,
  author: listOf(contributor),
  contributors: listOf(contributor),
  identifier: mapOf<Settings['identifier']>({
    'isbn-print': isbn,
    'isbn-epub': isbn,
    doi: formed('a DOI (10.1234/abc)', (value) => /^10\.\d{4,9}\/\S+$/.test(value)),
  }),
  publisher: text,
  date: formed('a year or a date (2007, 2007-05, 2007-05-01)', isDate),
  rights: text,
  description: text,
  imprint: text,
  chapters: listOf(markdownFile),
  bibliography: listOf(
    formed('a bibliography file (.json, .yaml, .bib, .ris)', (value) =>
      /\.(?:json|ya?ml|bib|ris)$/i.test(value),
    ),
  ),
  style: text,
  notes: oneOf('foot', 'chapter-end', 'end'),
  theme: formed('the name of a theme (tract)', (value) => NAME.test(value)),
  trim: formed('a page size (a5, or 140mm x 216mm)', isTrim),
  editions: listOf(oneOf('screen', 'print', 'booklet', 'epub')),
  ink: oneOf('gray', 'cmyk'),
  print: mapOf<Settings['print']>({ bleed: length, marks: truth }),
  booklet: mapOf<Settings['booklet']>({
    schema: formed('the name of a schema (saddle)', (value) => NAME.test(value)),
    sheet: formed('a sheet size (a4, or 320mm x 450mm)', isTrim),
    flip: oneOf('short-edge', 'long-edge'),
    caliper: length,
    last: oneOf('in-order', 'outermost'),
  }),
} satisfies { readonly [K in keyof WrittenSettings]-?: Reader<Exclude<WrittenSettings[K], undefined>> };

/** Names that Pandoc's title blocks use for the same things. */
const ALSO = { lang: 'language', csl: 'style', authors: 'author' } as const;

/** The reader for the whole; `ignored` is asked about each key that it does not know. */
export function writtenSettings(
  ignored: (key: string, node: Node) => boolean,
): Reader<Partial<WrittenSettings>> {
  return mapOf<WrittenSettings>(KEYS, { also: ALSO, ignored });
}

/** The front matter of a chapter among others. */
export const chapterSettings: Reader<Partial<WrittenSettings>> = mapOf<{ readonly title: string }>({
  title: text,
});

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isTrim(value: string): boolean {
  const sides = TRIM.test(value) ? value.match(/\d+(?:\.\d+)?/g) : undefined;
  return sides ? sides.every((side) => Number(side) > 0) : NAME.test(value);
}

function isDate(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

function isIsbn(value: string): boolean {
  const digits = value.replace(/[\s-]/g, '');
  if (/^97[89]\d{10}$/.test(digits)) {
    return (
      Array.from(digits).reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0
    );
  }
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  return (
    Array.from(digits).reduce((sum, digit, i) => sum + (digit === 'X' ? 10 : Number(digit)) * (10 - i), 0) %
      11 ===
    0
  );
}
