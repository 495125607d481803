import { createRequire } from 'node:module';
import { divisions, type Patterns } from './liang.js';

/** Where a lower-case word may be divided: offsets into it. */
export type Divide = (word: string) => readonly number[];

interface Language {
  /** The file of its patterns in the package `hyphen` (they are those of hyph-utf8). */
  readonly patterns: string;
  /** The least letters that stay before and go after a division; TeX's values for the language. */
  readonly before: number;
  readonly after: number;
}

const language = (patterns: string, after = 3, before = 2): Language => ({ patterns, before, after });

const LANGUAGES: Readonly<Record<string, Language>> = {
  af: language('af', 2),
  bg: language('bg', 2),
  ca: language('ca', 2),
  cs: language('cs'),
  cy: language('cy'),
  da: language('da', 2),
  de: language('de-1996', 2),
  'de-1901': language('de-1901', 2),
  'de-ch': language('de-1996', 2),
  el: language('el-monoton', 2),
  en: language('en-us'),
  'en-us': language('en-us'),
  'en-ca': language('en-us'),
  'en-gb': language('en-gb'),
  'en-au': language('en-gb'),
  'en-ie': language('en-gb'),
  'en-nz': language('en-gb'),
  'en-za': language('en-gb'),
  es: language('es', 2),
  et: language('et'),
  eu: language('eu', 2),
  fi: language('fi', 2),
  fr: language('fr', 3),
  ga: language('ga'),
  gl: language('gl', 2),
  hr: language('hr', 2),
  hu: language('hu', 2),
  id: language('id', 2),
  is: language('is', 2),
  it: language('it', 2),
  la: language('la', 2),
  lt: language('lt', 2),
  lv: language('lv', 2),
  nb: language('nb', 2),
  nl: language('nl', 2),
  nn: language('nn', 2),
  no: language('no', 2),
  pl: language('pl', 2),
  pt: language('pt'),
  ro: language('ro', 2),
  ru: language('ru', 2),
  sk: language('sk'),
  sl: language('sl', 2),
  sv: language('sv', 2),
  tr: language('tr', 2),
  uk: language('uk', 2),
};

/** Shorter words are never divided. */
const LEAST_LETTERS = 5;

/** The name under which a BCP 47 tag has patterns: its own, or its language's. */
export function patternsFor(tag: string): string | undefined {
  const lower = tag.toLowerCase().replace('_', '-');
  return [lower, lower.split('-')[0] ?? ''].find((name) => Object.hasOwn(LANGUAGES, name));
}

/** Patterns that are loaded, with the words that they were asked for: a book has ten times as many words as different ones. */
const loaded = new Map<Language, Divide>();

/** Loads the patterns of a language. Undefined for one that has none. */
export function loadPatterns(tag: string): Divide | undefined {
  const name = patternsFor(tag);
  const language = name === undefined ? undefined : LANGUAGES[name];
  if (!language) return undefined;
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

/** Not by `import`, for which Node would read them twice more, to see what kind of file they are and what they export. */
const require = createRequire(import.meta.url);

function load({ patterns: file, before, after }: Language): Divide {
  const patterns = require(`hyphen/patterns/${file}.js`) as Patterns;
  const inWord = (word: string): readonly number[] =>
    divisions(word, patterns).filter((i) => i >= before && word.length - i >= after);
  const known = new Map<string, readonly number[]>();
  return (word) => {
    if (word.length < LEAST_LETTERS) return [];
    const at = known.get(word) ?? inWord(word);
    known.set(word, at);
    return at;
  };
}
