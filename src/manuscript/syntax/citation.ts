import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Extension, Previous, State, Tokenizer } from 'micromark-util-types';
import { charactersOf, CODES, isLineEnd, toClosingBracket } from './brackets.js';
import { clusterItems, narrativeItems } from './cluster.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation';
    citationCharacters: 'citationCharacters';
  }
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const INSIDE_KEY = /[:.#$%&\-+?<>~/]/;

const isWord = (code: Code): boolean => code !== null && code > 0 && WORD.test(String.fromCharCode(code));
const isInsideKey = (code: Code): boolean =>
  code !== null && code > 0 && INSIDE_KEY.test(String.fromCharCode(code));

/** An address, a path or a longer word is no citation. */
const previous: Previous = (code) => !isWord(code) && code !== CODES.hyphen && code !== 47;

/** `[see @a, p. 7; @b]`. What a link, a reference or attributes follow is no cluster but their text. */
const cluster: Tokenizer = function (effects, ok, nok) {
  const characters = charactersOf(
    effects,
    () => effects.enter('citationCharacters'),
    () => effects.exit('citationCharacters'),
  );
  const start: State = (code) => {
    effects.enter('citation');
    characters.take(code);
    return first;
  };
  const first: State = (code) =>
    code === CODES.caret ? nok(code) : toClosingBracket(characters.take, close, nok)(code);
  const close: State = (code) => {
    characters.take(code);
    characters.finish();
    const written = this.sliceSerialize(effects.exit('citation'));
    return (next) => {
      if (next === CODES.paren || next === CODES.brace || clusterItems(written.slice(1, -1)).length === 0)
        return nok(next);
      return next === CODES.open
        ? effects.check({ tokenize: noteCall, partial: true }, ok, nok)(next)
        : ok(next);
    };
  };
  return start;
};

/** `[^` begins the call of a note, which refers to nothing in brackets before it. */
const noteCall: Tokenizer = (effects, ok, nok) => (code) => {
  effects.enter('citationCharacters');
  effects.consume(code);
  effects.exit('citationCharacters');
  return (next) => (next === CODES.caret ? ok(next) : nok(next));
};

/** A mark inside a key is part of it only before a letter or a digit; `://` is too. */
const insideKey: Tokenizer = (effects, ok, nok) => {
  return (code) => {
    effects.enter('citationCharacters');
    effects.consume(code);
    effects.exit('citationCharacters');
    return (next) => (isWord(next) || ((code === 58 || code === 47) && next === 47) ? ok(next) : nok(next));
  };
};

/** The brackets after a key in the sentence: ` [p. 7]`. */
const locatorBracket: Tokenizer = function (effects, ok, nok) {
  const characters = charactersOf(
    effects,
    () => effects.enter('citationCharacters'),
    () => effects.exit('citationCharacters'),
  );
  let from = this.now();
  let lines = 0;
  const start: State = (code) => {
    if (code === CODES.open) {
      from = this.now();
      characters.take(code);
      return first;
    }
    if (code === -2 || code === -1 || code === 32 || (isLineEnd(code) && lines++ === 0)) {
      characters.take(code);
      return start;
    }
    return nok(code);
  };
  const first: State = (code) =>
    code === CODES.caret ? nok(code) : toClosingBracket(characters.take, close, nok)(code);
  const close: State = (code) => {
    characters.take(code);
    characters.finish();
    const inner = this.sliceSerialize({ start: from, end: this.now() }).slice(1, -1);
    const other = (next: Code): boolean =>
      next === CODES.paren || next === CODES.open || next === CODES.brace;
    return (next) => (other(next) || narrativeItems('@x', inner) === undefined ? nok(next) : ok(next));
  };
  return start;
};

/** `@key`, `-@key`, `@{odd key}`, with a locator after it or not. */
const narrative: Tokenizer = function (effects, ok, nok) {
  const characters = charactersOf(
    effects,
    () => effects.enter('citationCharacters'),
    () => effects.exit('citationCharacters'),
  );
  const start: State = (code) => {
    effects.enter('citation');
    return code === CODES.hyphen ? minus(code) : at(code);
  };
  const minus: State = (code) => {
    characters.take(code);
    return (next) => (next === CODES.at ? at(next) : nok(next));
  };
  const at: State = (code) => {
    characters.take(code);
    return (next) => {
      if (next === CODES.brace) return braced(next);
      return isWord(next) ? bare(next) : nok(next);
    };
  };
  const braced: State = (code) => {
    if (code === null || isLineEnd(code)) return nok(code);
    characters.take(code);
    return code === CODES.unbrace ? tail : braced;
  };
  const bare: State = (code) => {
    if (isWord(code)) {
      characters.take(code);
      return bare;
    }
    if (!isInsideKey(code)) return tail(code);
    characters.finish();
    return effects.attempt({ tokenize: insideKey, partial: true }, bare, tail)(code);
  };
  const tail: State = (code) => {
    characters.finish();
    return effects.attempt({ tokenize: locatorBracket, partial: true }, end, end)(code);
  };
  const end: State = (code) => {
    const written = this.sliceSerialize(effects.exit('citation'));
    return itemsOf(written) === undefined ? nok(code) : ok(code);
  };
  return start;
};

/** The items of a citation as it is written; undefined where it is none. */
function itemsOf(written: string): ReturnType<typeof narrativeItems> {
  if (written.startsWith('[')) return clusterItems(written.slice(1, -1));
  const [, key = '', bracket] = /^(-?@(?:\{[^}]*\}|[^\s[]+))\s*(?:\[([\s\S]*)\])?$/.exec(written) ?? [];
  return narrativeItems(key, bracket);
}

/** The syntax of Pandoc's citations for micromark. */
export const citationSyntax: Extension = {
  text: {
    [CODES.open]: { name: 'citation', tokenize: cluster },
    [CODES.at]: { name: 'citation', tokenize: narrative, previous },
    [CODES.hyphen]: { name: 'citation', tokenize: narrative, previous },
  },
};

/** Citations as nodes of the tree. */
export const citationFromMarkdown: FromMarkdown = {
  enter: {
    citation(token) {
      const written = this.sliceSerialize(token);
      const point = ({ line, column, offset }: typeof token.start): typeof token.start =>
        ({ line, column, offset }) as typeof token.start;
      this.enter(
        {
          type: 'citation',
          items: itemsOf(written) ?? [],
          narrative: !written.startsWith('['),
          children: [
            { type: 'text', value: written, position: { start: point(token.start), end: point(token.end) } },
          ],
        },
        token,
      );
    },
  },
  exit: {
    citation(token) {
      this.exit(token);
    },
  },
};
