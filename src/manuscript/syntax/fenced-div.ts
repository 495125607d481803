import type { Properties } from 'hast';
import type { Parent, RootContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Construct, Extension, State, Tokenizer } from 'micromark-util-types';
import { readAttributes, type Attributes } from './attributes.js';
import { CODES, isLineEnd } from './brackets.js';
import { innerDocument, isBlank, nonLazyLine } from './lines.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    fencedDiv: 'fencedDiv';
    fencedDivFence: 'fencedDivFence';
  }
}

/** Blocks with something said of them: between `::: verse` or `::: {.letter lang=fr}` and `:::`. */
interface FencedDiv extends Parent {
  type: 'fencedDiv';
  children: RootContent[];
  data: { hName: 'div'; hProperties: Properties };
}

declare module 'mdast' {
  interface RootContentMap {
    fencedDiv: FencedDiv;
  }
  interface BlockContentMap {
    fencedDiv: FencedDiv;
  }
}

/** What a line that is a fence says between its colons; empty for one that closes, undefined for a line that is none. */
export function fenceOf(line: string): string | undefined {
  const fence = line.trim();
  if (!fence.startsWith(':::')) return undefined;
  let from = 0;
  while (fence[from] === ':') from++;
  let to = fence.length;
  while (to > from && fence[to - 1] === ':') to--;
  return fence.slice(from, to).trim();
}

/** The attributes of an opening fence: one word is a class, as in Pandoc. */
export function opens(inner: string): Attributes | undefined {
  if (/^[\p{L}_-][\p{L}\p{N}_-]*$/u.test(inner)) return { className: [inner] };
  const [, braced] = /^\{(.*)\}$/.exec(inner) ?? [];
  return braced === undefined ? undefined : readAttributes(braced);
}

/** A fence as one token, its line end not included; `wanted` looks at what it says. */
function fence(wanted: (inner: string) => boolean): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let line = '';
      const rest: State = (code) => {
        if (code === null || isLineEnd(code)) {
          effects.exit('fencedDivFence');
          const inner = fenceOf(line);
          return inner !== undefined && wanted(inner) ? ok(code) : nok(code);
        }
        line += code < 0 ? ' ' : String.fromCodePoint(code);
        effects.consume(code);
        return rest;
      };
      const colon: State = (code) => {
        if (code !== CODES.colon) return nok(code);
        effects.enter('fencedDivFence');
        return rest(code);
      };
      let blanks = 0;
      const indent: State = (code) => {
        if (!isBlank(code) || blanks++ === 3) {
          if (blanks > 0) effects.exit('linePrefix');
          return colon(code);
        }
        if (blanks === 1) effects.enter('linePrefix');
        effects.consume(code);
        return indent;
      };
      return indent;
    },
  };
}

const opening = fence((inner) => opens(inner) !== undefined);
const closing = fence((inner) => inner === '');

const fencedDiv: Tokenizer = function (effects, ok, nok) {
  const { interrupt } = this;
  let depth = 0;
  const inner = innerDocument(this, effects);
  const start: State = (code) => {
    // as in Pandoc, no fence breaks into a paragraph
    if (interrupt) return nok(code);
    effects.enter('fencedDiv');
    return effects.attempt(opening, lineEnd, nok)(code);
  };
  const lineEnd: State = (code) =>
    code === null ? nok(code) : effects.attempt(nonLazyLine, lineStart, nok)(code);
  const lineStart: State = (code) => {
    if (code === null) return nok(code);
    if (depth === 0) return effects.attempt(closing, end, effects.check(opening, deeper, content))(code);
    return effects.check(closing, shallower, effects.check(opening, deeper, content))(code);
  };
  const deeper: State = (code) => {
    depth++;
    return content(code);
  };
  const shallower: State = (code) => {
    depth--;
    return content(code);
  };
  const content: State = (code) => {
    inner.open();
    return rest(code);
  };
  const rest: State = (code) => {
    if (code === null) return nok(code);
    if (isLineEnd(code)) return effects.check(nonLazyLine, lineOver, nok)(code);
    effects.consume(code);
    return rest;
  };
  const lineOver: State = (code) => {
    inner.close(code);
    return lineStart;
  };
  const end: State = (code) => {
    effects.exit('fencedDiv');
    return ok(code);
  };
  return start;
};

/** The syntax of Pandoc's fenced divs for micromark. */
export const fencedDivSyntax: Extension = {
  flow: { [CODES.colon]: { name: 'fencedDiv', tokenize: fencedDiv, concrete: true } },
};

/** Fenced divs as nodes of the tree. */
export const fencedDivFromMarkdown: FromMarkdown = {
  enter: {
    fencedDiv(token) {
      this.enter({ type: 'fencedDiv', children: [], data: { hName: 'div', hProperties: {} } }, token);
    },
    fencedDivFence(token) {
      const node = this.stack.at(-1);
      const attributes = opens(fenceOf(this.sliceSerialize(token)) ?? '');
      if (node?.type === 'fencedDiv' && attributes) node.data.hProperties = { ...attributes };
    },
  },
  exit: {
    fencedDiv(token) {
      this.exit(token);
    },
  },
};
