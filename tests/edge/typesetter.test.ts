import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { chromiumTypesetter } from '../../src/edge/chromium.js';
import { wordsOf } from '../../src/pdf/index.js';
import { PressError } from '../../src/problem.js';
import { serve, shard, typeset } from './book.js';
import { letters, stress } from './stress.js';
import type { ChromiumOptions } from '../../src/edge/chromium.js';
import type { Serve } from '../../src/pagination/typesetter.js';

/** What tests/fixtures/typesetter/inspect.js finds. */
interface Inspection {
  readonly text: string;
  readonly notes: string;
  readonly hidden: readonly string[];
  readonly widows: readonly string[];
  readonly orphans: readonly string[];
  readonly cuts: readonly string[];
  readonly badCuts: readonly string[];
}

const INSPECT = readFileSync(new URL('../fixtures/typesetter/inspect.js', import.meta.url), 'utf8');

/** CSS pixels between the end of each page's text and what stands below it: its notes, or its end. */
const ROOM_LEFT = `[...document.querySelectorAll('.pagedjs_page')].map((page) => {
  const area = page.querySelector('.pagedjs_page_content');
  const bottoms = [...area.querySelectorAll('p')].map((p) => p.getBoundingClientRect().bottom);
  return area.getBoundingClientRect().bottom - Math.max(...bottoms);
})`;

/** What a script finds on the finished pages as they will be printed: on the screen there are none. */
async function onPaper<T>(page: Page, script: string): Promise<T> {
  await page.emulateMediaType('print');
  try {
    return (await page.evaluate(script)) as T;
  } finally {
    await page.emulateMediaType();
  }
}

let seen: Inspection | undefined;
const inspect: NonNullable<ChromiumOptions['inspect']> = async (page) => {
  seen = await onPaper<Inspection>(page, INSPECT);
};
const typesetter = chromiumTypesetter({ inspect });
const greedy = chromiumTypesetter({ inspect, lines: false });
const stock = chromiumTypesetter({ inspect, stock: true });
afterAll(() => Promise.all([typesetter.close(), greedy.close(), stock.close()]));

const PARAGRAPHS = Array.from(
  { length: 20 },
  (_, i) => `<p id="p${i}">${'One word after another. '.repeat(20)}</p>`,
).join('\n');

const note = (number: number, text: string): string =>
  `<a class="noteref" id="noteref-${number}" href="#note-${number}">${number}</a><span class="note" id="note-${number}"><span class="note-number">${number}</span> ${text}</span>`;

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
    const sizes: string[] = [];
    const looking = chromiumTypesetter({
      async inspect(page) {
        sizes.push(
          ...((await page.evaluate(
            `[...document.querySelectorAll('.pagedjs_area p')].map((p) => getComputedStyle(p, '::first-letter').fontSize)`,
          )) as string[]),
        );
      },
    });
    try {
      const css = '.first::first-letter { font-size: 38px; line-height: 38px; float: left }';
      const body = `<p class="first">${'One word after another. '.repeat(150)}</p><p>Text.</p>`;
      const { pages } = await typeset(looking, shard(body, {}, css));
      expect(pages.length).toBeGreaterThan(1);
    } finally {
      await looking.close();
    }
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
    let roomLeft: readonly number[] = [];
    const filled = chromiumTypesetter({
      inspect: async (page) => {
        roomLeft = await onPaper<number[]>(page, ROOM_LEFT);
      },
    });
    try {
      const { problems, pages } = await typeset(filled, shard(body, {}, unlike));
      expect(problems).toEqual([]);
      expect(pages.length).toBeGreaterThan(9);
      // two lines at most, where one more would part a paragraph badly
      expect(roomLeft.slice(0, -1).filter((room) => room < 0 || room > 2 * 19)).toEqual([]);
    } finally {
      await filled.close();
    }
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

