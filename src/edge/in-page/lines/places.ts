/* From a paragraph's tokens to the arrays that total-fit.ts works on, and back to the places in the document. */
import type { Opportunities } from './total-fit.js';
import { DASH, FREE, HARD, SOFT } from './opportunities.js';
import type { Token } from './text.js';

/** What a break costs by its kind (see opportunities.ts), as `\hyphenpenalty` in TeX; 0 is a space. */
export type Penalties = Readonly<Record<'space' | 'soft' | 'hard' | 'dash' | 'free', number>>;

/** Opportunities with, for each, the token it belongs to and which break of that word it is (-1: the token itself). */
export interface Places extends Opportunities {
  count: number;
  tokens: Int32Array;
  cuts: Int32Array;
}

function allocate(room: number): Places {
  return {
    count: 0,
    ends: new Float64Array(room),
    starts: new Float64Array(room),
    spacesAtEnd: new Int32Array(room),
    spacesAtStart: new Int32Array(room),
    penalties: new Float64Array(room),
    hyphens: new Uint8Array(room),
    tokens: new Int32Array(room),
    cuts: new Int32Array(room),
  };
}

let places = allocate(1024);

/**
 * The opportunities of the part of a paragraph between two forced breaks, `from` to `to` (excluded), its end among them.
 * Breaks of words whose cuts are not measured are left out, and soft hyphens unless `soft`. The arrays are used again by the
 * next call.
 */
export function placesOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  penalties: Penalties,
  soft: boolean,
): Places {
  let needed = 1;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    needed += token?.kind === 'word' ? (token.word.cuts?.length ?? 0) / 3 : 1;
  }
  if (places.ends.length < needed) places = allocate(needed * 2);
  const kinds = [penalties.space];
  kinds[SOFT] = penalties.soft;
  kinds[HARD] = penalties.hard;
  kinds[DASH] = penalties.dash;
  kinds[FREE] = penalties.free;
  places.count = 0;
  let x = 0;
  let spaces = 0;
  const add = (
    token: number,
    cut: number,
    end: number,
    start: number,
    kind: number,
    swallowed: number,
    inside: number,
  ) => {
    const n = places.count++;
    places.ends[n] = end;
    places.starts[n] = start;
    places.spacesAtEnd[n] = spaces + inside;
    places.spacesAtStart[n] = spaces + inside + swallowed;
    places.penalties[n] = kinds[kind] ?? 0;
    places.hyphens[n] = kind === SOFT || kind === HARD ? 1 : 0;
    places.tokens[n] = token;
    places.cuts[n] = cut;
  };
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (token.kind === 'word') {
      const { word, face } = token;
      const { cuts } = word;
      for (let cut = 0; cuts && cut * 3 < cuts.length; cut++) {
        const kind = word.breaks?.[cut * 2 + 1] ?? SOFT;
        if (kind === SOFT && !soft) continue;
        const end = x + (cuts[cut * 3] ?? 0) + (kind === SOFT ? face.hyphen : 0);
        add(i, cut, end, x + word.width - (cuts[cut * 3 + 1] ?? 0), kind, 0, cuts[cut * 3 + 2] ?? 0);
      }
      x += word.width;
      spaces += word.spaces;
    } else if (token.kind === 'space') {
      add(i, -1, x, x + token.face.space, 0, 1, 0);
      x += token.face.space;
      spaces++;
    } else if (token.kind === 'room') x += token.width;
    else if (token.kind === 'break') add(i, -1, x, x, token.breakKind, 0, 0);
  }
  add(to, -1, x, x, 0, 0, 0);
  return places;
}
