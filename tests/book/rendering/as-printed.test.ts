import type { Element, ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { asPrinted } from '../../../src/book/rendering/as-printed.js';

const t = (value: string): ElementContent => ({ type: 'text', value });
const el = (tagName: string, className: string[], ...children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: className.length > 0 ? { className } : {},
  children,
});
const show = (node: ElementContent | Root['children'][number]): string => {
  if (node.type === 'text') return JSON.stringify(node.value).slice(1, -1);
  if (node.type !== 'element') return '';
  const classes = (node.properties.className ?? []).map((name) => `.${name}`).join('');
  return `<${node.tagName}${classes}>${node.children.map(show).join('')}`;
};
const printed = (...children: ElementContent[]): string => {
  const tree: Root = { type: 'root', children };
  asPrinted(tree);
  return tree.children.map(show).join('');
};

describe('asPrinted', () => {
  it('ends the lines of verse, once', () => {
    const lines = [t('a\n'), el('em', [], t('b\nB')), t(' c\nd'), el('br', []), t('\ne')];
    expect(printed(el('div', ['verse'], t('\n'), el('p', [], ...lines)))).toBe(
      '<div.verse>\\n<p>a<br>\\n<em>b<br>\\n<em>B c<br>\\nd<br>\\ne',
    );
    expect(printed(el('p', [], t('a\nb')))).toBe('<p>a\\nb');
  });

  it('keeps an author from the names that later stages act on', () => {
    expect(
      printed(
        el('div', ['note', 'letter', 'kept-line', 'works-cited', 'endnotes', 'noteref', 'pagedjs_page']),
      ),
    ).toBe('<div.letter.noteref>');
  });

  it('leaves out marks that no letter has', () => {
    const marks = (count: number): string => '\u0301\u0489'.repeat(count / 2);
    expect(printed(t(`a${marks(1600)}b${marks(30)}`))).toBe(`a${marks(30)}b${marks(30)}`);
  });

  it('opens what is folded, and shows letters in the order they are written', () => {
    expect(printed(el('details', [], el('summary', [], t('a\u202Eb'))))).toBe('<div.details><div.summary>ab');
  });
});
