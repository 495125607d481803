import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { parse, readManuscript } from '../../../src/manuscript/index.js';
import { roman } from '../../../src/roman.js';
import { memoryWorld } from '../../support/world.js';

/** Blocks as text: a list as its kind, its first number, and its items. */
function drawn(node: Nodes): string {
  const inner = (): string => ('children' in node ? node.children.map(drawn).join(' ') : '');
  if (node.type === 'list') {
    const { type = '', className = [] } = (node.data?.hProperties ?? {}) as {
      type?: string;
      className?: string[];
    };
    const kind = node.ordered
      ? [type, ...className, String(node.start)].filter((word) => word !== '').join(' ')
      : '-';
    return `{${kind}: ${node.children.map((item) => drawn(item)).join(' | ')}}`;
  }
  if (node.type === 'root') return node.children.map(drawn).join(' / ');
  return node.type === 'text' || node.type === 'code' ? node.value.replaceAll('\n', '~') : inner();
}

const read = (text: string): string => drawn(parse('a.md', text));

describe('lists with marks of Pandoc', () => {
  it.each([
    ['(a) one\n(b) two', '{a bracketed lower-alpha 1: one | two}'],
    ['a. one\n\nb. two', '{a 1: one | two}'],
    ['c) one\nd) two', '{a closed lower-alpha 3: one | two}'],
    ['i. one\nii. two\niii. three', '{i 1: one | two | three}'],
    ['i. one\nj. two', '{a 9: one | two}'],
    ['h. one\ni. two', '{a 8: one | two}'],
    ['(iv) one\n(v) two', '{i bracketed lower-roman 4: one | two}'],
    ['A.  one\nB.  two', '{A 1: one | two}'],
    ['A) one\nB) two', '{A closed upper-alpha 1: one | two}'],
    ['II. one\nIII. two', '{I 2: one | two}'],
    ['(1) one\n(2) two', '{bracketed decimal 1: one | two}'],
    ['#. one\n#. two', '{1: one | two}'],
    [
      '(@) one\n\nSo.\n\n(@) two\n(@) three',
      '{bracketed decimal 1: one} / So. / {bracketed decimal 2: two | three}',
    ],
    ['> (a) one\n> (b) two', '{a bracketed lower-alpha 1: one | two}'],
    ['1. one\n   a. two\n   b. three\n2. four', '{1: one {a 1: two | three} | four}'],
    ['I.  one\n    A.  two\n    B.  three\n\nII. four', '{I 1: one {A 1: two | three} | four}'],
    ['1. one\n2. two\n\na. three\nb. four', '{1: one | two} / {a 1: three | four}'],
    ['\uFEFF(a) one\n(b) two', '{a bracketed lower-alpha 1: one | two}'],
    ['(a) one\r\n(b) two', '{a bracketed lower-alpha 1: one | two}'],
    ['# A\n(a) one\n(b) two', 'A / {a bracketed lower-alpha 1: one | two}'],
    ['(a) one\n\n    more\n\n(b) two', '{a bracketed lower-alpha 1: one more | two}'],
    ['1. one\n   (a) two\n   (b) three\n2. four', '{1: one {a bracketed lower-alpha 1: two | three} | four}'],
    ['- one\n  more\n    (i) two\n    (ii) three', '{-: one~more {i bracketed lower-roman 1: two | three}}'],
    [
      '(1) one\n    (a)  two\n    (b)  three\n(2) four',
      '{bracketed decimal 1: one {a bracketed lower-alpha 1: two | three} | four}',
    ],
    [
      '> (a) one\n>     (i) two\n>     (ii) three\n> (b) four',
      '{a bracketed lower-alpha 1: one {i bracketed lower-roman 1: two | three} | four}',
    ],
    ['1. one\n   (@a) two', '{1: one {bracketed decimal 1: two}}'],
    [
      '(@good) one\n(@) two\n\nSee (@good), @bad and [@good].\n\n(@bad)  three',
      '{bracketed decimal 1: one | two} / See ( 1 ),  3  and  [@good] . / {bracketed decimal 3: three}',
    ],
    ['(@ten-letter) one\n\n              more', '{bracketed decimal 1: one more}'],
  ])('are read in %j', (text, lists) => {
    expect(read(text)).toBe(lists);
  });

  it.each([
    ['A. Smith said so.\n\nB. Jones did not.', 'A. Smith said so. / B. Jones did not.'],
    ['A.  Smith said so.', 'A.  Smith said so.'],
    ['I. Kant\nII', 'I. Kant~II'],
    ['(c) 2024 Jane Doe', '(c) 2024 Jane Doe'],
    ['p. 12 says\n\np. 14', 'p. 12 says / p. 14'],
    ['i. e. this\n\nand that', 'i. e. this / and that'],
    ['A.  Yes.\n\nB.  No.\n\nA.  Yes!', 'A.  Yes. / B.  No. / A.  Yes!'],
    ['(a) one\n(c) three', '(a) one~(c) three'],
    ['Text\n(a) one\n(b) two', 'Text~(a) one~(b) two'],
    ['Text\na. one\nb. two', 'Text~a. one~b. two'],
    ['    a. one\n    b. two', 'a. one~b. two'],
    ['```\n\na. one\nb. two\n```', '~a. one~b. two'],
    ['(@much-too-long) one', '( @much-too-long ) one'],
    ['- one\n- two\n\n(a)one', '{-: one | two} / (a)one'],
  ])('are none in %j', (text, said) => {
    expect(read(text)).toBe(said);
  });

  it('are text beside lists that are read', () => {
    expect(read('(a) one\n(b) two\n\nText.\n\n(c) 2024\n')).toBe(
      '{a bracketed lower-alpha 1: one | two} / Text. / (c) 2024',
    );
  });

  it('are led to where they have names', async () => {
    const world = memoryWorld({
      'book.yaml': 'title: T\nbibliography: r.json\n',
      'r.json': '[]',
      'a.md': '# A\n\nSee (@good).\n\n(@) one\n(@good) two\n',
    });
    const manuscript = await readManuscript(world, '.');
    const { book, problems } = assemble({ ...manuscript, bibliography: [] });
    expect([...manuscript.problems, ...problems]).toEqual([]);
    const made = JSON.stringify(book.sections);
    expect(made).toMatch(/"tagName":"li","properties":\{"id":"example-good"/);
    expect(made).toMatch(/"href":"#example-good"\},"children":\[\{"type":"text","value":"2"/);
  });

  it('have places of the text as it is written', () => {
    const text = 'Text.\n\n(iii) one\n(iv) *two*\n';
    const [, list] = parse('a.md', text).children;
    const item = list?.type === 'list' ? list.children[1] : undefined;
    expect(text.slice(item?.position?.start.offset, item?.position?.end.offset)).toBe('(iv) *two*');
  });

  it('count on from whatever they begin with', () => {
    const ways = fc.constantFrom<readonly [string, (n: number) => string, number]>(
      ['i', roman, 80],
      ['I', (n) => roman(n).toUpperCase(), 80],
      ['a', (n) => String.fromCharCode(96 + n), 22],
      ['A', (n) => String.fromCharCode(64 + n), 22],
    );
    const around = fc.constantFrom(['(', ')', ' bracketed'], ['', ')', ' closed'], ['', '.', '']);
    fc.assert(
      fc.property(
        ways,
        around,
        fc.nat(),
        fc.integer({ min: 2, max: 5 }),
        ([type, write, most], marks, seed, length) => {
          const start = 1 + (seed % most);
          const [before = '', behind = '', kind = ''] = marks;
          const numbers = Array.from({ length }, (_, i) => start + i);
          const text = numbers.map((n) => `${before}${write(n)}${behind}  item`).join('\n');
          const said = read(text);
          // letters that are roman figures too, c to d or v to x, are letters, but an i
          if ((type === 'a' || type === 'A') && start !== 9)
            expect(said).toMatch(new RegExp(`^{${type}${kind}`));
          if (start === 1 || type === 'a' || type === 'A') expect(said.split('|')).toHaveLength(length);
          if (start === 1) expect(said).toContain(`{${type}${kind}`);
        },
      ),
    );
  });
});
