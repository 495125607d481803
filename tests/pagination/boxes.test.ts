import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { h } from '../../src/book/index.js';
import { markBox } from '../../src/pagination/boxes.js';

const room = { line: 50, styled: new Set(['letter', 'tip']) };
const paragraphs = (...lengths: readonly number[]): Element[] =>
  lengths.map((length) => h('p', {}, 'x'.repeat(length)));

function marked(className: readonly string[], ...content: readonly Element[]): unknown {
  const block = h('div', { className: [...className], dataSource: 'a.md:1' }, ...content);
  markBox(block, room);
  return block.properties.className;
}

describe('a block of a class', () => {
  it('is set off where no style sheet has a look for it', () => {
    expect(marked(['recipe'])).toEqual(['recipe', 'set-off']);
    expect(marked(['recipe', 'letter'])).toEqual(['recipe', 'letter']);
  });

  it.each(['details', 'summary', 'page-break'])('is not what the program calls %s', (name) => {
    expect(marked([name])).toEqual([name]);
  });

  it('is what the author has written, with a class', () => {
    for (const properties of [
      { className: ['works-cited'] },
      { dataSource: 'a.md:1' },
      { dataSource: 'a.md:1', lang: 'fr' },
    ]) {
      const block = h('div', { ...properties });
      markBox(block, room);
      expect(block.properties).toEqual(properties);
    }
  });
});

describe('a callout', () => {
  it('is left to a theme that has a look for its own class', () => {
    expect(marked(['callout', 'callout-tip', 'tip'])).toEqual(['callout-tip', 'tip']);
  });

  it('is whole where it has eight lines at the most, and nothing that may be cut', () => {
    const name = ['callout', 'callout-note'];
    const whole = [...name, 'whole'];
    expect(marked(name, ...paragraphs(10, 350))).toEqual(whole);
    expect(marked(name, ...paragraphs(10, 351))).toEqual(name);
    const list = (...items: readonly Element[]): Element => h('ul', {}, ...items);
    const item = (length: number): Element => h('li', {}, 'x'.repeat(length));
    expect(marked(name, ...paragraphs(10), list(item(50), item(200)))).toEqual(whole);
    expect(marked(name, ...paragraphs(10), list(item(51), item(200)))).toEqual(name);
    const loose = list(h('li', {}, ...paragraphs(50, 50)), h('li', {}, 'x', list(item(9))));
    expect(marked(name, loose)).toEqual(whole);
    expect(marked(name, ...paragraphs(10), h('table', {}))).toEqual(name);
  });
});
