import { beforeAll, describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { readAnyPdf, wordsOf, type PrintedWord } from '../../src/pdf/index.js';
import { readStructure, type TagElement } from '../../src/pdf/tags/structure.js';
import { publish } from '../../src/publish.js';
import type { Problem } from '../../src/problem.js';
import { typesetter } from '../support/press.js';
import { memoryWorld } from '../support/world.js';

const COUNT = 45;
const numbers = Array.from({ length: COUNT }, (_, i) => i + 1);
const CHAPTER = `# Trees

${numbers.map((n) => `Sentence ${n} has a note.[^${n}]`).join(' ')}

${numbers.map((n) => `[^${n}]: The mark${n} of a note${n === 7 ? ':\n\n    - an item\n\n    and the end of it' : ''}.\n`).join('\n')}`;

const each = (node: TagElement): TagElement[] => [
  node,
  ...node.kids.flatMap((kid) => (kid.kind === 'element' ? each(kid) : [])),
];

describe.each(['chapter-end', 'end'])('notes on paper: %s', { timeout: 120_000 }, (notes) => {
  let problems: readonly Problem[] = [];
  let words: readonly (readonly PrintedWord[])[] = [];
  let tags: TagElement[] = [];
  beforeAll(async () => {
    const made = await publish(
      memoryWorld({
        'book.yaml': `title: T\nnotes: ${notes}\nchapters: [one.md, two.md]\n`,
        'one.md': CHAPTER,
        'two.md': '# Shrubs\n\nUndergrowth follows.[^a]\n\n[^a]: And its note.\n',
      }),
      { typesetter, shelf: shelf() },
      { target: '.' },
    );
    ({ problems } = made);
    const bytes = made.artifacts.find(({ name }) => name === 't.pdf')?.bytes ?? new Uint8Array();
    words = await wordsOf(bytes);
    const top = readStructure(await readAnyPdf(bytes));
    tags = top ? each(top) : [];
  }, 120_000);
  const pageOf = (text: string): number => words.findIndex((page) => page.some((word) => word.text === text));

  it('loses no word, in the PDF and the e-book, whose pages are the same', () => {
    expect(problems).toEqual([]);
  });

  it('sets each with its number on its line, over pages', () => {
    for (const n of numbers) {
      const page = words[pageOf(`mark${n}`)] ?? [];
      const mark = page.find(({ text }) => text === `mark${n}`);
      const number = page.filter(({ text, y }) => text === `${n}.` && Math.abs(y - (mark?.y ?? 0)) < 0.5);
      expect(number).toHaveLength(1);
      expect(number[0]?.x).toBeLessThan(mark?.x ?? 0);
    }
    expect(pageOf(`mark${COUNT}`)).toBeGreaterThan(pageOf('mark1'));
  });

  it('has them where they are wanted', () => {
    const before = pageOf('mark1') - pageOf('Undergrowth');
    if (notes === 'end') expect(before).toBeGreaterThan(0);
    else expect(before).toBeLessThan(0);
    expect(words[pageOf('mark1')]?.some(({ text }) => /^notes$/i.test(text))).toBe(true);
  });

  it('are lists to a screen reader', () => {
    const lists = tags.filter(({ role }) => role === 'L');
    const items = lists.map(
      ({ kids }) => kids.filter((kid) => kid.kind === 'element' && kid.role === 'LI').length,
    );
    // those of the contents come first
    expect(items.filter((count) => count === COUNT)).toHaveLength(1);
    expect(tags.some(({ role }) => role === 'Note')).toBe(false);
  });
});
