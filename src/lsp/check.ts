import { PressError, type Problem } from '../problem.js';
import { readProofSettings, RULES, type Language, type Level, type ProofSettings } from '../proof/index.js';
import { proof } from '../proof/with-markdown.js';
import type { DeskBook } from './desk.js';

/** What is known of an open text. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** What is wrong with the book's `proof.yaml`, where it cannot be used. */
  readonly refused: PressError | undefined;
  readonly settings: ProofSettings | undefined;
}

/**
 * Proof-reads one open text as a part of its book. `openText` is what an editor has of a file, where it has it open;
 * `before` stands in while `proof.yaml` cannot be used.
 */
export function checkText(
  path: string,
  book: DeskBook,
  options: {
    readonly language: Language;
    readonly level: Level;
    readonly openText: (path: string) => string | undefined;
    readonly before: ProofSettings | undefined;
  },
): Checked {
  const sources = book.sources.map((source) => {
    const text = options.openText(source.file);
    return text === undefined || text === source.text ? source : { file: source.file, text };
  });
  const yaml = options.openText(book.settingsPath) ?? book.settings;
  let settings: ProofSettings | undefined;
  let refused: PressError | undefined;
  try {
    const ids = book.rulesLeftOut ? undefined : [...RULES, ...book.rules].map(({ id }) => id);
    settings = yaml === undefined ? undefined : readProofSettings(book.settingsPath, yaml, ids);
  } catch (error) {
    if (!(error instanceof PressError)) throw error;
    refused = error;
    settings = options.before;
  }
  const problems = proof(sources, {
    language: options.language,
    level: options.level,
    rules: book.rules,
    within: { files: [path] },
    ...(settings && { settings }),
  });
  return { problems, refused, settings };
}
