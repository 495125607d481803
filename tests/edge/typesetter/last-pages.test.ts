import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onPaper, typesetter } from '../../support/press.js';
import { shard, typeset, type Typeset } from '../book.js';
import { note } from './text.js';
import { runs } from '../../support/chance.js';

const LINE = 19;
const CSS = `section { break-before: page } figure { margin: 0; break-inside: avoid } pre { orphans: 2; widows: 2 } .whole { break-inside: avoid }
h2 { margin: 0 } h2, hr { break-after: avoid } hr { margin: 0; height: ${LINE}px; border: 0 } ul { padding: 0 } .anew { break-before: page } .loose { text-wrap: pretty }
.columns { columns: 2; column-gap: 9px }`;

const lined = (count: number): string =>
  Array.from({ length: count }, () => 'One line of words.').join('<br>');
/** A paragraph of so many lines. A page has 23. */
const text = (id: string, lines: number, more = ''): string => `<p id="${id}">${lined(lines)}${more}</p>`;
const whole = (id: string, lines: number): string => text(id, lines).replace('<p', '<p class="whole"');
const head = '<h2 id="h">Head</h2>';
const narrow = (id: string, lines: number): string =>
  text(id, lines).replaceAll('One line of words.', 'illi '.repeat(13));
const figure = (lines: number, caption = ''): string =>
  `<figure id="F"><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E" style="display: block; width: 9px; height: ${lines * LINE}px"><figcaption>${caption}</figcaption></figure>`;
const list = (count: number, name = ''): string =>
  `<ul id="l" class="${name}">${'<li>one</li>'.repeat(count)}</ul>`;

/** The blocks of each page with their lines, `a20 b3`; `…b` is one that goes on. */
const SEE = `[...document.querySelectorAll('.pagedjs_page_content')].map((content) =>
  [...content.querySelectorAll('section > *')].map((block) =>
    (block.dataset.splitFrom ? '…' : '') + (block.id || block.dataset.id) + Math.round(block.getBoundingClientRect().height / ${LINE})))`;

const seen = (body: string): Promise<Typeset & { readonly found: readonly (readonly string[])[] }> =>
  onPaper<readonly (readonly string[])[], Typeset>(SEE, () => typeset(typesetter, shard(body, {}, CSS)));

describe('the last page of a text', { timeout: 120_000 }, () => {
  it.each([
    [
      'has a paragraph that would be alone there, and the short one before',
      'a20 | b3 c1',
      [text('a', 20), text('b', 3), text('c', 1)],
    ],
    ['has lines of a longer one before', 'a18 b3 | …b2 c1', [text('a', 18), text('b', 5), text('c', 1)]],
    ['has three lines of a paragraph that is cut', 'a22 | …a3', [text('a', 25)]],
    ['has as many where that one fills a page', 'a23 | …a21 | …a2 c1', [text('a', 46), text('c', 1)]],
    [
      'has several short ones',
      'a20 b1 | c1 d1 e1',
      [text('a', 20), ...['b', 'c', 'd', 'e'].map((id) => text(id, 1))],
    ],
    ['is as it was where it has three', 'a23 | …a3', [text('a', 26)]],
    [
      'has the heading of what goes there',
      'a20 | h1 b2 c1',
      [text('a', 20), head, text('b', 2), text('c', 1)],
    ],
    ['has a break with it', 'a20 | r1 b2 c1', [text('a', 20), '<hr id="r">', text('b', 2), text('c', 1)]],
    ['has what cannot be parted', 'a19 | b4 c1', [text('a', 19), whole('b', 4), text('c', 1)]],
    [
      'has two lines where a third would cost too many',
      'a18 b4 | c1 d1',
      [text('a', 18), whole('b', 4), text('c', 1), text('d', 1)],
    ],
    ['has one line where two would', 'a16 b7 | c1', [text('a', 16), whole('b', 7), text('c', 1)]],
    ['has no picture for the sake of lines', 'a20 F3 | c1', [text('a', 20), figure(3), text('c', 1)]],
    ['may be a picture with a caption', 'a20 b3 | F4', [text('a', 20), text('b', 3), figure(3, 'Caption')]],
    [
      'is one before a break that is forced too',
      'a20 | b3 c1 | d1',
      [text('a', 20), text('b', 3), text('c', 1), text('d', 1).replace('<p', '<p class="anew"')],
    ],
    ['is not the first one', 'a1 | b1', [text('a', 1), text('b', 1).replace('<p', '<p class="anew"')]],
    ['has items of a list', 'a20 l1 | …l3', [text('a', 20), list(4)]],
    [
      'has all of what is set as a whole',
      'a18 | b5 c1',
      [text('a', 18), text('b', 5).replace('<p', '<p class="loose"'), text('c', 1)],
    ],
    [
      'has what comes late in a text of narrow letters',
      'a20 | b3 c1 d1',
      [narrow('a', 20), narrow('b', 3), narrow('c', 1), narrow('d', 1)],
    ],
    ['has no half of columns', 'a16 l7 | c1', [text('a', 16), list(14, 'columns'), text('c', 1)]],
  ])('%s', async (_name, expected, blocks) => {
    const { found, problems } = await seen(`<section>${blocks.join('')}</section>`);
    expect(problems).toEqual([]);
    expect(found.map((page) => page.join(' ')).join(' | ')).toBe(expected);
  });

  it.each([
    ['has the notes of the lines that go there', 1, ['a b', 'noteref-1 c note-1']],
    ['has none where the page before would be half empty without them', 24, ['a b noteref-1 note-1', 'c']],
  ])('%s', async (_name, words, expected) => {
    const called = `<br>Called${note(1, 'A note of some words. '.repeat(words))}`;
    const lines = words > 1 ? 11 : 17;
    const body = text('a', lines) + text('b', 5, called) + text('c', 1);
    const { pages, problems } = await typeset(typesetter, shard(`<section>${body}</section>`, {}, CSS));
    expect(problems).toEqual([]);
    expect(pages.map(({ ids }) => ids.join(' '))).toEqual(expected);
  });

  it('has three lines, or two where a third would cost too many, of any prose', async () => {
    const sections = fc.sample(
      fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 6,
        maxLength: 16,
      }),
      { seed: 5, numRuns: runs(120) },
    );
    const html = sections.map(
      (lines, s) => `<section>${lines.map((count, i) => text(`s${s}-${i}-`, count)).join('')}</section>`,
    );
    const { found, problems } = await seen(html.join(''));
    expect(problems).toEqual([]);
    const blocks = found.map((page) =>
      page.map((block) => {
        const [, goesOn = '', section = 0, at = 0, lines = 0] = /^(…?)s(\d+)-(\d+)-(\d+)$/.exec(block) ?? [];
        return { goesOn: goesOn !== '', section: Number(section), at: Number(at), lines: Number(lines) };
      }),
    );
    let ends = 0;
    blocks.forEach((page, i) => {
      for (const { goesOn, section, at, lines } of page) {
        const all = sections[section]?.[at] ?? 0;
        if (goesOn || lines < all) expect([i, lines > 1]).toEqual([i, true]);
      }
      const before = blocks[i - 1]?.at(-1);
      const isLast = blocks[i + 1]?.[0]?.section !== page[0]?.section;
      if (!isLast || before?.section !== page[0]?.section) return;
      ends++;
      const has = page.reduce((sum, { lines }) => sum + lines, 0);
      if (has < 3) expect([has, page.length, before?.lines]).toEqual([2, 2, 3]);
    });
    expect(ends).toBeGreaterThan(runs(60));
  });
});
