import type { Code, Effects, State, Token } from 'micromark-util-types';

/** Characters, as micromark hands them on; line ends are below -2. */
export const CODES = {
  space: 32,
  dollar: 36,
  hyphen: 45,
  colon: 58,
  at: 64,
  open: 91,
  escape: 92,
  close: 93,
  caret: 94,
  tick: 96,
  brace: 123,
  unbrace: 125,
  tilde: 126,
  paren: 40,
} as const;

/** Nesting; it also bounds what an opening bracket without an end can cost. */
const DEEPEST = 8;

/** Whether a line ends here. */
export function isLineEnd(code: Code): boolean {
  return code !== null && code < -2;
}

/**
 * Consumes characters as tokens of one type, line ends as their own. `enter` gives each token its options, so that content can
 * be linked across lines.
 */
export function charactersOf(
  effects: Effects,
  enter: () => void,
  exit: () => void,
): { readonly take: (code: Code) => void; readonly finish: () => void } {
  let open = false;
  const finish = (): void => {
    if (open) exit();
    open = false;
  };
  return {
    finish,
    take: (code) => {
      if (isLineEnd(code)) {
        finish();
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        return;
      }
      if (!open) enter();
      open = true;
      effects.consume(code);
    },
  };
}

/** Consumes characters as text content, a token a line, linked so that what is inline may run over the ends of lines. */
export function linkedText(effects: Effects): {
  readonly take: (code: Code) => void;
  readonly finish: () => void;
} {
  let last: Token | undefined;
  let open = false;
  const finish = (): void => {
    if (open) effects.exit('chunkText');
    open = false;
  };
  return {
    finish,
    take: (code) => {
      if (!open) {
        const token = effects.enter('chunkText', { contentType: 'text', ...(last && { previous: last }) });
        if (last) last.next = token;
        last = token;
        open = true;
      }
      effects.consume(code);
      if (isLineEnd(code)) finish();
    },
  };
}

/**
 * The states that read on to the bracket that closes: after the opening one, past escapes, code and brackets inside. `take`
 * consumes what is inside; `done` gets the closing bracket, not consumed.
 */
export function toClosingBracket(take: (code: Code) => void, done: State, nok: State): State {
  let depth = 1;
  let ticks = 0;
  let fence = 0;
  const inside: State = (code) => {
    if (code === null || depth > DEEPEST) return nok(code);
    if (code === CODES.tick) {
      ticks = 0;
      return opening(code);
    }
    if (code === CODES.close && --depth === 0) return done(code);
    if (code === CODES.open) depth++;
    take(code);
    return code === CODES.escape ? escaped : inside;
  };
  const escaped: State = (code) => {
    if (code === null || isLineEnd(code)) return inside(code);
    take(code);
    return inside;
  };
  const opening: State = (code) => {
    if (code !== CODES.tick) {
      fence = ticks;
      ticks = 0;
      return inCode(code);
    }
    ticks++;
    take(code);
    return opening;
  };
  const inCode: State = (code) => {
    if (code === null) return nok(code);
    if (code !== CODES.tick && ticks === fence) return inside(code);
    ticks = code === CODES.tick ? ticks + 1 : 0;
    take(code);
    return inCode;
  };
  return inside;
}
