import type { FootnoteDefinition, Parent, Parents, PhrasingContent, Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Extension, State, Tokenizer } from 'micromark-util-types';
import { visit } from '../../visit.js';
import { CODES, linkedText, toClosingBracket } from './brackets.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineNote: 'inlineNote';
    inlineNoteMarker: 'inlineNoteMarker';
  }
}

/** A note written where it is referred to: `^[text]`. In the tree only until `takeInlineNotes` has been over it. */
interface InlineNote extends Parent {
  type: 'inlineNote';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    inlineNote: InlineNote;
  }
  interface PhrasingContentMap {
    inlineNote: InlineNote;
  }
}

const inlineNote: Tokenizer = (effects, ok, nok) => {
  const content = linkedText(effects);
  const start: State = (code) => {
    effects.enter('inlineNote');
    effects.enter('inlineNoteMarker');
    effects.consume(code);
    return bracket;
  };
  const bracket: State = (code) => {
    if (code !== CODES.open) return nok(code);
    effects.consume(code);
    effects.exit('inlineNoteMarker');
    return first;
  };
  const first: State = (code) =>
    code === CODES.close ? nok(code) : toClosingBracket(content.take, close, nok)(code);
  const close: State = (code) => {
    content.finish();
    effects.enter('inlineNoteMarker');
    effects.consume(code);
    effects.exit('inlineNoteMarker');
    effects.exit('inlineNote');
    return ok;
  };
  return start;
};

/** The syntax of Pandoc's inline notes for micromark. */
export const inlineNoteSyntax: Extension = {
  text: { [CODES.caret]: { name: 'inlineNote', tokenize: inlineNote } },
};

/** Inline notes as nodes of the tree. */
export const inlineNoteFromMarkdown: FromMarkdown = {
  canContainEols: ['inlineNote'],
  enter: {
    inlineNote(token) {
      this.enter({ type: 'inlineNote', children: [] }, token);
    },
  },
  exit: {
    inlineNote(token) {
      this.exit(token);
    },
  },
};

/** Makes of every inline note a reference and a definition at the end, named by its number. Mutates `tree`. */
export function takeInlineNotes(tree: Root): void {
  const taken = new Set<string>();
  visit(tree, 'footnoteDefinition', ({ identifier }) => void taken.add(identifier));
  const definitions: FootnoteDefinition[] = [];
  let number = 0;
  visit(tree, 'inlineNote', (node, index, parent: Parents | undefined) => {
    if (index === undefined || parent === undefined) return;
    do number++;
    while (taken.has(`inline-${number}`));
    const name = { identifier: `inline-${number}`, label: `inline-${number}` };
    const where = node.position && { position: node.position };
    const paragraph = { type: 'paragraph' as const, children: node.children, ...where };
    definitions.push({ type: 'footnoteDefinition', ...name, children: [paragraph], ...where });
    parent.children[index] = { type: 'footnoteReference', ...name, ...where };
  });
  tree.children.push(...definitions);
}
