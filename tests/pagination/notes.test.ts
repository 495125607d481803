import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Note } from '../../src/book/index.js';
import { shelf } from '../../src/edge/shelf.js';
import { nameElements, placeNotes } from '../../src/pagination/notes.js';
import { readAnyPdf, wordsOf, type PrintedWord } from '../../src/pdf/index.js';
import { readStructure, type TagElement } from '../../src/pdf/tags/structure.js';
import { publish } from '../../src/publish.js';
import type { Problem } from '../../src/problem.js';
import { typesetter } from '../support/press.js';
import { memoryWorld } from '../support/world.js';

const html = unified().use(rehypeStringify);

/** What stands in the note for the content `source`, as the engine's document has it. */
function written(source: string, direction = {}): string {
  const tree: Root = fromHtml('<p>A<a id="ref">1</a></p>', { fragment: true });
  const { children } = fromHtml(source, { fragment: true });
  const note: Note = { id: 'n', number: 12, referenceId: 'ref', content: children as Element[] };
  placeNotes(tree, [note], { direction, room: { line: 66, headFits: () => true, styled: new Set() } });
  nameElements(tree);
  const document = html.stringify(tree);
  // no parser may end the paragraph before the note does
  expect(html.stringify(fromHtml(document, { fragment: true }))).toBe(document);
  return document
    .replace(
      /^<p>A<a id="ref">1<\/a><span class="note(?: ends-apart)?" id="n" role="complementary"[^>]*>/,
      '',
    )
    .replace(/<\/span><\/p>$/, '');
}

describe('a note on paper', () => {
  it('has its number in its first paragraph, and paragraphs as spans', () => {
    expect(written('<p>B</p><p>C</p>')).toBe(
      '<span class="note-paragraph" role="paragraph"><span class="note-number">12</span>B</span>' +
        '<span class="note-paragraph more" role="paragraph">C</span>',
    );
    expect(written('<p>B</p>', { dir: 'rtl' })).toContain('<span class="note-number">12\u200f</span>');
  });

  it('names the elements that would end its paragraph, and leaves others', () => {
    expect(written('<p>B</p><ul><li><em>C</em></li></ul>')).toContain(
      '<span class="more" data-element="ul"><span data-element="li"><em>C</em></span></span>',
    );
    const table = written(
      '<table><thead><tr><th>B</th></tr></thead><tbody><tr><td>C</td></tr></tbody></table>',
    );
    for (const name of ['table', 'thead', 'tbody', 'tr', 'th', 'td'])
      expect(table).toContain(`data-element="${name}"`);
  });

  it('has its number beside the list, the table or the code that it begins with, which leaves it room', () => {
    for (const source of [
      '<ol><li>B</li></ol>',
      '<pre><code>B\n</code></pre>',
      '<blockquote><p>B</p></blockquote>',
    ]) {
      const note = written(source);
      expect(note).toMatch(
        /^<span class="note-number beside" role="paragraph">12<\/span><span[^>]* class="numbered/,
      );
      expect(note).toMatch(/style="(?:--lines: 1; )?--digits: 2"/);
    }
  });

  it('has its number in the first of the lines that the author ended, which stay lines', () => {
    expect(written('<p>B<br>C</p>')).toBe(
      '<span class="note-paragraph kept-lines whole" role="paragraph">' +
        '<span class="kept-line stay"><span class="note-number">12</span>B</span>' +
        '<span class="kept-line">C</span></span>',
    );
  });

  it('gives space to what stands apart and what follows it, and none to lists and beginnings', () => {
    const classes = (source: string): string[] =>
      Array.from(
        written(source).matchAll(/class="([^"]*)"[^>]*data-element="(\w+)"/g),
        ([, names, name]) => `${name ?? ''} ${names ?? ''}`,
      );
    expect(classes('<p>B</p><blockquote><p>C</p></blockquote><ul><li>D</li></ul>')).toEqual([
      'blockquote apart more',
      'p first',
      'ul apart more',
    ]);
    expect(classes('<p>B</p><ul><li>C<ul><li>D</li></ul></li></ul>')).toEqual(['ul more']);
    expect(classes('<ul><li><p>C</p><pre>D</pre></li></ul>')).toEqual([
      'ul numbered',
      'p first',
      'pre kept-lines whole apart',
    ]);
  });

  it('begins flush after a block, and has no headings of the book', () => {
    expect(written('<p>B</p><ul><li>C</li></ul><p>D</p>')).toContain(
      '<span class="note-paragraph flush more"',
    );
    const headed = written('<h2>B</h2><p>C</p>');
    expect(headed).toMatch(/^<span class="note-paragraph note-heading" role="paragraph">/);
    expect(headed).toContain('<span class="note-paragraph flush more" role="paragraph">C');
  });

  it('keeps a single line of code from what follows its note', () => {
    expect(written('<pre><code>B\n</code></pre>')).not.toContain('stay');
    expect(written('<pre><code>B\nC\n</code></pre>')).toContain('stay');
  });
});

const LINE = 'The mill stood where the river bends below the town and nobody came down the road.';
const rows = Array.from({ length: 60 }, (_, i) => `    | row${i} | ${i * 7} |`).join('\n');
const items = Array.from({ length: 30 }, (_, i) => `    ${i + 3}. item${i + 3} ${LINE}`).join('\n');

