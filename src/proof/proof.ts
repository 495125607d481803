import type { Root } from 'mdast';
import type { Problem } from '../problem.js';
import { withoutAccepted, type ProofSettings } from './settings/index.js';
import { readBook, ownWordsOf } from './book/index.js';
import type { Language } from './language/index.js';
import { applyFixes } from './fix.js';
import { markdownPassages, type Passage, plainPassages } from './text/index.js';
import { type Rule, RULES } from './rules/index.js';
import { BAR, proofBook, type Level, type ProofFile } from './run.js';
import type { Within } from './within.js';

/** One file of a book. Markdown when its name ends in `.md` or `.markdown`, else plain text. */
export interface ProofSource {
  readonly file: string;
  /** As it is on disk. */
  readonly text: string;
  /** The Markdown tree, where somebody has read it already. */
  readonly tree?: Root;
}

/** How to proof-read. */
export interface ProofOptions {
  readonly language: Language;
  readonly settings?: ProofSettings;
  readonly level?: Level;
  /** Reads the Markdown of sources without a tree; loading one takes longer than reading a short text. */
  readonly markdown?: ((file: string, text: string) => Root) | undefined;
  /** Rules of the book's own beside ours. */
  readonly rules?: readonly Rule[];
  /** Findings that are wanted; all of them without it. The book is read as a whole in any case. */
  readonly within?: Within | undefined;
}

const MARKDOWN = /\.(?:md|markdown)$/i;

/** Whether a file is Markdown by its name; all others are plain text. */
export function isMarkdown(file: string): boolean {
  return MARKDOWN.test(file);
}

function passagesOf({ file, text, tree }: ProofSource, { markdown }: ProofOptions): readonly Passage[] {
  if (!isMarkdown(file)) return plainPassages(file, text);
  const read = tree ?? markdown?.(file, text);
  if (!read)
    throw new TypeError(`Unexpected Markdown without a tree in ${file}, expected the option markdown`);
  return markdownPassages(file, text, read);
}

function readFiles(sources: readonly ProofSource[], options: ProofOptions): ProofFile[] {
  return sources.map((source) => ({
    file: source.file,
    text: source.text,
    passages: passagesOf(source, options),
  }));
}

/** All that the rules find, accepted or not and however unsure; `reported` makes of it what is told. */
export function findings(sources: readonly ProofSource[], options: ProofOptions): Problem[] {
  return proofBook(readFiles(sources, options), {
    language: options.language,
    rules: [...RULES, ...(options.rules ?? [])],
    words: options.settings?.words ?? [],
    within: options.within,
  });
}

/** Of what was found: what the book's settings do not accept, sure enough for the level; and acceptances of nothing. */
export function reported(
  problems: readonly Problem[],
  sources: readonly ProofSource[],
  { settings, level = 'default', rules = [], within }: Omit<ProofOptions, 'language'>,
): Problem[] {
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const left = settings
    ? withoutAccepted(problems, settings, {
        textOf: (file) => texts.get(file) ?? '',
        ran: new Set([...RULES, ...rules].map(({ id }) => id)),
        files: within && 'files' in within ? within.files : undefined,
      })
    : problems;
  return left.filter(({ confidence = 1 }) => confidence >= BAR[level]);
}

/** Proof-reads the files of one book: what a scan or a typist left in it, in reading order. */
export function proof(sources: readonly ProofSource[], options: ProofOptions): Problem[] {
  return reported(findings(sources, options), sources, options);
}

/** One fix may lay another open; texts that still change after so many rounds are left as they are then. */
const ROUNDS = 5;

/** Texts after fixing, and what is left to be said of them. */
export interface Fixed {
  readonly sources: readonly ProofSource[];
  readonly problems: readonly Problem[];
}

/** Proof-reads and makes every change that is certain, until there is none left. `problems` are those of the changed texts. */
export function proofAndFix(sources: readonly ProofSource[], options: ProofOptions): Fixed {
  let current = sources;
  let problems = proof(current, options);
  for (let round = 0; round < ROUNDS; round++) {
    const fresh = current.map((source) => {
      const own = problems.filter(({ place }) => place?.file === source.file);
      const { text, fixed } = applyFixes(source.text, own);
      return fixed === 0 ? source : { file: source.file, text };
    });
    if (fresh.every((source, index) => source === current[index])) break;
    current = fresh;
    problems = proof(current, options);
  }
  return { sources: current, problems };
}

/**
 * What `proof.yaml` could list under `words:`, as YAML: words that the book uses and the language does not know, but for those that are
 * errors for sure, however often a scan has made them.
 */
export function learnWords(sources: readonly ProofSource[], options: ProofOptions): string {
  const passages = readFiles(sources, options).flatMap((file) => file.passages);
  const book = readBook(options.language, passages, options.settings?.words ?? []);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const wrong = new Set(
    findings(sources, options)
      .filter(({ severity }) => severity === 'error')
      .map(({ place }) => place && texts.get(place.file)?.slice(place.start.offset, place.end.offset)),
  );
  const words = ownWordsOf(book, passages).filter((word) => !wrong.has(word));
  return words.length === 0 ? '' : `words:\n${words.map((word) => `  - ${word}\n`).join('')}`;
}
