import type { Root } from 'mdast';
import type { Problem } from '../problem.js';
import { withoutAccepted } from './accepted.js';
import type { Language } from './book.js';
import { markdownPassages, parseForProof } from './markdown.js';
import { plainPassages } from './plain.js';
import type { Rule } from './rule.js';
import { RULES } from './rules/index.js';
import { proofBook, type Level } from './run.js';
import type { ProofSettings } from './settings.js';

/** One file of a book. Markdown when its name ends in `.md`, else plain text. */
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
  /** Rules of the book's own beside ours. */
  readonly rules?: readonly Rule[];
}

/** Proof-reads the files of one book: what a scan or a typist left in it, in reading order. */
export function proof(sources: readonly ProofSource[], options: ProofOptions): Problem[] {
  const files = sources.map(({ file, text, tree }) => ({
    file,
    text,
    passages: /\.(?:md|markdown)$/i.test(file)
      ? markdownPassages(file, text, tree ?? parseForProof(text))
      : plainPassages(file, text),
  }));
  const problems = proofBook(files, {
    language: options.language,
    rules: [...RULES, ...(options.rules ?? [])],
    words: options.settings?.words ?? [],
    level: options.level ?? 'default',
  });
  if (!options.settings) return problems;
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  return withoutAccepted(problems, options.settings, (file) => texts.get(file) ?? '');
}
