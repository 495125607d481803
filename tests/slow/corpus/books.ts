import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CORPUS = join(import.meta.dirname, '../../../../shared/corpora/books');

/** A book of other people, in the corpora beside the repository. */
export interface CorpusBook {
  readonly name: string;
  /** A folder, or one Markdown file, in `corpora/books`. */
  readonly from: string;
  readonly language: string;
  /** The folder to copy where pictures stand outside of `from`. */
  readonly around?: string;
  readonly bibliography?: string;
}

const inLanguages = (name: string, from: (language: string) => string, languages: string): CorpusBook[] =>
  languages.split(' ').map((language) => ({ name: `${name}-${language}`, from: from(language), language }));

const classic = (author: string): CorpusBook => ({
  name: (author.split(' ').at(-1) ?? '').toLowerCase(),
  from: `classics/${author}`,
  language: 'en',
});

const ALL: readonly CorpusBook[] = [
  { name: 'mongodb', from: 'mongodb-booklet-en/en', language: 'en' },
  ...inLanguages(
    'command-line',
    (language) => `art-of-command-line/README${language === 'en' ? '' : `-${language}`}.md`,
    'en de es fr ja',
  ),
  { name: 'thesis', from: 'thesis-template-pollard/source', language: 'en', bibliography: 'references.bib' },
  ...['William Blake', 'Thomas Paine', 'Robert W. Service', 'Emily Dickinson'].map(classic),
  ...['Karl Marx & Friedrich Engels', 'Lewis Carroll', 'Mary Wollstonecraft Shelley', 'Jane Austen'].map(
    classic,
  ),
  ...inLanguages('programmer', (language) => `how-to-be-a-programmer/${language}`, 'en es ru'),
  ...inLanguages('progit', (language) => `progit/${language}`, 'en fr zh'),
  { name: 'plurality', from: 'plurality/contents/english', language: 'en', around: 'plurality' },
  { name: 'rust', from: 'rust-book/src', language: 'en' },
  classic('Leo Tolstoy'),
];

/** The books of the corpora, the big ones last; none where the corpora are not. */
export const corpusBooks: readonly CorpusBook[] = ALL.filter(({ from }) => existsSync(join(CORPUS, from)));

/** The chapters in reading order: as SUMMARY.md has them, else by their names. */
function chaptersOf(folder: string): readonly string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // notes of translators to each other, in which nothing is printed, are no chapters
    .filter((name) => /\.(?:md|markdown)$/.test(name) && !/(?:^|\/)NOTES\./.test(name))
    .sort();
  if (!found.includes('SUMMARY.md')) return found;
  const summary = readFileSync(join(folder, 'SUMMARY.md'), 'utf8');
  const listed = Array.from(summary.matchAll(/\]\(\s*([^)\s#]+)/g), ([, name]) =>
    decodeURIComponent(name ?? ''),
  );
  return [...new Set(listed)].filter((name) => found.includes(name));
}

/** Puts a book of the corpora into a folder of its own, with a `book.yaml`; returns the folder to build. */
export function prepare({ name, from, language, around, bibliography }: CorpusBook, into: string): string {
  const to = join(into, name);
  if (from.endsWith('.md')) cpSync(join(CORPUS, from), join(to, 'book.md'));
  else cpSync(join(CORPUS, around ?? from), to, { recursive: true });
  const chapters = from.endsWith('.md') ? ['book.md'] : chaptersOf(join(CORPUS, from));
  const inside = around === undefined ? '' : `${from.slice(around.length + 1)}/`;
  const settings = {
    title: name,
    language,
    chapters: chapters.map((file) => inside + file),
    ...(bibliography === undefined ? {} : { bibliography: [bibliography] }),
  };
  // JSON is YAML.
  writeFileSync(join(to, 'book.yaml'), `${JSON.stringify(settings, null, 2)}\n`);
  return to;
}