describe('what belongs together', { timeout: 60_000 }, () => {
  /** How each page ends: the name of the block that holds its last text; `empty` if a block is left on it that has none. */
  const ENDS = `[...document.querySelectorAll('.pagedjs_page_content')].map((page) => {
    if ([...page.querySelectorAll('li, pre, table, h2, h3, p')].some((block) => block.textContent.trim() === '')) return 'empty';
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    let last = '';
    for (let text = walker.nextNode(); text; text = walker.nextNode())
      if (text.data.trim()) last = text.parentElement.closest('h2, h3, li, pre, thead, tbody, p').localName;
    return last;
  })`;
  const rows = (count: number): string => '<tr><td>cell<br>cell</td><td>cell</td></tr>'.repeat(count);
  const head = '<thead><tr><th>head</th><th>head</th></tr></thead>';

  it.each([
    ['headings one below the other and text', '<h2>Head</h2><h3>Head</h3><h3>Head</h3><p>Text.</p>'],
    [
      'items of a list and their markers',
      `<ul><li><p>${'Text that goes on for three lines. '.repeat(3)}</p></li></ul>`,
    ],
    ['a heading and a list', '<h2>Head</h2><ol><li><p>Text.</p><p>Text.</p></li></ol>'],
    [
      'a heading and lines that stay together',
      '<h2>Head</h2><pre style="--lines: 3; break-inside: avoid">one\ntwo\nthree</pre>',
    ],
    ['a heading and a quotation', '<h2>Head</h2><blockquote><div><p>Text.</p></div></blockquote>'],
    ['a heading and a table', `<h2>Head</h2><table>${head}<tbody>${rows(3)}</tbody></table>`],
    [
      'a heading and a table that fits no page',
      `<h2>Head</h2><table style="break-inside: avoid">${head}<tbody>${rows(20)}</tbody></table>`,
    ],
    [
      'headings and a picture that has no room below them',
      `<h2>Head</h2><h3>Head</h3><figure style="break-inside: avoid; margin: 0"><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E" style="display: block; height: 425px"><p>Text.</p></figure>`,
    ],
  ])('is not parted: %s', async (_name, body) => {
    let ends: readonly string[] = [];
    const looking = chromiumTypesetter({
      async inspect(page) {
        ends = (await page.evaluate(ENDS)) as string[];
      },
    });
    try {
      const css =
        'h2, h3 { break-after: avoid; break-inside: avoid; margin: 0; line-height: 19px; font-size: 14px } .anew { break-before: page } tr { break-inside: avoid } td { padding: 0 }';
      const parts = Array.from(
        { length: 24 },
        (_, lines) => `<section class="anew">${'<p>Line.</p>'.repeat(lines + 1)}${body}</section>`,
      );
      await typeset(looking, shard(parts.join(''), {}, css));
    } finally {
      await looking.close();
    }
    expect(ends.length).toBeGreaterThan(24);
    expect(new Set(ends)).not.toContain('empty');
    for (const name of ['h2', 'h3', 'thead']) expect(new Set(ends)).not.toContain(name);
  });

  it('fills a page before what fits none', async () => {
    const css = 'table { break-inside: avoid } tr { break-inside: avoid } td { padding: 0 }';
    const body = `<p>Text.</p><table>${rows(20)}</table>`;
    const { pages, pdf } = await typeset(typesetter, shard(body, {}, css));
    // and not three, of which the first has a word
    expect(pages.length).toBe(2);
    expect((await wordsOf(pdf)).map((words) => words.length > 20)).toEqual([true, true]);
  });
});

describe('page ends', () => {
  it.each([
    [1, typesetter],
    [3, greedy],
  ])('keep every letter of a hard text, in its place (seed %i)', async (seed, setter) => {
    const source = stress(seed, 25);
    const { problems } = await typeset(setter, shard(source.html));
    expect(problems).toEqual([]);
    expect(seen?.text).toBe(letters(source.text));
    expect(seen?.notes).toBe(letters(source.notes));
    expect(seen?.cuts.length).toBeGreaterThan(8);
    expect(seen).toMatchObject({ hidden: [], badCuts: [] });
    // where long notes leave a page two lines of text, there is no better cut
    expect(seen?.widows.length).toBeLessThanOrEqual(1);
  });

  it('would lose letters as paged.js comes, and the checks see it', async () => {
    const source = stress(1, 25);
    const { problems } = await typeset(stock, shard(source.html));
    expect(seen?.text).not.toBe(letters(source.text));
    expect(seen?.badCuts).not.toEqual([]);
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['hidden-text', 'text-lost']),
    );
  });
});

