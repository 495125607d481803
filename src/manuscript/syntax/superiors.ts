import type { Properties } from 'hast';
import type { Parent, PhrasingContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Extension, State, Tokenizer } from 'micromark-util-types';
import { CODES, isLineEnd, linkedText } from './brackets.js';
import { isBlank } from './lines.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    superior: 'superior';
    inferior: 'inferior';
    superiorMarker: 'superiorMarker';
  }
}

/** Raised or lowered letters and figures, as Pandoc writes them: `10^th^`, `H~2~O`. */
interface Superior extends Parent {
  type: 'superior';
  children: PhrasingContent[];
  data: { hName: 'sup' | 'sub'; hProperties?: Properties };
}

declare module 'mdast' {
  interface RootContentMap {
    superior: Superior;
  }
  interface PhrasingContentMap {
    superior: Superior;
  }
}

const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;

/** No white space and no brackets inside; `x^2+y^2` has none, since a figure follows what would close it. */
const tokenize =
  (mark: number, type: 'superior' | 'inferior'): Tokenizer =>
  (effects, ok, nok) => {
    const content = linkedText(effects);
    const start: State = (code) => {
      effects.enter(type);
      effects.enter('superiorMarker');
      effects.consume(code);
      effects.exit('superiorMarker');
      return first;
    };
    const first: State = (code) => (code === mark ? nok(code) : inside(code));
    const inside: State = (code) => {
      if (code === null || isLineEnd(code) || isBlank(code)) return nok(code);
      if (code === CODES.open || code === CODES.close || code === CODES.tick) return nok(code);
      if (code === mark) return close(code);
      content.take(code);
      return code === CODES.escape ? escaped : inside;
    };
    const escaped: State = (code) => {
      if (code !== mark) return inside(code);
      content.take(code);
      return inside;
    };
    const close: State = (code) => {
      content.finish();
      effects.enter('superiorMarker');
      effects.consume(code);
      effects.exit('superiorMarker');
      effects.exit(type);
      return after;
    };
    const after: State = (code) =>
      code === mark || (mark === CODES.caret && isDigit(code)) ? nok(code) : ok(code);
    return start;
  };

/** Pandoc's superscripts and subscripts for micromark. */
export const superiorSyntax: Extension = {
  text: {
    [CODES.caret]: { name: 'superior', tokenize: tokenize(CODES.caret, 'superior') },
    [CODES.tilde]: {
      name: 'inferior',
      tokenize: tokenize(CODES.tilde, 'inferior'),
      previous: (code) => code !== CODES.tilde,
    },
  },
};

/** Superiors and inferiors as nodes of the tree. */
export const superiorFromMarkdown: FromMarkdown = {
  enter: {
    superior(token) {
      this.enter({ type: 'superior', children: [], data: { hName: 'sup' } }, token);
    },
    inferior(token) {
      this.enter({ type: 'superior', children: [], data: { hName: 'sub' } }, token);
    },
  },
  exit: {
    superior(token) {
      this.exit(token);
    },
    inferior(token) {
      this.exit(token);
    },
  },
};
