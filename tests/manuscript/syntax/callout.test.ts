import fc from 'fast-check';
import type { Nodes, Parents } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import { visit } from '../../../src/visit.js';

const classes = ({ data }: Nodes): string => (data?.hProperties?.['className'] ?? []).join('.');

/** `callout.callout-tip(<Title> paragraph:Words)`; a title in angles, an empty one as well. */
const drawn = (node: Nodes): string => {
  const name = classes(node);
  if (name.startsWith('callout-title')) return `<${toString(node)}>`;
  if (node.type === 'paragraph' || node.type === 'heading') return `${node.type}:${toString(node)}`;
  return `${name || node.type}(${(node as Parents).children.map(drawn).join(' ')})`;
};
const read = (markdown: string): string => parse('a.md', markdown).children.map(drawn).join(' ');

describe('callouts', () => {
  it.each([
    ['::: note\nWords.\n:::', 'callout.callout-note.note(paragraph:Words.)'],
    ['::: {.tip}\nWords.\n:::', 'callout.callout-tip.tip(paragraph:Words.)'],
    ['::: {.callout-tip}\nWords.\n:::', 'callout.callout-tip(<> paragraph:Words.)'],
    ['::: {.callout-tip title="So *it* is"}\nA.\n:::', 'callout.callout-tip(<So *it* is> paragraph:A.)'],
    ['::: {.callout-tip title=""}\nA.\n:::', 'callout.callout-tip(paragraph:A.)'],
    ['::: {.callout-tip}\n## So it is\n\nA.\n:::', 'callout.callout-tip(<So it is> paragraph:A.)'],
    ['::: warning\n# So\n## Too\n:::', 'callout.callout-warning.warning(<So> heading:Too)'],
    ['::: {.note title=So}\n## Too\n:::', 'callout.callout-note.note(<So> heading:Too)'],
    ['> [!NOTE]\n> Words.', 'callout.callout-note(<> paragraph:Words.)'],
    ['> [!Caution]\n>\n> A.\n>\n> B.', 'callout.callout-caution(<> paragraph:A. paragraph:B.)'],
    ['> [!tip]- So *it* is \n> A.', 'callout.callout-tip(<So it is> paragraph:A.)'],
    ['> [!tip]  \n> A.', 'callout.callout-tip(<> paragraph:A.)'],
    ['> [!tip]\\\n> A.', 'callout.callout-tip(<> paragraph:A.)'],
    ['> [!tip] Title alone', 'callout.callout-tip(<Title alone>)'],
    ['> [!tip]', 'callout.callout-tip(<>)'],
    ['>[!tip] A\nlazy', 'callout.callout-tip(<A> paragraph:lazy)'],
    ['> [!tip]\n> ## So\n> A.', 'callout.callout-tip(<So> paragraph:A.)'],
    [
      '> [!note] A\n> > [!tip] B\n> > C\n>\n> ::: {.callout-note}\n> D\n> :::',
      'callout.callout-note(<A> callout.callout-tip(<B> paragraph:C) callout.callout-note(<> paragraph:D))',
    ],
    ['- > [!note]\n  > A', 'list(listItem(callout.callout-note(<> paragraph:A)))'],
  ])('are one thing, however they are written: %j', (markdown, expected) => {
    expect(read(markdown)).toBe(expected);
    expect(read(markdown.replaceAll('\n', '\r\n'))).toBe(expected);
  });

  it.each([
    ['> [!info] A', 'blockquote(paragraph:[!info] A)'],
    [String.raw`> \[!NOTE] A`, 'blockquote(paragraph:[!NOTE] A)'],
    ['> &#91;!NOTE] A', 'blockquote(paragraph:[!NOTE] A)'],
    ['> [!NOTE]s', 'blockquote(paragraph:[!NOTE]s)'],
    ['> So [!NOTE]', 'blockquote(paragraph:So [!NOTE])'],
    ['> *[!NOTE]*', 'blockquote(paragraph:[!NOTE])'],
    ['[!NOTE] A', 'paragraph:[!NOTE] A'],
    ['::: notes\nA.\n:::', 'notes(paragraph:A.)'],
    ['::: {.callout-danger}\n## A\n:::', 'callout-danger(heading:A)'],
  ])('are nothing else: %j', (markdown, expected) => {
    expect(read(markdown)).toBe(expected);
  });

  it('have no tooltip, keep what else is said of them, and the name of the heading', () => {
    const [block] = parse('a.md', '::: {#a .wide .tip lang=fr title=T}\nA\n:::').children;
    expect(block?.data?.hProperties).toEqual({
      id: 'a',
      lang: 'fr',
      className: ['callout', 'callout-tip', 'wide', 'tip'],
    });
    const [named] = parse('a.md', '::: tip\n## So {#so .x}\n:::').children;
    expect((named as Parents).children[0]?.data?.hProperties).toEqual({
      id: 'so',
      className: ['callout-title', 'x'],
    });
  });

  it('have a title where it is written, not where the same words stand before it', () => {
    const source = 'A tip.\n\n::: {#tip .tip title="tip"}\nB\n:::';
    const [, block] = parse('a.md', source).children;
    const [title] = (block as Parents).children;
    expect(title?.position?.start.offset).toBe(source.lastIndexOf('tip'));
  });

  it('have their words where these stand in the file', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/);
    const written = fc.oneof(
      fc.tuple(word, word).map(([title, body]) => `> [!TIP]+  ${title}  \n>  ${body}\n> ${title}`),
      fc.tuple(word, word).map(([title, body]) => `::: {.tip title="${title}"}\n${body} *${title}*\n:::`),
    );
    fc.assert(
      fc.property(written, fc.constantFrom('', 'tip title\n\n', '\uFEFF'), (block, before) => {
        const source = before + block;
        visit(parse('a.md', source), 'text', ({ value, position }) => {
          const [from, to] = [position?.start.offset ?? -1, position?.end.offset ?? -1];
          expect(source.slice(from, to).replace(/\n> ?/g, '\n').replace(/\n +/g, '\n')).toBe(value);
          const line = source.slice(0, from).split('\n');
          expect(position?.start).toMatchObject({
            line: line.length,
            column: (line.at(-1) ?? '').length + 1,
          });
        });
      }),
    );
  });
});
