import type { Properties } from 'hast';
import type { Parent, PhrasingContent, RootContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Construct, Extension, State, Tokenizer } from 'micromark-util-types';
import { CODES, isLineEnd, linkedText } from './brackets.js';
import { indentation, innerDocument, isBlank, nextLine, nonLazyLine, restOfLine } from './lines.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    definitionList: 'definitionList';
    definitionTerm: 'definitionTerm';
    definitionMarker: 'definitionMarker';
    definitionBody: 'definitionBody';
  }
}

/** Terms, a line each, with one definition or several below: a colon or a tilde, and blocks that stand in by four columns. */
export interface DefinitionList extends Parent {
  type: 'definitionList';
  children: (DefinitionTerm | DefinitionBody)[];
  data: { hName: 'dl'; hProperties?: Properties };
}

interface DefinitionTerm extends Parent {
  type: 'definitionTerm';
  children: PhrasingContent[];
  data: { hName: 'dt'; hProperties?: Properties };
}

/** Loose, `spread`, behind an empty line, or with several paragraphs: only then its text stands in paragraphs. */
export interface DefinitionBody extends Parent {
  type: 'definitionBody';
  children: RootContent[];
  spread: boolean;
  data: { hName: 'dd'; hProperties?: Properties };
}

declare module 'mdast' {
  interface RootContentMap {
    definitionList: DefinitionList;
    definitionTerm: DefinitionTerm;
    definitionBody: DefinitionBody;
  }
  interface BlockContentMap {
    definitionList: DefinitionList;
  }
}

/** Columns that all lines of a definition but the first stand in by. */
const INDENT = 4;
const MARKED = /^[:~] +[^ ]/;
/** The beginning of what neither goes on in a paragraph nor is a term. */
const ANOTHER_BLOCK =
  /^(?:[>|]|[-+*](?: |$)|\d{1,9}[.)](?: |$)|#{1,6}(?: |$)|`{3}|~{3}|:{3}|\[\^|([-*_])(?: *\1){2,} *$|<(?:!--|\/?(?:blockquote|div|dl|figure|h[1-6]|ol|p|pre|section|table|ul)\b))/i;

/** A colon or a tilde, up to three columns in, with white space and something behind it. */
const marker: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return indentation(effects, INDENT - 1, (columns) => {
      let width = columns + 1;
      const space: State = (code) => {
        if (isBlank(code) && width < INDENT) {
          width++;
          effects.consume(code);
          return space;
        }
        effects.exit('definitionMarker');
        return effects.check(something, ok, nok)(code);
      };
      return (code) => {
        if (code !== CODES.colon && code !== CODES.tilde) return nok(code);
        effects.enter('definitionMarker');
        effects.consume(code);
        return (next) => {
          if (!isBlank(next)) return nok(next);
          effects.consume(next);
          width++;
          return space;
        };
      };
    });
  },
};

/** Anything but white space in the rest of the line. */
const something: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) => restOfLine(effects, (line) => (line.trim() === '' ? nok : ok)),
};

/** The line of a term, an empty line perhaps, and before a marker. */
const term: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const content = linkedText(effects);
    let line = '';
    const text: State = (code) => {
      if (code === null) return nok(code);
      if (!isLineEnd(code)) {
        line += code < 0 ? ' ' : String.fromCodePoint(code);
        content.take(code);
        return text;
      }
      if (ANOTHER_BLOCK.test(line) || MARKED.test(line)) return nok(code);
      content.finish();
      effects.exit('definitionTerm');
      return nextLine(this, effects, nok, (empty, columns) =>
        empty > 1 || columns >= INDENT ? nok : effects.check(marker, ok, nok),
      )(code);
    };
    return indentation(effects, INDENT - 1, () => (code) => {
      effects.enter('definitionTerm');
      return text(code);
    });
  },
};

/** Another definition of a term that has one. */
const nextDefinition: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return nextLine(this, effects, nok, (_, columns) =>
      columns >= INDENT ? nok : effects.check(marker, ok, nok),
    );
  },
};

/** Another term, behind an empty line. */
const nextTerm: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return nextLine(this, effects, nok, (empty, columns) =>
      empty === 0 || columns >= INDENT ? nok : effects.attempt(term, ok, nok),
    );
  },
};

const definitionList: Tokenizer = function (effects, ok, nok) {
  // eslint-disable-next-line @typescript-eslint/no-this-alias -- the states are called without it
  const self = this;
  const inner = innerDocument(this, effects);
  /** The definition goes on at least to the line of this number. */
  let sure = 0;
  const start: State = (code) => {
    if (self.interrupt) return nok(code);
    effects.enter('definitionList');
    return effects.attempt(term, definition, nok)(code);
  };
  const definition: State = (code) => {
    effects.enter('definitionBody');
    inner.begin();
    return effects.attempt(marker, content, nok)(code);
  };
  const content: State = (code) => {
    inner.open();
    return rest(code);
  };
  const rest: State = (code) => {
    if (code === null) return end(code);
    if (isLineEnd(code))
      return self.now().line < sure
        ? effects.check(nonLazyLine, lineOver, end)(code)
        : effects.check(goesOn, lineOver, end)(code);
    effects.consume(code);
    return rest;
  };
  const lineOver: State = (code) => {
    inner.close(code);
    return indentation(effects, INDENT, () => content);
  };
  /** Lines that stand in; as in all paragraphs, text that goes on need not. */
  const goesOn: Construct = {
    partial: true,
    tokenize: (ahead, yes, no) =>
      nextLine(self, ahead, no, (empty, columns) => {
        sure = self.now().line;
        if (columns >= INDENT) return yes;
        if (empty > 0) return no;
        return restOfLine(ahead, (line) => (MARKED.test(line) || ANOTHER_BLOCK.test(line) ? no : yes));
      }),
  };
  const end: State = (code) => {
    effects.exit('chunkDocument');
    effects.exit('definitionBody');
    return effects.attempt(nextDefinition, definition, effects.attempt(nextTerm, definition, over))(code);
  };
  const over: State = (code) => {
    effects.exit('definitionList');
    return ok(code);
  };
  return start;
};

/** The syntax of Pandoc's definition lists for micromark. */
export const definitionListSyntax: Extension = {
  flow: { null: { name: 'definitionList', tokenize: definitionList } },
};

/** Definition lists as nodes of the tree. */
export const definitionListFromMarkdown: FromMarkdown = {
  enter: {
    definitionList(token) {
      this.enter({ type: 'definitionList', children: [], data: { hName: 'dl' } }, token);
    },
    definitionTerm(token) {
      this.enter({ type: 'definitionTerm', children: [], data: { hName: 'dt' } }, token);
    },
    definitionBody(token) {
      const list = this.stack.at(-1);
      const above = list?.type === 'definitionList' ? list.children.at(-1)?.position?.end.line : undefined;
      const spread = above !== undefined && above + 1 < token.start.line;
      this.enter({ type: 'definitionBody', children: [], spread, data: { hName: 'dd' } }, token);
    },
  },
  exit: {
    definitionList(token) {
      this.exit(token);
    },
    definitionTerm(token) {
      this.exit(token);
    },
    definitionBody(token) {
      const node = this.stack.at(-1);
      if (node?.type === 'definitionBody')
        node.spread ||= node.children.filter(({ type }) => type === 'paragraph').length > 1;
      this.exit(token);
    },
  },
};
