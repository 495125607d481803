import { describe, expect, it } from 'vitest';
import { paintedPages, readPdf, wordsOf } from '../../../src/pdf/index.js';
import { onPaper, typesetter } from '../../support/press.js';
import { furnitureOf, shard, typeset, type Case, type Typeset } from '../book.js';
import { note, PARAGRAPHS } from './text.js';

/** CSS pixels between the end of each page's text and what stands below it: its notes, or its end. */
const ROOM_LEFT = `[...document.querySelectorAll('.pagedjs_page')].map((page) => {
  const area = page.querySelector('.pagedjs_page_content');
  const bottoms = [...area.querySelectorAll('p')].map((p) => p.getBoundingClientRect().bottom);
  return area.getBoundingClientRect().bottom - Math.max(...bottoms);
})`;

/** How much is filled on each page but letters. */
const painted = (pdf: Uint8Array): number[] =>
  paintedPages(readPdf(pdf)).map((page) => page.painted.filter(({ what }) => what !== 'text').length);

const undated = (pdf: Uint8Array): string =>
  Buffer.from(pdf)
    .toString('latin1')
    .replace(/D:\d{14}/g, '');

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

  /** The words of heads and folios, page by page. */
  async function furnitureWords(text: Case, { pages }: Typeset): Promise<string[][]> {
    const { pdf, problems } = await furnitureOf(typesetter, text, pages);
    expect(problems).toEqual([]);
    return (await wordsOf(pdf)).map((page) => page.map(({ text }) => text));
  }

  it('say in their heads what the text names for them', async () => {
    const css =
      '@page { @top-center { content: string(head) } } h1 { string-set: head content(text); break-before: page }';
    const text = shard(
      '<h1>Harbour</h1><p>One.</p><h1>Wharf</h1><p>Two.</p>',
      { page: 8, side: 'verso' },
      css,
    );
    const made = await typeset(typesetter, text);
    expect(await furnitureWords(text, made)).toEqual([
      ['Harbour', '8'],
      ['Wharf', '9'],
    ]);
  });

  it('say what was named before the page, on one that does not begin with another name', async () => {
    const css = `@page { @top-left { content: string(head, start) } @top-right { content: string(head, first-except) } @bottom-left { content: string(part, first-except) } }
      h1 { string-set: head content(text); margin-top: 40px } .new { break-before: page } section { string-set: part attr(title) } th { string-set: head attr(title) }`;
    const text = shard(
      `<section title="One"><h1>Harbour \\ "1"</h1><p>Text.</p><h1>Wharf</h1><p class="new">More.</p><p class="new">Again.</p><h1>Quay</h1></section>
      <section title="Two" class="new"><div class="empty"></div><div><h1>Dock</h1></div><table><thead><tr><th title="Head">A</th></tr></thead><tbody>${'<tr><td>Cell</td></tr>'.repeat(30)}</tbody></table></section>`,
      {},
      css,
    );
    const made = await typeset(typesetter, text);
    const words = await furnitureWords(text, made);
    expect(words.map((page) => page.join(' '))).toEqual([
      'Harbour \\ "1" 1',
      // a section that goes on is named once
      'Wharf Wharf One 2',
      'Wharf One 3',
      'Dock 4',
      // and so is the head of a table, though it is set again
      'Head Head Two 5',
    ]);
  });

  it('are made without their heads and folios, which are drawn apart, on their side', async () => {
    const css =
      '@page { background: #eee } @page :left { @top-left { content: "Left" } } @page :right { @top-right { content: "Right" } }';
    const text = shard(PARAGRAPHS, {}, css);
    const made = await typeset(typesetter, text);
    const words = (await wordsOf(made.pdf)).flat();
    expect(words.filter(({ text }) => /^(?:Left|Right|\d+)$/.test(text))).toEqual([]);
    expect(painted(made.pdf)).toEqual(made.pages.map(() => 0));
    const { pdf } = await furnitureOf(typesetter, text, made.pages);
    const heads = (await wordsOf(pdf)).map((page) => page.find(({ text }) => text.endsWith('t')));
    expect(heads.map((head) => head?.text)).toEqual(
      made.pages.map((_, i) => (i % 2 === 0 ? 'Right' : 'Left')),
    );
    for (const head of heads) {
      if (head?.text === 'Left') expect(head.x).toBeCloseTo(42.5, 0);
      else expect((head?.x ?? 0) + (head?.width ?? 0)).toBeCloseTo(241, 0);
      expect(head?.y).toBeLessThan(42);
    }
    expect(painted(pdf)).toEqual(made.pages.map(() => 1));
  });

  it('have heads beside each other that share the width by what they say', async () => {
    const css =
      '@page { @top-left { content: string(head) } @top-right { content: "Right" } } h1 { string-set: head content(text); break-before: page }';
    // the first page is of a kind of its own, and so are both sides
    const text = shard(`${'<h1>Short</h1>'.repeat(4)}<h1>${'A long title '.repeat(3)}</h1>`, {}, css);
    const made = await typeset(typesetter, text);
    const { pdf } = await furnitureOf(typesetter, text, made.pages);
    const heights = (await wordsOf(pdf)).map((page) => new Set(page.map(({ y }) => Math.round(y))).size);
    // the head is a line, and the folio is another
    expect(heights).toEqual([2, 2, 2, 2, 2]);
  });

  it('have furniture of their own wherever in the sheets of the engine it stood', async () => {
    const body = Array.from({ length: 90 }, (_, i) => `<p class="opener">${i}</p>`).join('');
    const text = shard(body, { page: 5 }, '.opener { break-before: page }');
    const made = await typeset(typesetter, text);
    expect(await furnitureWords(text, made)).toEqual(made.pages.map((_, i) => [String(i + 5)]));
    const one = await furnitureOf(typesetter, { ...text, page: 74, side: 'verso' }, made.pages.slice(69, 70));
    const all = await furnitureOf(typesetter, text, made.pages);
    const [[alone] = [], among] = [
      await wordsOf(one.pdf).then(([page]) => page),
      (await wordsOf(all.pdf))[69]?.[0],
    ];
    expect(alone).toMatchObject({ text: '74' });
    expect(alone?.x).toBe(among?.x);
    expect(alone?.y).toBeCloseTo(among?.y ?? 0, 3);
  });

  it('have their heads and folios where an element has a fixed place on each', async () => {
    const css =
      '.seal { position: fixed; top: 2mm; left: 2mm } @page { @top-center { content: "Headword" } }';
    const text = shard(`<p class="seal">Seal</p>${PARAGRAPHS}`, {}, css);
    const made = await typeset(typesetter, text);
    expect(made.pages.length).toBeGreaterThan(2);
    expect(await furnitureWords(text, made)).toEqual(made.pages.map((_, i) => ['Headword', String(i + 1)]));
  });

  it('tell how far they move on the other side, unless more changes there than that', async () => {
    const mirrored =
      '@page :left { margin: 15mm 20mm 15mm 10mm } @page :right { margin: 15mm 10mm 15mm 20mm }';
    const recto = await typeset(typesetter, shard(PARAGRAPHS, {}, mirrored));
    const verso = await typeset(typesetter, shard(PARAGRAPHS, { side: 'verso' }, mirrored));
    expect(recto.pages.slice(0, 2).map(({ text, turn }) => [text.x, turn])).toEqual([
      [75.58, -37.8],
      [37.78, 37.8],
    ]);
    expect(verso.pages.slice(0, 2).map(({ text, turned }) => [text.x, turned])).toEqual([
      [37.78, true],
      [75.58, true],
    ]);
    expect(undated(recto.pdf)).toBe(undated(verso.pdf));
    const unlike = mirrored.replace('15mm 20mm', '25mm 20mm');
    const other = await typeset(typesetter, shard(PARAGRAPHS, { side: 'verso' }, unlike));
    expect(other.pages.map(({ turned, turn }) => [turned, turn])).toEqual(
      other.pages.map(() => [undefined, undefined]),
    );
    expect(other.pages[0]?.text.y).not.toBe(other.pages[1]?.text.y);
  });

  it('are drawn as their side asks where a style tells sides apart', async () => {
    const css = 'h1 { break-before: page } .pagedjs_left_page h1 { text-align: right }';
    const sides = { recto: ['left', 'right'], verso: ['right', 'left'] } as const;
    for (const side of ['recto', 'verso'] as const) {
      const text = shard('<h1>One</h1><h1>Two</h1>', { side, tellsSides: true }, css);
      const words = await wordsOf((await typeset(typesetter, text)).pdf);
      expect(words.map(([word]) => ((word?.x ?? 0) < 100 ? 'left' : 'right'))).toEqual(sides[side]);
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
    const [a, b] = await Promise.all([
      typeset(typesetter, shard(PARAGRAPHS)),
      typeset(typesetter, shard(PARAGRAPHS)),
    ]);
    expect(undated(a.pdf)).toBe(undated(b.pdf));
    expect(a.pages).toEqual(b.pages);
  });
});
