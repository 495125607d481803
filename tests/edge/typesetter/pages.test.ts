import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/pdf/index.js';
import { onPaper, typesetter } from '../../support/press.js';
import { shard, typeset, type Typeset } from '../book.js';
import { note, PARAGRAPHS } from './text.js';

/** CSS pixels between the end of each page's text and what stands below it: its notes, or its end. */
const ROOM_LEFT = `[...document.querySelectorAll('.pagedjs_page')].map((page) => {
  const area = page.querySelector('.pagedjs_page_content');
  const bottoms = [...area.querySelectorAll('p')].map((p) => p.getBoundingClientRect().bottom);
  return area.getBoundingClientRect().bottom - Math.max(...bottoms);
})`;

describe('pages', () => {
  it('have their sides, folios and the ids that begin on them', async () => {
    const { pages, pdf, problems } = await typeset(
      typesetter,
      shard(PARAGRAPHS, { side: 'verso', page: 4, numbering: 'lower-roman' }),
    );
    expect(problems).toEqual([]);
    expect(pages.slice(0, 3).map(({ side, label }) => `${label} ${side}`)).toEqual([
      'iv verso',
      'v recto',
      'vi verso',
    ]);
    expect(pages.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: 20 }, (_, i) => `p${i}`));
    expect(pages[0]?.text).toMatchObject({ x: 56.69, y: 56.69 });
    // 100 × 150 mm is 283.46 × 425.2 pt: the next multiples of 6
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/MediaBox \[0 0 288 426\]/);
  });

  it('begin on the side that a break asks for', async () => {
    const { pages } = await typeset(
      typesetter,
      shard('<p>One</p><p class="opener">Two</p>', { side: 'verso' }, '.opener { break-before: left }'),
    );
    expect(pages.map(({ side, blank }) => (blank ? 'blank' : side))).toEqual(['verso', 'blank', 'verso']);
  });

  it('say in their heads what the text names for them', async () => {
    const css =
      '@page { @top-center { content: string(head) } } h1 { string-set: head content(text); break-before: page }';
    const body = '<h1>Harbour</h1><p>One.</p><h1>Wharf</h1><p>Two.</p>';
    const { pdf } = await typeset(typesetter, shard(body, {}, css));
    const count = (await wordsOf(pdf)).map((page) =>
      ['Harbour', 'Wharf'].map((name) => page.filter(({ text }) => text === name).length),
    );
    expect(count).toEqual([
      [2, 0],
      [0, 2],
    ]);
  });

  it('have elements of the text in their heads where a style runs them there', async () => {
    const css = '.head { position: running(title) } @page { @top-center { content: element(title) } }';
    const { pdf } = await typeset(typesetter, shard(`<p class="head">Runninghead</p>${PARAGRAPHS}`, {}, css));
    const words = (await wordsOf(pdf)).map((page) => page.map(({ text }) => text));
    expect(words.length).toBeGreaterThan(2);
    for (const page of words) expect(page.filter((word) => word === 'Runninghead')).toHaveLength(1);
  });

  it('have their heads and folios where an element has a fixed place on each', async () => {
    const css =
      '.seal { position: fixed; top: 2mm; left: 2mm } @page { @top-center { content: "Headword" } }';
    const { pdf } = await typeset(typesetter, shard(`<p class="seal">Seal</p>${PARAGRAPHS}`, {}, css));
    const words = (await wordsOf(pdf)).map((page) => page.map(({ text }) => text));
    expect(words.length).toBeGreaterThan(2);
    for (const [i, page] of words.entries()) {
      expect(page).toContain('Headword');
      expect(page).toContain(String(i + 1));
    }
  });

  it('stand in order where there are more of them than are kept laid out', async () => {
    const numbers = Array.from({ length: 90 }, (_, i) => `Page${i}`);
    const body = numbers.map((text) => `<p class="opener" id="${text}">${text}</p>`).join('');
    const { pages, pdf } = await typeset(typesetter, shard(body, {}, '.opener { break-before: page }'));
    expect(pages.map(({ ids }) => ids)).toEqual(numbers.map((id) => [id]));
    const words = await wordsOf(pdf);
    expect(words.map((page) => page.map(({ text }) => text).join(' '))).toEqual(
      numbers.map((text) => expect.stringContaining(text) as string),
    );
  });

  it('say whole words where a ligature begins a paragraph, or a page in the midst of one', async () => {
    // none on the first page, from which the engine would know what the glyph says
    const body = `<section>${'<p>meadows</p>'.repeat(30)}<p>fields</p><p>${'flowers '.repeat(400)}</p></section>`;
    const { pdf } = await typeset(typesetter, shard(body));
    const words = (await wordsOf(pdf)).map((page) => page.map(({ text }) => text));
    expect(words.length).toBeGreaterThan(3);
    expect(new Set(words.flat().filter((word) => !/^\d+$/.test(word)))).toEqual(
      new Set(['meadows', 'fields', 'flowers']),
    );
  });

  it('have an initial where a paragraph begins, and none where it goes on', async () => {
    const css = '.first::first-letter { font-size: 38px; line-height: 38px; float: left }';
    const body = `<p class="first">${'One word after another. '.repeat(150)}</p><p>Text.</p>`;
    const { pages, found: sizes } = await onPaper<string[], Typeset>(
      `[...document.querySelectorAll('.pagedjs_area p')].map((p) => getComputedStyle(p, '::first-letter').fontSize)`,
      () => typeset(typesetter, shard(body, {}, css)),
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(sizes).toEqual(['38px', ...sizes.slice(1).map(() => '14px')]);
  });

  it('are filled where one side is narrower than the other and notes come over from pages before', async () => {
    const unlike =
      '@page :left { margin: 40mm 55mm 15mm 5mm } @page :right { margin: 10mm 5mm 20mm 5mm } @page :first { margin-top: 70mm }';
    const long = (i: number): string =>
      note(i, `Note ${i} ${'goes on and on. '.repeat(i % 3 === 0 ? 90 : 4)}`);
    const body = Array.from(
      { length: 12 },
      (_, i) => `<p>${'One word after another. '.repeat(20)}${long(i)}</p>`,
    ).join('');
    const {
      problems,
      pages,
      found: roomLeft,
    } = await onPaper<number[], Typeset>(ROOM_LEFT, () => typeset(typesetter, shard(body, {}, unlike)));
    expect(problems).toEqual([]);
    expect(pages.length).toBeGreaterThan(9);
    // two lines at most, where one more would part a paragraph badly
    expect(roomLeft.slice(0, -1).filter((room) => room < 0 || room > 2 * 19)).toEqual([]);
  });

  it('have the notes that are called at the end of their paragraphs', async () => {
    const body = Array.from(
      { length: 6 },
      (_, i) => `<p>${'One word after another. '.repeat(17 + i)}${note(i, `Note${i}`)}</p>`,
    );
    const { pdf } = await typeset(typesetter, shard(body.join('')));
    const [first = []] = (await wordsOf(pdf)).map((page) => page.map(({ text }) => text));
    expect(first.filter((word) => word.startsWith('Note'))).toEqual(
      expect.arrayContaining(['Note0', 'Note1']),
    );
  });

  it('are the same bytes for the same section, but for the dates', async () => {
    const undated = (pdf: Uint8Array): string =>
      Buffer.from(pdf)
        .toString('latin1')
        .replace(/D:\d{14}/g, '');
    const [a, b] = await Promise.all([
      typeset(typesetter, shard(PARAGRAPHS)),
      typeset(typesetter, shard(PARAGRAPHS)),
    ]);
    expect(undated(a.pdf)).toBe(undated(b.pdf));
    expect(a.pages).toEqual(b.pages);
  });
});
