import { lintEpub, epubWords } from '../../../src/preflight/index.js';
import { violations } from '../ace.js';
import { epubcheck, java } from '../epubcheck.js';

/** What the checkers say of an EPUB. */
export interface Verdict {
  /** epubcheck's messages, usages too; undefined where there is no Java. */
  readonly epubcheck: readonly string[] | undefined;
  readonly ace: readonly string[];
  /** The project's own rules, but for what the manuscript itself lacks. */
  readonly lint: readonly string[];
  /** Printed pages that the EPUB marks. */
  readonly pages: number;
  readonly notes: number;
}

/** What an author has left out is said when the book is built; the EPUB can't make it up. */
const OF_THE_MANUSCRIPT = /^epub\/(?:alt|foreign-passage|stray-character|local-link)$/;

/** Asks every checker. */
export async function verdictOf(bytes: Uint8Array): Promise<Verdict> {
  const { pages, notes } = epubWords(bytes);
  const lint = lintEpub(bytes).filter(
    ({ ruleId, severity }) => severity !== 'info' && !OF_THE_MANUSCRIPT.test(ruleId),
  );
  return {
    epubcheck: java ? epubcheck(bytes) : undefined,
    ace: await violations(bytes),
    lint: lint.map(({ ruleId, message }) => `${ruleId} ${message}`),
    pages: pages.length,
    notes: notes.length,
  };
}
