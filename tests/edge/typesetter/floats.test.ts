import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onPaper, typesetter } from '../../support/press.js';
import { shard, typeset, type Typeset } from '../book.js';
import { letters, stress } from '../stress.js';
import { inspected, note } from './text.js';
import { runs, seeds } from '../../support/chance.js';

const LINE = 19;
const CSS = `figure, table { margin: 0; break-inside: avoid } hr { margin: 0; height: 38px; border: 0; break-after: avoid }
h2, h3 { margin: 0; break-after: avoid; break-inside: avoid } section { break-before: page } ul { margin: 0; padding: 0 } td { padding: 0 }
.plate { break-before: page; break-after: page; height: 450px } .by-name { break-before: auto; break-after: auto; page: plate } @page plate { margin: 15mm }`;
const IMAGE = `<img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"`;

/** A figure of so many lines. */
const figure = (id: string, lines: number, classes = 'floats'): string =>
  `<figure id="${id}" class="${classes}">${IMAGE} style="display: block; width: 9px; height: ${lines * LINE}px"></figure>`;
/** A paragraph of so many lines. */
const text = (id: string, lines: number, more = ''): string =>
  `<p id="${id}">${Array.from({ length: lines }, () => 'One line of words.').join('<br>')}${more}</p>`;
const list = (id: string, lines: number): string => `<ul id="${id}">${'<li>Line</li>'.repeat(lines)}</ul>`;

interface SeenPage {
  /** Ids of the blocks of a section, in order; `…b` is one that goes on. */
  readonly blocks: readonly string[];
  /** Lines that are free at its foot. */
  readonly free: number;
}

const SEE = `[...document.querySelectorAll('.pagedjs_page_content')].map((content) => {
  const blocks = [...content.querySelectorAll('section > *')];
  const bottom = Math.max(...blocks.map((block) => block.getBoundingClientRect().bottom));
  return {
    blocks: blocks.map((block) => (block.dataset.splitFrom ? '…' : '') + (block.id || block.dataset.id)),
    free: (content.getBoundingClientRect().bottom - bottom) / ${LINE},
  };
})`;

const seen = (body: string): Promise<Typeset & { readonly found: readonly SeenPage[] }> =>
  onPaper<readonly SeenPage[], Typeset>(SEE, () => typeset(typesetter, shard(body, {}, CSS)));

const OF_ITS_OWN = `<figure id="F" class="plate">${IMAGE} style="display: block; width: 9px; height: 57px"><figcaption>F${note(2, 'Of it.')}</figcaption></figure>`;

/** The pages of one section, as `a F | …b c`. */
async function drawn(...blocks: readonly string[]): Promise<string> {
  const { found, problems } = await seen(`<section id="s">${blocks.join('')}</section>`);
  expect(problems).toEqual([]);
  return found.map((page) => page.blocks.join(' ')).join(' | ');
}

describe('notes that are not at an end before a plate', () => {
  const LONG = note(1, 'lorem ipsum dolor sit amet '.repeat(55));
  it.each([
    [
      'go on behind one that has its page by a name',
      [figure('F', 23, 'plate by-name'), text('b', 9)],
      'a* | F | b*',
    ],
    ['go on behind it', [figure('F', 3, 'plate'), text('b', 30)], 'a* | F | b* | …b'],
    ['go on behind two', [figure('F', 3, 'plate'), figure('G', 3, 'plate'), text('b', 9)], 'a* | F | G | b*'],
    ['go on before it where no text follows', [figure('F', 3, 'plate')], 'a* | * | F'],
    ['go on before one with a note of its own', [OF_ITS_OWN, text('b', 9)], 'a* | * | F* | b'],
  ])('%s', async (_name, blocks, pages) => {
    const {
      found,
      pages: laid,
      problems,
    } = await seen(`<section id="s">${[text('a', 10, LONG), ...blocks].join('')}</section>`);
    expect(problems).toEqual([]);
    const withNotes = found.map((page, i) => page.blocks.join(' ') + (laid[i]?.notes ? '*' : ''));
    expect(withNotes.join(' | ')).toBe(pages);
  });
});