const NOTES = `---
title: Notes
language: en
trim: a6
editions: [screen, print]
---

# One

${LINE} List.[^list] Quoted.[^quote] ${LINE}

- In an item.[^code] ${LINE}

| Head |
| ---- |
| Cell.[^first] |

${`${LINE} `.repeat(12)}Long.[^long] ${`${LINE} `.repeat(12)}

${`${LINE} `.repeat(12)}Wide.[^table] ${`${LINE} `.repeat(12)}

[^list]: Sorts:

    - oak
    - ash
        1. mountain
        2. common

    And no more.

[^quote]: He says:

    > ${LINE}
    >
    > — Smith

[^code]: Reads:

    \`\`\`
    if (a)
        begin();
    \`\`\`

    Tyger Tyger\\
    burning bright

[^first]: - bullet
    - second

[^long]:
${items}

[^table]: Figures:

    | Name | Number |
    | ---- | -----: |
${rows}
`;

const each = (node: TagElement): TagElement[] => [
  node,
  ...node.kids.flatMap((kid) => (kid.kind === 'element' ? each(kid) : [])),
];

describe('notes of lists, quotations, code and tables', { timeout: 120_000 }, () => {
  let problems: readonly Problem[] = [];
  let words: readonly (readonly PrintedWord[])[] = [];
  let notes: TagElement[] = [];
  beforeAll(async () => {
    const made = await publish(
      memoryWorld({ 'a.md': NOTES }),
      { typesetter, shelf: shelf() },
      { target: 'a.md' },
    );
    ({ problems } = made);
    const bytes = made.artifacts.find(({ name }) => name === 'notes.pdf')?.bytes ?? new Uint8Array();
    words = await wordsOf(bytes);
    const top = readStructure(await readAnyPdf(bytes));
    notes = top ? each(top).filter(({ role }) => role === 'Note') : [];
  });
  const find = (text: string): PrintedWord => {
    const found = words.flat().find((word) => word.text === text);
    if (!found) throw new Error(`Unexpected pages without '${text}'`);
    return found;
  };

  it('lose no word, and are valid for readers', () => {
    expect(problems).toEqual([]);
  });

  it('stand line below line, indented by their depth', () => {
    const [sorts, oak, ash, mountain, common] = ['Sorts:', 'oak', 'ash', 'mountain', 'common'].map(find);
    const lefts = [oak, ash, mountain, common].map((word) => Math.round(word?.x ?? 0));
    expect(lefts[0]).toBe(lefts[1]);
    expect(lefts[2]).toBeGreaterThan(lefts[1] ?? 0);
    expect(lefts[2]).toBe(lefts[3]);
    const tops = [sorts, oak, ash, mountain, common].map((word) => word?.y ?? 0);
    // in the leading of notes, 11.5 points
    tops.slice(1).forEach((top, i) => {
      expect(Math.abs(Math.abs(top - (tops[i] ?? 0)) - 11.5)).toBeLessThan(0.6);
    });
    expect(find('begin();').x).toBeGreaterThan(find('if').x + 10);
    expect(Math.abs(find('burning').y - find('Tyger').y)).toBeGreaterThan(10);
    expect(find('Smith').x).toBeGreaterThan(200);
  });

  it('have their number on the line of what they begin with, left of it', () => {
    const bullet = find('bullet');
    const number = words.flat().filter(({ text, y }) => text === '4' && Math.abs(y - bullet.y) < 0.5);
    expect(number).toHaveLength(1);
    expect(number[0]?.x).toBeLessThan(bullet.x - 10);
  });

  it('go on overleaf with their numbers, and tables with their heads', () => {
    const pageOf = (text: string): number =>
      words.findIndex((page) => page.some((word) => word.text === text));
    expect(pageOf('item32')).toBeGreaterThan(pageOf('item3'));
    for (const item of [3, 4, 17, 32]) {
      const word = find(`item${item}`);
      const page = words[pageOf(`item${item}`)] ?? [];
      expect(page.filter(({ text, y }) => text === `${item}.` && Math.abs(y - word.y) < 0.5)).toHaveLength(1);
    }
    const tablePages = words.filter((page) => page.some(({ text }) => /^row\d+$/.test(text)));
    expect(tablePages.length).toBeGreaterThan(1);
    for (const page of tablePages) expect(page.filter(({ text }) => text === 'Number')).toHaveLength(1);
  });

  it('are lists, quotations and tables to a screen reader, whole where a page end cut them', () => {
    const count = (note: TagElement | undefined, role: string): number =>
      note ? each(note).filter((tag) => tag.role === role).length : 0;
    expect(notes).toHaveLength(6);
    const [list, quote, code, first, long, table] = notes;
    expect([count(list, 'L'), count(list, 'LI'), count(list, 'Lbl')]).toEqual([2, 4, 4]);
    expect(count(quote, 'BlockQuote')).toBe(1);
    expect(count(code, 'Code')).toBe(1);
    expect([count(first, 'P'), count(first, 'LI')]).toEqual([1, 2]);
    expect([count(long, 'L'), count(long, 'LI')]).toEqual([1, 30]);
    expect([count(table, 'Table'), count(table, 'TR'), count(table, 'TH')]).toEqual([1, 61, 2]);
  });
});