describe('faces', () => {
  const facesIn = (pdf: Uint8Array): string[] =>
    [
      ...new Set(
        [
          ...Buffer.from(pdf)
            .toString('latin1')
            .matchAll(/\/FontName \/[A-Z]+\+([\w-]+)/g),
        ].map(([, name = '']) => name),
      ),
    ].sort();

  it('that only the heads of some pages ask for are waited for', async () => {
    const css = '@page :left { @top-center { content: "A head"; font: italic 11px Text } }';
    const slow: Serve = async (path) => {
      if (path === 'faces/italic.ttf') await new Promise((resolve) => setTimeout(resolve, 400));
      return serve(path);
    };
    const laid = await typesetter.lay(shard(PARAGRAPHS, {}, css), slow);
    await laid.place({ page: 1, side: 'recto' });
    const { pdf, problems } = await laid.print();
    expect(problems).toEqual([]);
    expect(facesIn(pdf)).toEqual(['EBGaramond-Italic', 'EBGaramond-Regular']);
  });

  it('that are asked for while pages are made make no page but that which they would make at once', async () => {
    const css = 'p::first-line { font: italic 28px/19px Text }';
    const alone = chromiumTypesetter({ jobs: 1 });
    try {
      const first = await typeset(alone, shard(PARAGRAPHS, {}, css));
      const again = await typeset(alone, shard(PARAGRAPHS, {}, css));
      expect(first.problems).toEqual([]);
      expect(first.pages).toEqual(again.pages);
    } finally {
      await alone.close();
    }
  });

  it('that make set lines too long leave those paragraphs to the browser, which breaks them anew', async () => {
    const css = 'p.wide.lines { font-size: 16px } p.wide { color: #000 }';
    const body = PARAGRAPHS.replace('<p id="p3">', '<p id="p3" class="wide">');
    let sticksOut = true;
    const looking = chromiumTypesetter({
      inspect: async (page) => {
        sticksOut = await onPaper<boolean>(
          page,
          "[...document.querySelectorAll('.wide')].some((p) => p.matches('.lines') || p.scrollWidth > p.clientWidth)",
        );
      },
    });
    try {
      const { problems } = await typeset(looking, shard(body, {}, css));
      expect(problems).toEqual([]);
      expect(sticksOut).toBe(false);
    } finally {
      await looking.close();
    }
  });
});

describe('tables over pages', () => {
  const words = (count: number): string => 'word '.repeat(count).trim();
  const row = (i: number): string =>
    `<tr><td id="a${i}">${i}</td><td>${words(1 + ((i * 7) % 23))}</td><td id="c${i}">${words(1 + ((i * 5) % 11))}</td></tr>`;
  const rows = Array.from({ length: 60 }, (_, i) => row(i)).join('');
  const css =
    'table { border-collapse: collapse; width: 100% } td, th { padding: 0 } tr { break-inside: avoid }';
  const table = `<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody>${rows}</tbody></table>`;

  it('keep their rows whole and their columns as wide as on the page before', async () => {
    let columns: readonly (readonly number[])[] = [];
    const looking = chromiumTypesetter({
      inspect: async (page) => {
        columns = await onPaper<number[][]>(
          page,
          "[...document.querySelectorAll('tr:not([data-head-again] *)')].map(({ cells }) => [...cells].map((cell) => Math.round(cell.getBoundingClientRect().width)))",
        );
      },
    });
    try {
      const { pages, problems } = await typeset(looking, shard(table, {}, css));
      expect(problems).toEqual([]);
      expect(pages.length).toBeGreaterThan(2);
      for (let i = 0; i < 60; i++) {
        const on = (id: string): number => pages.findIndex(({ ids }) => ids.includes(id));
        expect(on(`a${i}`), String(i)).toBe(on(`c${i}`));
      }
      // heads that are set again, not to be read as text
      expect(pages.map(({ repeats = [] }) => repeats.length)).toEqual(pages.map((_, i) => (i === 0 ? 0 : 1)));
      // the rest of a row that was cut would be one more
      expect(columns).toHaveLength(61);
      for (const widths of columns)
        widths.forEach((width, i) => {
          expect(Math.abs(width - (columns[0]?.[i] ?? 0))).toBeLessThanOrEqual(1);
        });
    } finally {
      await looking.close();
    }
  });
});

describe('tables too wide for the measure', () => {
  it('break words that have no places for it', async () => {
    const cell = (letters: number): string => `<td><code>${'m'.repeat(letters)}</code></td>`;
    const css = 'table { width: 100% } td { padding: 0 } code { overflow-wrap: break-word }';
    const table = `<table class="whole"><tr>${cell(30)}${cell(20)}</tr><tr>${cell(3)}${cell(2)}</tr></table>`;
    expect((await typeset(typesetter, shard(table, {}, css))).problems).toEqual([]);
  });
});

