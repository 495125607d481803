import type { Token } from '../text/index.js';
import type { Scene } from './scene.js';

/** A run of characters in which signs stand among letters, and the tokens that it was taken apart in: `an}'`, `\Vest`. */
export interface Garbled {
  /** As a token of its own. */
  readonly token: Token;
  /** The first of its tokens, and the one after the last. */
  readonly first: number;
  readonly next: number;
}

/** Signs that no word is printed with; a note's mark, an ampersand and what sums are written with may stand beside one. */
const SIGN = /[{}|\\^~<>=_¢@€£¬¦•■►¿¡«»\uFFFD]/;
const OPENING = /^[“"‘'’([*†‡§_—–-]+/;
const CLOSING = /[.,;:!?”")\]*†‡§—–_]+$/;
const LONGEST = 24;

/** A run without the marks at its ends; a hyphen or an apostrophe after a sign belongs to the sign: `bell}-`. */
function coreOf(run: string): { core: string; from: number } {
  const from = OPENING.exec(run)?.[0].length ?? 0;
  let core = run.slice(from).replace(CLOSING, '');
  if (/[-'’‘]$/.test(core) && !SIGN.test(core.at(-2) ?? '') && !/\d.$/.test(core)) core = core.slice(0, -1);
  return { core, from };
}

/** Whether a run may be a word: one without letters may be with signs only that nothing is reckoned or paid with, `{01`. */
function isReadable(core: string): boolean {
  return /\p{L}/u.test(core) || (/\d/.test(core) && !/[^\d{}|\\]/.test(core));
}

/** The capitals of its letters, as a token has them. */
function capitalsOf(core: string): Token['capitals'] {
  const letters = lettersOf(core);
  if (!/^\p{Lu}/u.test(letters)) return 0;
  return letters.length > 1 && letters === letters.toUpperCase() ? 2 : 1;
}

/** What is left of a form without figures and signs: its capitals are those of the word. */
export function lettersOf(form: string): string {
  return form.replaceAll(/[^\p{L}\p{M}]/gu, '');
}

/** The garbled runs of a passage by the place of their first token. */
export function garbledIn({
  tokens,
  passage: { text },
}: Pick<Scene, 'tokens' | 'passage'>): ReadonlyMap<number, Garbled> {
  const found = new Map<number, Garbled>();
  if (!SIGN.test(text)) return found;
  let index = 0;
  for (const match of text.matchAll(/\S+/g)) {
    if (!SIGN.test(match[0])) continue;
    const { core, from } = coreOf(match[0]);
    if (core.length < 2 || core.length > LONGEST || !SIGN.test(core) || !isReadable(core)) continue;
    const start = match.index + from;
    const end = start + core.length;
    while (index < tokens.length && (tokens[index]?.end ?? 0) <= start) index++;
    const first = index;
    let next = first;
    while (next < tokens.length && (tokens[next]?.start ?? end) < end) next++;
    if (next === first) continue;
    const norm = core.toLowerCase().replaceAll(/[’‘]/g, "'");
    found.set(first, {
      token: { kind: 'word', norm, surface: core, start, end, capitals: capitalsOf(core) },
      first,
      next,
    });
  }
  return found;
}
