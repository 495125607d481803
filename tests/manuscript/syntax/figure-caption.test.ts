import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parse, readManuscript } from '../../../src/manuscript/index.js';
import { visit } from '../../../src/visit.js';
import { memoryWorld } from '../../support/world.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="4"><path d="M0 0h2v4H0z"/></svg>';

/** Pictures and captions as they are read: `alt` or `alt / caption`, with the properties of the figure. */
function read(text: string, reading: Parameters<typeof parse>[2] = {}): readonly string[] {
  const found: string[] = [];
  visit(parse('a.md', text, reading), (node, _, parent) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    expect(node).not.toHaveProperty('children');
    const own = JSON.stringify(parent?.type === 'figure' ? parent.data.hProperties : {});
    const caption = parent?.type === 'figure' ? parent.children[1] : undefined;
    const alt = node.data?.hProperties?.['alt'] ?? node.alt ?? '-';
    found.push(alt + (caption ? ` / ${toString(caption)}${own === '{}' ? '' : ` ${own}`}` : ''));
  });
  return found;
}

describe('what the brackets of a picture say', () => {
  it.each([
    ['![The *pier* in 1905.](a.svg)', ['- / The pier in 1905.']],
    ['Text.\n\n![The pier](a.svg)\n\nText.', ['- / The pier']],
    ['![The pier][p]\n\n[p]: a.svg', ['- / The pier']],
    ['> ![The pier](a.svg)', ['- / The pier']],
    ['- ![The pier](a.svg)\n\n- more', ['- / The pier']],
    ['![The pier](a.svg){alt="Two steamers"}', ['Two steamers / The pier']],
    ['![The pier](a.svg){fig-alt="Two steamers" width=50%}', ['Two steamers / The pier']],
    [
      '![The pier](a.svg){#fig-p .here lang=fr}',
      ['- / The pier {"id":"fig-p","className":["here"],"lang":"fr"}'],
    ],
    ['![X](a.svg)', ['- / X']],
    ['![*Untitled*, 1905](a.svg)', ['- / Untitled, 1905']],
  ])('is the caption in %j', (text, said) => {
    expect(read(text)).toEqual(said);
  });

  it.each([
    ['![Two steamers](a.svg "The pier")', ['Two steamers']],
    ['![Two steamers][p]\n\n[p]: a.svg "The pier"', ['Two steamers']],
    ['![Two steamers](a.svg){title="The pier"}', ['Two steamers']],
    ['![Two steamers](a.svg)\\', ['Two steamers']],
    ['![](a.svg){alt="Two steamers"}', ['Two steamers']],
    ['![](a.svg)', ['']],
    ['![A leaf](a.svg){role=presentation}', ['A leaf']],
    ['![One](a.svg) ![Two](a.svg)', ['One', 'Two']],
    ['![One](a.svg) among words', ['One']],
    ['- ![One](a.svg)\n- more', ['One']],
    ['Term\n: ![One](a.svg)', ['One']],
    ['# ![One](a.svg)', ['One']],
    ['[![One](a.svg)](b.md)', ['One']],
    [
      '![image](a.svg)\n\n![Untitled 3](a.svg)\n\n![pier.JPG](a.svg)\n\n![640x480](a.svg)',
      ['image', 'Untitled 3', 'pier.JPG', '640x480'],
    ],
  ])('is none in %j', (text, said) => {
    expect(read(text)).toEqual(said);
  });

  it('is none anywhere where the book says so, in its own file too', async () => {
    expect(read('![The *pier*](a.svg)', { 'alt-text': 'description' })).toEqual(['The pier']);
    for (const [target, files] of [
      ['.', { 'book.yaml': 'title: T\nalt-text: description\n', 'a.md': '# A\n\n![The pier](a.svg)\n' }],
      ['a.md', { 'a.md': '---\ntitle: T\nalt-text: description\n---\n\n![The pier](a.svg)\n' }],
    ] as const) {
      const { chapters } = await readManuscript(memoryWorld({ ...files, 'a.svg': SVG }), target);
      expect(chapters[0]?.tree.children.map(({ type }) => type)).not.toContain('figure');
    }
  });

  it('stands where it is written, behind plain blocks and a byte order mark too', () => {
    const words = fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8}){0,2}$/);
    fc.assert(
      fc.property(words, words, fc.boolean(), (before, caption, marked) => {
        const text = `${marked ? '\uFEFF' : ''}${before}\n\n${before}\n\n![${caption} *${before}*](a.svg)\n`;
        const found: string[] = [];
        visit(parse('a.md', text), 'figureCaption', ({ position }) => {
          found.push(text.slice(position?.start.offset, position?.end.offset));
        });
        expect(found).toEqual([`${caption} *${before}*`]);
      }),
    );
  });
});