describe('notes', () => {
  it('come whole, 120 of them in one paragraph', async () => {
    const words = Array.from({ length: 120 }, (_, i) => `w${i}${note(i, `Note ${i}.`)}`).join(' ');
    const { problems, pages } = await typeset(typesetter, shard(`<p>${words}</p><p>The last.</p>`));
    expect(problems).toEqual([]);
    expect(seen?.notes).toBe(Array.from({ length: 120 }, (_, i) => `${i}Note${i}`).join(''));
    expect(pages.flatMap(({ ids }) => ids)).toContain('note-119');
  });

  it('begin on the page that calls them, unless its first line calls more than it has room for', async () => {
    const firstLine = 15 * (96 / 25.4) + 19;
    for (const seed of [2, 10]) {
      const { pages } = await typeset(typesetter, shard(stress(seed, 30).html));
      const late = pages.flatMap(({ ids, tops }) =>
        ids.flatMap((id, i) =>
          id.startsWith('noteref-') && !ids.includes(id.replace('ref', '')) ? (tops?.[i] ?? Infinity) : [],
        ),
      );
      expect(pages.flatMap(({ ids }) => ids).length).toBeGreaterThan(200);
      expect(late.filter((top) => top > firstLine)).toEqual([]);
    }
  });

  it('go on over as many pages as they need, where no text follows', async () => {
    const text = 'lorem ipsum dolor sit amet '.repeat(600);
    const { problems, pages } = await typeset(typesetter, shard(`<p>A${note(1, text)}</p>`, { page: 5 }));
    expect(problems).toEqual([]);
    expect(seen?.notes).toBe(`1${letters(text)}`);
    expect(pages.map(({ label }) => Number(label))).toEqual(pages.map((_, i) => i + 5));
    expect(pages.filter(({ ids }) => ids.includes('note-1'))).toHaveLength(1);
  });
});

describe('what does not fit', () => {
  it('ends a section with rules that break everywhere', async () => {
    const rules =
      '*{break-before:page;break-inside:avoid} p{height:400mm;break-inside:avoid} li{display:table;min-height:300mm}';
    const body = '<h1>One</h1><p>a</p><p>b</p><ul><li>c</li><li>d</li></ul><p>The last.</p>';
    await typeset(typesetter, shard(body, {}, rules));
    expect(seen?.text).toBe('OneabcdThelast');
  });

  it('is named, and what follows it still comes', async () => {
    const svg = '<svg id="tower" width="100" height="1500"><rect width="100" height="1500"/></svg>';
    const { problems } = await typeset(typesetter, shard(`<p>Before</p><p>${svg}</p><p>After</p>`));
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([
      expect.stringMatching(/^overflow: .*tower/) as string,
    ]);
    expect(seen?.text).toBe('BeforeAfter');
  });

  it('is parted from what it should not be parted from, where the two do not fit a page', async () => {
    const { problems, pages } = await typeset(
      typesetter,
      shard(
        '<p class="tied">Before</p><div class="tall">Tall</div>',
        {},
        '.tied { break-after: avoid } .tall { height: 440px; break-inside: avoid }',
      ),
    );
    expect(problems).toEqual([]);
    expect(pages).toHaveLength(2);
    expect(seen?.text).toBe('BeforeTall');
  });

  it('is reported where words stand outside the text box', async () => {
    const { problems } = await typeset(
      typesetter,
      shard(`<p style="overflow-wrap:normal">${'x'.repeat(200)}</p>`),
    );
    expect(problems).toMatchObject([{ ruleId: 'hidden-text', severity: 'error', page: '1' }]);
  });

  it('stops with the section and the page when time runs out', async () => {
    const hasty = chromiumTypesetter({ budget: { page: 1 } });
    try {
      const halted = typeset(hasty, shard(PARAGRAPHS));
      await expect(halted).rejects.toThrow(PressError);
      await expect(halted).rejects.toThrow(/section 'test' before its first page/);
    } finally {
      await hasty.close();
    }
  });

  it('begins nothing of what waits once it is closed, and leaves nobody waiting', async () => {
    const hasty = chromiumTypesetter({ jobs: 1, budget: { page: 1 } });
    const slow = chromiumTypesetter({ jobs: 1 });
    for (const closing of [hasty, slow]) {
      const waiting = Array.from({ length: 12 }, () => closing.lay(shard(PARAGRAPHS), serve));
      const ends = Promise.allSettled(waiting);
      // one has failed, or as many are laid as there is room for while none is printed
      await waiting[0]?.catch(() => undefined);
      await closing.close();
      const reasons = (await ends).map((end) => (end.status === 'rejected' ? String(end.reason) : 'laid'));
      expect(reasons.at(-1)).toMatch(/after the end of its typesetter/);
      await expect(closing.warm()).rejects.toThrow(/after the end of its typesetter/);
    }
  });
});

