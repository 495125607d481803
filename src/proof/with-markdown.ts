import { parse } from '../manuscript/parse.js';
import type { Problem } from '../problem.js';
import * as bare from './proof.js';
import type { Fixed, ProofOptions, ProofSource } from './proof.js';

// A door of its own, because the Markdown reader takes longer to load than all else.

/** Proof-reads the files of one book, Markdown and plain: what a scan or a typist left in it, in reading order. */
export function proof(sources: readonly ProofSource[], options: ProofOptions): Problem[] {
  return bare.proof(sources, { markdown: parse, ...options });
}

/** Proof-reads and makes every change that is certain, until there is none left. `problems` are those of the changed texts. */
export function proofAndFix(sources: readonly ProofSource[], options: ProofOptions): Fixed {
  return bare.proofAndFix(sources, { markdown: parse, ...options });
}
