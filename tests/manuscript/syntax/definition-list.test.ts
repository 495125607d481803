import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import type {} from '../../../src/manuscript/syntax/definition-list.js';
import { runs } from '../../support/chance.js';

/** The lists of a text: `term`, `> ` a definition and its blocks, `>> ` one that is loose. */
function lists(markdown: string): string[] {
  const found: string[] = [];
  visit(parse('a.md', markdown), 'definitionList', (list) => {
    for (const child of list.children) {
      if (child.type === 'definitionTerm') found.push(toString(child));
      else {
        const blocks = child.children.map((block) => `${block.type} ${toString(block)}`).join(', ');
        found.push(`${child.spread ? '>>' : '>'} ${blocks}`);
      }
    }
  });
  return found;
}

describe('definition lists', () => {
  it.each([
    ['Term\n:   words', ['Term', '> paragraph words']],
    ['Term\n\n:   words\n', ['Term', '>> paragraph words']],
    ['*Term*\n  ~ one\n  ~ two', ['Term', '> paragraph one', '> paragraph two']],
    ['A\n: b\n\nC\n: d\n\nE', ['A', '> paragraph b', 'C', '> paragraph d']],
    ['A\n\n: b\n\n: c\n\nD\n\n: e', ['A', '>> paragraph b', '>> paragraph c', 'D', '>> paragraph e']],
    ['A\n: b\nand on', ['A', '> paragraph b\nand on']],
    ['A\n: b\n\n    c\n\n    - d\n    - e', ['A', '>> paragraph b, paragraph c, list de']],
    ['A\n: ```\n    b\n\n    c\n    ```', ['A', '> code b\n\nc']],
    ['A\n:\tb\n\n\tc\n\n\t\td', ['A', '>> paragraph b, paragraph c, code d']],
    ['A\r\n: b\r\n\r\n    c\r\n', ['A', '>> paragraph b, paragraph c']],
    ['> A\n> : b', ['A', '> paragraph b']],
    ['- A\n  : b\n- c', ['A', '> paragraph b']],
    ['A\n: b\n\n    C\n    : d', ['A', '> paragraph b, definitionList Cd', 'C', '> paragraph d']],
    ['::: x\nA\n: b\n:::', ['A', '> paragraph b']],
    ['Para\n\nTerm\n\n: words', ['Term', '>> paragraph words']],
  ])('in %j', (markdown, expected) => {
    expect(lists(markdown)).toEqual(expected);
  });

  it.each([
    'A\n:smile:',
    'A\n:) b',
    'Two\nlines\n: b',
    'A\n\\: b',
    'A\n\n\n: b',
    'A\n:',
    'A\n:  ',
    '# A\n: b',
    '- A\n: b',
    '> A\n: b',
    '    A\n: b',
    'A\n    : b',
    '```\nA\n: b\n```',
    ': b\n: c',
    '::: x\nA\n:::\n: b',
  ])('not in %j', (markdown) => {
    expect(lists(markdown)).toEqual([]);
  });

  it.each([
    ['A\n: b\n- c', ['definitionList', 'list']],
    ['A\n: b\n# C', ['definitionList', 'heading']],
    ['A\n: b\n> c', ['definitionList', 'blockquote']],
    ['A\n: b\n\n2. c', ['definitionList', 'list']],
    ['A\n: b\n\n---', ['definitionList', 'thematicBreak']],
    ['A\n: b\n::: c\nd\n:::', ['definitionList', 'fencedDiv']],
    ['A\n\n2. c', ['paragraph', 'list']],
    ['A\n: b\n\n```\nC\n\n: d\n```', ['definitionList', 'code']],
  ])('end in %j', (markdown, types) => {
    const { children } = parse('a.md', `${markdown}\n\nX\n: y`);
    expect(children.map(({ type }) => type)).toEqual([...types, 'definitionList']);
  });

  it('leave every word where it is in the text', () => {
    const line = fc.constantFrom(
      ...[
        'Ay',
        'Bee and *cee*',
        ': dee',
        ':   ee',
        '~ eff',
        '    gee',
        '',
        '',
        '- aitch',
        '> eye',
        '    : jay',
      ],
      ...[
        'kay[^1]',
        ':\tell',
        '\tem',
        ':smile: en',
        '1. oh',
        '  pea',
        '    - cue',
        '> : are',
        '::: _',
        ':::',
        '| t',
      ],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const markdown = lines.join(end);
        const tree = parse('a.md', markdown);
        visit(tree, (node, _, parent) => {
          const [from, to] = [node.position?.start.offset ?? -1, node.position?.end.offset ?? -1];
          expect(from).toBeGreaterThanOrEqual(parent?.position?.start.offset ?? 0);
          expect(to).toBeLessThanOrEqual(parent?.position?.end.offset ?? markdown.length);
          if (node.type === 'text') {
            const bare = (text: string): string => text.replace(/[\s>|]+/g, ' ').trim();
            expect(bare(markdown.slice(from, to))).toBe(bare(node.value));
          }
        });
        const letters = (text: string): string => text.replace(/[^a-z]/gi, '');
        expect(letters(toString(tree))).toBe(letters(markdown));
      }),
      { numRuns: runs(300) },
    );
  });

  it('take time that grows with the text', () => {
    const time = (text: string): number => {
      const start = performance.now();
      parse('a.md', text);
      return performance.now() - start;
    };
    time('A\n: b\n\n'.repeat(50));
    for (const text of ['A\n: b\n\n', `A\n: b${'\n'.repeat(20)}    c\n\n`, 'A\n\n: b\n\n    c\n\n']) {
      const few = time(text.repeat(60));
      expect(time(text.repeat(240)), text).toBeLessThan(12 * few + 300);
    }
    expect(time(`A\n: b${'\n'.repeat(4_000)}c`)).toBeLessThan(3_000);
    expect(time(`A\n: b${'\n'.repeat(4_000)}    c`)).toBeLessThan(3_000);
  });
});
