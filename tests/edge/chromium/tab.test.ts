import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumTypesetter, type ChromiumTypesetter } from '../../../src/edge/chromium.js';
import { typesetter as one } from '../../support/press.js';
import { serve, shard } from '../book.js';
import { stress } from '../stress.js';
import type { PrintedShard, Serve, Shard } from '../../../src/pagination/typesetter.js';

/** Whatever paged.js carries from page to page: running heads, counters, numbers of pages that begin anew. */
const CSS = `@page { @top-center { content: string(head, first) } }
h1 { string-set: head content(text); counter-reset: item; break-before: recto }
p { counter-increment: item; --pace: 1 } p.count::before { content: counter(item) ' ' }`;

const book = (seed: number, blocks: number, head = ''): Shard =>
  shard(
    `${head}<table><tr><th id="t${seed}">A</th><td headers="t${seed}">B</td></tr></table><p class="count">Counted.</p>${stress(seed, blocks).html}<h1>Then</h1><p>End.</p>`,
    {},
    CSS,
  );

async function printed(
  typesetter: ChromiumTypesetter,
  text: Shard,
  serving: Serve = serve,
): Promise<PrintedShard & { bytes: string }> {
  const laid = await typesetter.lay(text, serving);
  await laid.place('recto');
  const result = await laid.print();
  const bytes = Buffer.from(result.pdf)
    .toString('latin1')
    .replace(/D:\d{14}/g, '');
  return { ...result, bytes };
}

describe('a tab', () => {
  const other = chromiumTypesetter({ jobs: 1 });
  beforeAll(() => other.warm());
  afterAll(() => other.close());

  it('lays a shard out as if there had been none before it', async () => {
    const waiting = await one.lay(book(3, 6, '<h1>Before</h1>'), serve);
    const used = await printed(one, book(5, 8));
    await waiting.place('recto');
    const before = await waiting.print();
    expect(before.pages.length).toBeGreaterThan(3);

    const fresh = await printed(other, book(5, 8));
    expect(used.pages).toEqual(fresh.pages);
    expect(used.problems).toEqual(fresh.problems);
    expect(used.bytes).toBe(fresh.bytes);
    const late = await printed(other, book(3, 6, '<h1>Before</h1>'));
    expect(before.pages).toEqual(late.pages);
  });

  it('is not used for other styles than it has read, and notes all that a shard was made of', async () => {
    const asked = new Set<string>();
    const larger: Serve = async (path) => {
      asked.add(path);
      const bytes = await serve(path);
      return path.startsWith('styles/')
        ? Buffer.from(`${String(bytes)} p { font-size: 24px; line-height: 28px }`)
        : bytes;
    };
    const [small, large] = [await printed(one, book(5, 4)), await printed(one, book(5, 4), larger)];
    expect(large.pages.length).toBeGreaterThan(small.pages.length);
    asked.clear();
    expect((await printed(one, book(5, 4), larger)).bytes).toBe(large.bytes);
    expect([...asked].sort()).toEqual(['faces/italic.ttf', 'faces/regular.ttf', 'styles/test.css']);
    expect((await printed(one, book(5, 4))).bytes).toBe(small.bytes);
  });
});