describe('figures that float', { timeout: 120_000 }, () => {
  it.each([
    ['the text fills the page', [text('a', 12), figure('F', 15), text('b', 17)], 'a b | F …b'],
    ['whole paragraphs', [text('a', 12), figure('F', 15), text('b', 4), text('c', 14)], 'a b c | F …c'],
    ['one has room and stays', [text('a', 5), figure('F', 10), text('b', 20)], 'a F b | …b'],
    ['one that may not stays', [text('a', 12), figure('F', 15, ''), text('b', 20)], 'a | F b | …b'],
    ['the last thing stays', [text('a', 12), figure('F', 15)], 'a | F'],
    ['two in a row', [text('a', 12), figure('F', 15), figure('G', 5), text('b', 12)], 'a b | F G …b'],
    [
      'a small one does not overtake',
      [text('a', 8), figure('F', 18), text('b', 4), figure('G', 4), text('c', 20)],
      'a b c | F G | …c',
    ],
    [
      'no break is passed',
      [text('a', 9), figure('F', 18), text('b', 4), '<hr id="r">', text('c', 9)],
      'a b | F r c | …c',
    ],
    ['a section is', [text('a', 9), figure('F', 18), '<h2 id="h">H</h2>', text('c', 15)], 'a h c | F …c'],
    [
      'nor a figure that stays',
      [text('a', 9), figure('F', 18), text('b', 4), figure('G', 12, ''), text('c', 3)],
      'a b | F | G c',
    ],
    [
      'below its heading',
      [text('a', 10), '<h2 id="h">H</h2>', figure('F', 15), text('b', 20)],
      'a h b | F …b',
    ],
    ['no list is cut by one', [text('a', 12), figure('F', 15), list('l', 15), text('b', 3)], 'a l | …l F b'],
    [
      'nor one that is longer than a page',
      [text('a', 12), figure('F', 15), list('l', 50), text('b', 3)],
      'a | F l | …l | …l b',
    ],
    [
      'nor two, one after the other',
      [text('a', 12), figure('F', 15), list('l', 22), list('m', 22), text('b', 9)],
      'a l | …l | F m | …m b',
    ],
    [
      'a plate has the next page',
      [text('a', 9), figure('F', 3, 'plate floats'), text('b', 30)],
      'a b | F | …b',
    ],
    [
      'and so have two',
      [
        text('a', 9),
        figure('F', 3, 'plate floats'),
        text('b', 3),
        figure('G', 3, 'plate floats'),
        text('c', 30),
      ],
      'a b c | F | G | …c',
    ],
    [
      'a heading above one goes with the text',
      [text('a', 19), '<h2 id="h">H</h2>', figure('F', 3, 'plate floats'), text('b', 20)],
      'a h b | F | …b',
    ],
    [
      'also where that is overleaf',
      [text('a', 22), '<h2 id="h">H</h2>', figure('F', 3, 'plate floats'), text('b', 30)],
      'a | h b | F | …b',
    ],
    [
      'one that fits no page begins where it stands',
      [
        text('a', 12),
        `<table id="T" class="floats"><tbody>${'<tr><td>cell</td></tr>'.repeat(25)}</tbody></table>`,
        text('b', 3),
      ],
      'a T | …T b',
    ],
    [
      'a table too',
      [
        text('a', 12),
        `<table id="T" class="floats"><tbody>${'<tr><td>cell</td></tr>'.repeat(14)}</tbody></table>`,
        text('b', 17),
      ],
      'a b | T …b',
    ],
  ])('%s', async (_name, blocks, expected) => {
    expect(await drawn(...blocks)).toBe(expected);
  });

  /** Sections of blocks, the first a text; a figure's name is a capital. */
  const SECTIONS = fc.sample(
    fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.tuple(fc.constant('t'), fc.integer({ min: 2, max: 14 })) },
        { weight: 2, arbitrary: fc.tuple(fc.constant('n'), fc.integer({ min: 2, max: 14 })) },
        { weight: 3, arbitrary: fc.tuple(fc.constant('F'), fc.integer({ min: 2, max: 20 })) },
        { weight: 1, arbitrary: fc.tuple(fc.constant('h'), fc.constant(1)) },
        { weight: 1, arbitrary: fc.tuple(fc.constant('l'), fc.integer({ min: 1, max: 30 })) },
      ),
      { minLength: 6, maxLength: 24 },
    ),
    { seed: 11, numRuns: runs(50) },
  );
  let notes = 0;
  const call = (number: number, words: number): string =>
    ` A call${note(number, 'A note of some words. '.repeat(words))}.`;
  const NAMES: Readonly<Record<string, (id: string, lines: number) => string>> = {
    t: text,
    // with a call in its last line
    n: (id, lines) => text(id, lines, call(++notes, lines)),
    F: figure,
    h: (id) => `<h2 id="${id}">H</h2>`,
    l: list,
  };
  const written = SECTIONS.map((blocks, s) =>
    [['t', 3] as const, ...blocks].map(([kind, lines], i) => ({ id: `${kind}${s}-${i}`, kind, lines })),
  );
  const html = written.map(
    (blocks, s) =>
      `<section id="s${s}">${blocks.map(({ id, kind, lines }) => NAMES[kind]?.(id, lines)).join('')}</section>`,
  );

  it('keep the order of text, and their own, and leave no hole that text could fill', async () => {
    const { found, problems } = await seen(html.join(''));
    expect(problems).toEqual([]);
    const source = written.flat();
    const at = new Map(source.map(({ id }, i) => [id, i]));
    const isFigure = (id: string): boolean => id.startsWith('F');
    const pageOf = new Map<string, number>();
    found.forEach(({ blocks }, page) => {
      for (const id of blocks) pageOf.set(id, page);
    });
    for (const own of [isFigure, (id: string) => !isFigure(id)]) {
      const begun = found.flatMap(({ blocks }) => blocks.filter((id) => !id.startsWith('…') && own(id)));
      expect(begun).toEqual(source.map(({ id }) => id).filter(own));
    }
    let floated = 0;
    found.forEach(({ blocks, free }, page) => {
      const order = blocks.map((id) => id.replace('…', ''));
      for (const [i, id] of order.entries()) {
        if (!isFigure(id)) continue;
        // what was written before a figure begins before it
        const before = source.slice(0, at.get(id)).findLast((block) => !isFigure(block.id))?.id ?? '';
        const where = pageOf.get(before) ?? Infinity;
        expect(where < page || (where === page && order.indexOf(before) < i)).toBe(true);
        if (blocks.slice(i + 1).some((later) => later.startsWith('…'))) floated++;
      }
      const next = found[page + 1]?.blocks[0];
      if (next === undefined || !isFigure(next)) return;
      const { lines = 0 } = source.find(({ id }) => id === next) ?? {};
      expect([page, free < lines]).toEqual([page, true]);
      const last = order.findLast((id) => !isFigure(id)) ?? '';
      const follows = source.slice((at.get(last) ?? 0) + 1).find(({ id }) => !isFigure(id));
      // two lines of a paragraph could stand there, or all three of a short one, if the call of a note is not in them
      const isText = follows?.kind === 't' || (follows?.kind === 'n' && follows.lines > 4);
      if (isText && follows.id.split('-')[0]?.slice(1) === next.split('-')[0]?.slice(1))
        expect([page, free < 3]).toEqual([page, true]);
    });
    expect(floated).toBeGreaterThan(runs(20));
  });

  it('stand in a text of all kinds, of which no letter is lost or hidden', async () => {
    for (const seed of seeds(3, 8, 21)) {
      const { html: blocks, text: said, notes } = stress(seed, 40);
      const parts = blocks.split('\n<').map((block, i) => (i === 0 ? block : `<${block}`));
      const mixed = parts.map((block, i) =>
        i % 3 === 1 ? block + figure(`f${i}`, 4 + ((i * 7) % 14)) : block,
      );
      const { found, problems } = await inspected(shard(`<section>${mixed.join('')}</section>`, {}, CSS));
      expect(problems).toEqual([]);
      expect(found.text).toBe(letters(said));
      expect(found.notes).toBe(letters(notes));
      expect([found.hidden, found.badCuts]).toEqual([[], []]);
    }
  });

  it('leave notes on the page that calls them', async () => {
    const call = (i: number): string => ` A call${note(i, 'A note of some words. '.repeat(1 + (i % 3)))}.`;
    const blocks = Array.from({ length: 40 }, (_, i) => {
      const own = text(`p${i}`, 2 + (i % 5), i % 3 === 0 ? '' : call(i));
      return i % 3 === 1 ? own + figure(`f${i}`, 9 + (i % 8)) : own;
    });
    const body = shard(`<section>${blocks.join('')}</section>`, {}, CSS);
    const { pages, problems } = await typeset(typesetter, body);
    expect(problems).toEqual([]);
    expect(pages.flatMap(({ floated = [] }) => floated).length).toBeGreaterThan(5);
    for (const { ids } of pages)
      for (const id of ids) if (id.startsWith('noteref-')) expect(ids).toContain(id.replace('ref', ''));
    // in order, and each once
    const notes = pages.flatMap(({ ids }) => ids.filter((id) => id.startsWith('note-')));
    const called = Array.from({ length: 40 }, (_, i) => i).filter((i) => i % 3 !== 0);
    expect(notes).toEqual(called.map((i) => `note-${i}`));
  });

  it('have the room of the notes given back when their page is laid out anew, so that what fits the next is not cut', async () => {
    const called = ` A call${note(1, 'A note of some words. '.repeat(16))}.`;
    const whole = text('w', 20).replace('<p', '<p style="break-inside: avoid"');
    expect(await drawn(text('a', 8, called), figure('F', 13), text('b', 2), whole, text('c', 3))).toBe(
      'a b | F | w c',
    );
  });

  it('have not floated where nothing has passed them', async () => {
    const table = `<table id="T"><tbody>${'<tr><td>cell</td></tr>'.repeat(8)}</tbody></table>`;
    const body = text('a', 18) + figure('F', 8) + table + text('b', 9);
    const { pages, problems } = await typeset(typesetter, shard(`<section>${body}</section>`, {}, CSS));
    expect(problems).toEqual([]);
    expect(pages.map(({ ids }) => ids.join(' '))).toEqual(['a', 'F T b', '']);
    expect(pages.flatMap(({ floated = [] }) => floated)).toEqual([]);
  });

  it('are told of with the page that they have come to, and its letters are those of the text alone', async () => {
    const caption = '<figcaption>Caption</figcaption></figure>';
    const body = text('a', 12) + figure('F', 14).replace('</figure>', caption) + text('b', 15);
    const { pages, problems } = await typeset(typesetter, shard(`<section>${body}</section>`, {}, CSS));
    expect(problems).toEqual([]);
    expect(pages.map(({ floated }) => floated)).toEqual([undefined, ['F']]);
    expect(pages.flatMap(({ ids }) => ids)).toEqual(['a', 'b', 'F']);
    expect(pages[1]?.floats).toHaveLength(1);
    expect(pages[1]?.continues).toEqual(['section', 'p']);
    const own = letters((text('a', 12) + text('b', 15)).replace(/<[^>]*>/g, ''));
    expect(pages.reduce((sum, page) => sum + (page.letters ?? 0), 0)).toBe(own.length);
  });
});
