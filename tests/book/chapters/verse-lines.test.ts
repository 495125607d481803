import fc from 'fast-check';
import type { Element, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { countVerse } from '../../../src/book/chapters/verse-lines.js';
import { render } from '../../../src/book/rendering/index.js';
import { keepLines } from '../../../src/editions/epub/lines.js';
import { parse } from '../../../src/manuscript/index.js';
import { markPositions } from '../../../src/pagination/marks.js';
import { plainText } from '../../../src/book/index.js';
import { visit } from '../../../src/visit.js';

/** A chapter with the lines of its poems counted. */
function counted(text: string, numbers: number): Root {
  const { content } = render(parse('a.md', text), 'a', { file: 'a.md', language: 'en' });
  countVerse(content, numbers);
  return content;
}

function numbersIn(tree: Root): readonly string[] {
  const found: string[] = [];
  visit(tree, 'element', (node: Element) => {
    const { dataLineNumber } = node.properties;
    if (dataLineNumber !== undefined) found.push(`${String(dataLineNumber)} ${plainText(node)}`);
  });
  return found;
}

/** The lines that have numbers on paper, which are those that have them in the e-book. */
function read(text: string, numbers = 2): readonly string[] {
  const [paper, screen] = [counted(text, numbers), counted(text, numbers)];
  markPositions(paper, { line: 60, headFits: () => true, styled: new Set() });
  keepLines(screen);
  const found = numbersIn(paper);
  expect(numbersIn(screen)).toEqual(found);
  expect(JSON.stringify([paper, screen])).not.toMatch(/dataFirstLine|dataNumbers|dataStart/);
  return found;
}

describe('lines of verse', () => {
  it.each([
    ['through stanzas', '::: verse\na\nb\n\nc\nd\n:::', ['2 b', '4 d']],
    ['each poem anew', '::: verse\na\nb\n:::\n\n::: verse\nc\nd\n:::', ['2 b', '2 d']],
    ['a stanza of one too', '::: verse\na\n\nb\n\nc\n\nd\n:::', ['2 b', '4 d']],
    ['in a block of lines, those that go on once', '| a\n| b\n  more\n|\n| c\n| d', ['2 b more', '4 d']],
    ['with emphasis over their ends', '::: verse\n*a\nb\nc\nd*\n:::', ['2 b', '4 d']],
    ['from a number', '::: {.verse start=9}\na\nb\nc\n:::', ['10 b']],
    ['as often as the poem says', '::: {.verse numbers=3}\na\nb\nc\n:::', ['3 c']],
    ['not in one that says so', '::: {.verse numbers=none}\na\nb\n:::', []],
    ['not in what is quoted', 'As in\n\n> | a\n> | b\n', []],
    ['in what is quoted, if it says so', '> ::: {.verse numbers=1}\n> a\n> :::', ['1 a']],
    ['not in plays', '::: play\nANNA. So:\n\n::: verse\na\nb\n:::\n:::', []],
    [
      'in plays that say so, without names and directions',
      '::: {.play .verse numbers=2}\nANNA.\n\n*Enter* CHORUS.\n\na\nb\n:::',
      ['2 b'],
    ],
    ['of which something is seen', '::: verse\na\n[]{#here}\nb\n:::', ['2 b']],
    ['of no prose', 'a\\\nb\n\nc', []],
  ])('are counted %s', (_name, text, lines) => {
    expect(read(text)).toEqual(lines);
  });

  it('have no numbers where the book does not ask for them', () => {
    expect(read('::: verse\na\nb\n:::', 0)).toEqual([]);
  });

  it('have each so manieth number, wherever stanzas end', () => {
    const stanzas = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(stanzas, fc.integer({ min: 1, max: 12 }), fc.nat(999), (lengths, every, start) => {
        let number = start;
        const lines = lengths.map((length) => Array.from({ length }, () => `line ${number++} of it`));
        const text = `::: {.verse start=${start}}\n${lines.map((stanza) => stanza.join('\n')).join('\n\n')}\n:::`;
        const expected = Array.from({ length: number - start }, (_, i) => start + i)
          .filter((one) => one > 0 && one % every === 0)
          .map((one) => `${one} line ${one} of it`);
        expect(read(text, every)).toEqual(expected);
      }),
    );
  });
});
