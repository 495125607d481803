import type { Properties } from 'hast';
import type { Parent, PhrasingContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Extension, State, Tokenizer } from 'micromark-util-types';
import { readAttributes, type Attributes } from './attributes.js';
import { CODES, isLineEnd, linkedText, toClosingBracket } from './brackets.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    span: 'span';
    spanMarker: 'spanMarker';
    spanAttributes: 'spanAttributes';
  }
}

/** Words with something said of them: `[mot juste]{lang=fr}`, `[Serge]{.smallcaps}`; or a place, `[]{#mill}`. */
interface Span extends Parent {
  type: 'span';
  children: PhrasingContent[];
  data: { hName: 'span'; hProperties: Properties };
}

declare module 'mdast' {
  interface RootContentMap {
    span: Span;
  }
  interface PhrasingContentMap {
    span: Span;
  }
}

const span: Tokenizer = (effects, ok, nok) => {
  const content = linkedText(effects);
  let attributes = '';
  let isEmpty = false;
  const start: State = (code) => {
    effects.enter('span');
    effects.enter('spanMarker');
    effects.consume(code);
    effects.exit('spanMarker');
    return first;
  };
  const first: State = (code) => {
    isEmpty = code === CODES.close;
    if (isEmpty) return close(code);
    return code === CODES.caret ? nok(code) : toClosingBracket(content.take, close, nok)(code);
  };
  const close: State = (code) => {
    content.finish();
    effects.enter('spanMarker');
    effects.consume(code);
    effects.exit('spanMarker');
    return brace;
  };
  const brace: State = (code) => {
    if (code !== CODES.brace) return nok(code);
    effects.enter('spanAttributes');
    effects.consume(code);
    return inside;
  };
  const inside: State = (code) => {
    if (code === null || isLineEnd(code) || code === CODES.brace) return nok(code);
    if (code !== CODES.unbrace) attributes += code < 0 ? ' ' : String.fromCodePoint(code);
    else if (!isSaid(readAttributes(attributes), isEmpty)) return nok(code);
    effects.consume(code);
    if (code !== CODES.unbrace) return inside;
    effects.exit('spanAttributes');
    effects.exit('span');
    return ok;
  };
  return start;
};

/** Whether there is something to say: of no words, only what they are called or that the index leads there. */
const isSaid = (said: Attributes | undefined, isEmpty: boolean): boolean =>
  said !== undefined && (!isEmpty || said.id !== undefined || said.dataIndex !== undefined);

/** The syntax of Pandoc's bracketed spans for micromark. */
export const spanSyntax: Extension = { text: { [CODES.open]: { name: 'span', tokenize: span } } };

/** Spans as nodes of the tree. */
export const spanFromMarkdown: FromMarkdown = {
  canContainEols: ['span'],
  enter: {
    span(token) {
      this.enter({ type: 'span', children: [], data: { hName: 'span', hProperties: {} } }, token);
    },
    spanAttributes(token) {
      const node = this.stack.at(-1);
      if (node?.type === 'span')
        node.data.hProperties = { ...readAttributes(this.sliceSerialize(token).slice(1, -1)) };
    },
  },
  exit: {
    span(token) {
      this.exit(token);
    },
  },
};
