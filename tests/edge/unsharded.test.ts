import { expect, it } from 'vitest';
import { finishing } from '../../src/editions/index.js';
import type { Section } from '../../src/book/index.js';
import { layRun, type Run } from '../../src/pagination/settle.js';
import type { PlacedShard } from '../../src/pagination/pages.js';
import type { PageFacts, Typesetter } from '../../src/pagination/typesetter.js';
import {
  arrayAt,
  dictAt,
  joinPdfs,
  pagesOf,
  settleLinks,
  wordsOf,
  writePdf,
  type Joined,
} from '../../src/pdf/index.js';
import { typesetter } from '../support/press.js';
import { serve, shard } from './book.js';
import { stress } from './stress.js';

const CSS = `@page { @top-center { content: string(head, first) } @top-left { content: string(mark, start) } @top-right { content: string(mark, first-except) } }
.pagedjs_opening_page .pagedjs_margin-top-center > .pagedjs_margin-content::after { content: none !important }
h1 { string-set: head content(text) } .mark { string-set: mark attr(title) }
section { break-before: page } figure { margin: 0; break-inside: avoid }
img { display: block; width: 9px; height: 209px } .plate { break-before: page; break-after: page; height: 450px }`;

const figure = (kind: string): string =>
  `<figure class="${kind}"><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"></figure>`;

/** Chapters with notes, each with links to all the others' headings and into the middle of their texts. */
const chapters = [3, 6, 3, 7].map((blocks, i, all) => {
  const name = (n: number): string => `c${String(n)}`;
  const links = all
    .map((_, n) => `<a href="#${name(n)}">here</a> and <a href="#m${name(n)}">there</a>`)
    .join(', ');
  const text = stress(i + 11, blocks)
    .html.replace(/(id="|href="#)note/g, `$1${name(i)}-note`)
    // some with a figure behind them that floats, a plate among these
    .replace(/\n</g, (end, at: number) =>
      at % 3 === 0 ? figure(at % 2 === 0 ? 'floats' : 'plate floats') + end : end,
    );
  return `<section id="${name(i)}"><h1 class="opener">Chapter ${String(i)}</h1><p>See ${links}.</p>${text}<p class="mark" title="Mark${String(i)}" id="m${name(i)}">End of it.</p></section>`;
});

const section = (id: string): Section => ({
  id,
  role: 'chapter',
  matter: 'body',
  title: id,
  content: { type: 'root', children: [] },
  notes: [],
});

/** As documents of the book are written: what leads out of a document says so. */
const leadingOut = (html: string): string =>
  html.replace(/href="#([^"]+)"/g, (whole, id: string) =>
    html.includes(`id="${id}"`) ? whole : `href="https://book.invalid/#${id}"`,
  );

/** Everything about a book laid out in these pieces that must not depend on the pieces. */
async function laidOut(pieces: readonly string[]): Promise<unknown> {
  const run: Run = {
    sections: pieces.map((_, i) => section(String(i))),
    numbering: 'decimal',
    opensOnRecto: () => false,
    documentOf: ({ id }) => shard(leadingOut(pieces[Number(id)] ?? ''), {}, CSS).html,
  };
  const finisher = finishing(typesetter, { bleed: 0, rightToLeft: false });
  const setter: Typesetter = { ...typesetter, furnish: (...order) => finisher.furnish(...order) };
  const { shards, furniture, problems } = await layRun(run, new Map(), setter, serve);
  const joined = joinPdfs(shards.map(({ pdf }) => pdf));
  const missing = settleLinks(joined, new Map());
  const links = linksOf(joined);
  const words = await wordsOf(await writePdf(joined.file));
  return {
    problems: [...problems, ...shards.flatMap((laid: PlacedShard) => laid.problems)],
    // which side a page was laid out for is the pieces' own, and which is the first of a piece
    pages: shards.flatMap(({ pages }) =>
      pages.map((page) => ({ ...page, turned: undefined, furniture: undefined })),
    ),
    heads: (await Promise.all(furniture.map(wordsOf)))
      .flat()
      .map((page) => page.map(({ text }) => text).join(' ')),
    missing,
    links,
    words: words.map((page) => page.map(({ text }) => text).join(' ')),
  };
}

/** For each page, where its links lead: the page and the height on it, to the point. */
function linksOf({ file }: Joined): string[][] {
  const pages = pagesOf(file);
  const index = new Map(pages.map(({ ref }, i) => [ref.id, i]));
  return pages.map(({ dict }) =>
    arrayAt(file, dict.get('Annots')).map((annotation) => {
      const [page, , , top] = arrayAt(file, dictAt(file, annotation)?.get('Dest'));
      const id = typeof page === 'object' && page !== null && 'id' in page ? page.id : -1;
      return `${String(index.get(id))} ${typeof top === 'number' ? top.toFixed(0) : ''}`;
    }),
  );
}

it('makes of shards what it makes of the whole: pages, words and links', { timeout: 60_000 }, async () => {
  const [sharded, whole] = [await laidOut(chapters), await laidOut([chapters.join('\n')])];
  expect(sharded).toEqual(whole);
  expect(whole).toMatchObject({ problems: [], missing: ['x'] });
  const { pages, heads } = whole as {
    readonly pages: readonly PageFacts[];
    readonly heads: readonly string[];
  };
  expect(heads).toHaveLength(pages.length);
  // a folio on each, and a head on all but those that open
  expect(heads.map((head) => Number(/\d+$/.exec(head)?.[0]))).toEqual(pages.map((_, i) => i + 1));
  expect(new Set(heads.map((head) => head.replace(/Mark\d ?| ?\d+$/g, '').trim()))).toEqual(
    new Set(['', ...[0, 1, 2, 3].map((i) => `Chapter ${String(i)}`)]),
  );
  // what was set last before the page, in an earlier chapter too; and, where it is not set on the page, once more
  const set = pages.map(({ ids }) => ids.find((id) => /^mc\d$/.test(id))?.replace('mc', 'Mark'));
  expect(heads.map((head) => head.match(/Mark\d/g) ?? [])).toEqual(
    set.map((now, i) => {
      const before = set.slice(0, i).findLast((mark) => mark !== undefined);
      return before === undefined ? [] : now === undefined ? [before, before] : [before];
    }),
  );
  expect(pages.length).toBeGreaterThan(15);
  expect(pages.filter(({ floats }) => floats).length).toBeGreaterThan(2);
  expect((whole as { links: string[][] }).links.flat().length).toBeGreaterThan(30);
});