describe('the sheet', () => {
  it.each([
    [105, 148, 12],
    [210, 297, 0],
    [210, 297, 12],
    [297, 210, 18],
    [400, 450, 72],
  ])('of %i × %i mm has a bleed of %i pt around it', async (width, height, bleed) => {
    const css = `:root { --bleed: ${bleed}pt } @page { size: ${width}mm ${height}mm }`;
    const { pdf } = await typeset(typesetter, shard('<p>Text.</p>', {}, css));
    const [, ...sides] =
      /\/MediaBox \[0 0 (\d+) (\d+)\]/.exec(Buffer.from(pdf).toString('latin1'))?.map(Number) ?? [];
    for (const [index, side] of [width, height].entries()) {
      const needed = (side / 25.4) * 72 + 2 * bleed;
      expect(sides[index]).toBeGreaterThanOrEqual(needed);
      // the engine's sheets are exact in steps of six points
      expect(sides[index]).toBeLessThan(needed + 6);
    }
  });
});

describe('tabs', () => {
  it('are as many as are asked for', async () => {
    const many = chromiumTypesetter({ jobs: 5 });
    try {
      const laid = await Promise.all(
        Array.from({ length: 10 }, (_, i) => many.lay(shard(`<p>Part ${String(i)}</p>`), serve)),
      );
      expect(laid).toHaveLength(10);
    } finally {
      await many.close();
    }
  });
});

describe('the engine', () => {
  it('makes no remarks, which nobody would read', async () => {
    const lines: string[] = [];
    const alone = chromiumTypesetter({
      jobs: 1,
      inspect: (page) => Promise.resolve(void page.on('console', (line) => lines.push(line.text()))),
    });
    try {
      for (let i = 0; i < 3; i++) await typeset(alone, shard(PARAGRAPHS));
      expect(lines).toEqual([]);
    } finally {
      await alone.close();
    }
  });

  it('tells of a face that is damaged all the same', async () => {
    const css =
      '@font-face { font-family: Damaged; src: url(/faces/damaged.ttf) } p { font-family: Damaged }';
    const damaged: Serve = async (path) =>
      path === 'faces/damaged.ttf' ? Buffer.from('no face') : serve(path);
    const laid = await typesetter.lay(shard('<p>A</p>', {}, css), damaged);
    await laid.place({ page: 1, side: 'recto' });
    const { problems } = await laid.print();
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['face-missing']);
  });
});

describe('the network', () => {
  it('is refused, by name', async () => {
    const { problems } = await typeset(
      typesetter,
      shard('<p>A <img src="https://example.com/a.png" alt=""><img src="file:///etc/passwd" alt=""> B</p>'),
    );
    const refused = problems
      .filter(({ ruleId }) => ruleId === 'network-refused')
      .map(({ message }) => message);
    expect(refused).toHaveLength(2);
    expect(refused.join('\n')).toContain('https://example.com/a.png');
    expect(refused.join('\n')).toContain('file:///etc/passwd');
  });

  it('has no script of the document’s own', async () => {
    const body =
      '<p>A</p><script>document.body.textContent = "PWNED"</script><img src="/book/x" onerror="document.body.textContent = 1" alt="">';
    const { problems } = await typeset(typesetter, shard(body));
    expect(seen?.text).toBe('A');
    expect(problems.map(({ ruleId }) => ruleId)).toContain('network-refused');
  });

  it('is not asked twice for a face that is missing: that is a problem', async () => {
    const { problems } = await typeset(
      typesetter,
      shard(
        '<p>A</p><p class="note-like">B</p>',
        {},
        `@font-face { font-family: None; src: url(/faces/none.ttf) }
        @font-face { font-family: Idle; src: url(/faces/idle.ttf) }
        .note-like { font-family: None }`,
      ),
    );
    expect(problems.map(({ ruleId }) => ruleId).sort()).toEqual(['face-missing', 'file-missing']);
  });
});
