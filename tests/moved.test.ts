import { expect, it } from 'vitest';
import { remembering, type Store } from '../src/edge/remembering.js';
import { shelf } from '../src/edge/shelf.js';
import { wordsOf } from '../src/pdf/index.js';
import { publish, type Published } from '../src/publish.js';
import { typesetter } from './support/press.js';
import { memoryWorld } from './support/world.js';

const PROSE = 'Words that fill the line, go on below it, and come to an end at last. '.repeat(9);
const chapter = (name: string, paragraphs: number): string =>
  `# ${name}\n\nSee [the mill](#mill).[^1]\n\n${`${PROSE}\n\n`.repeat(paragraphs)}\n[^1]: A note on ${name}.\n`;

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

const book = (first: number): Readonly<Record<string, string | Uint8Array>> => ({
  'book.yaml':
    'title: Moved\nlanguage: en\ntrim: a6\nchapters: [a.md, b.md, c.md, d.md]\nbooklet: { schema: saddle }\n',
  'dot.png': PICTURE,
  'a.md': chapter('Harbour', first),
  'b.md': `${chapter('Mill', 5)}\n## The Mill {#mill}\n\n| A | B |\n| - | - |\n${'| one | two |\n'.repeat(30)}\n![A dot.](dot.png)\n\nIt is $x^2$.\n`,
  'c.md': chapter('Quarry', 2),
  // over the sides of the page, which differ
  'd.md': `${chapter('Kiln', 2)}\n![](dot.png){.bleed}\n\n${PROSE}\n`,
});

/** Builds, and tells which sections were laid out, and how often heads and folios were made. */
async function build(
  first: number,
  store: Store,
): Promise<{ made: Published; laid: string[]; furnished: number }> {
  const laid: string[] = [];
  let furnished = 0;
  const made = await publish(
    memoryWorld(book(first)),
    {
      typesetter,
      shelf: shelf(),
      remembering: (engine) =>
        remembering(
          {
            ...engine,
            lay: (shard, ...rest) => (laid.push(shard.id), engine.lay(shard, ...rest)),
            furnish: (...order) => (furnished++, engine.furnish(...order)),
          },
          store,
          () => Promise.resolve('engine'),
        ),
    },
    { target: '.', editions: ['screen', 'print', 'booklet'] },
  );
  return { made, laid: laid.sort(), furnished };
}

function store(): Store {
  const kept = new Map<string, Uint8Array>();
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    put: (key, bytes) => Promise.resolve(void kept.set(key, bytes)),
  };
}

it(
  'lays out no chapter but the one that became a page longer, and gives the bytes of a cold build',
  { timeout: 90_000 },
  async () => {
    const warm = store();
    const before = await build(3, warm);
    expect(before.made.problems).toEqual([]);
    expect(before.laid.length).toBeGreaterThan(5);
    const after = await build(5, warm);
    expect(after.made.pages).toBe(before.made.pages + 1);
    // the contents say other folios, and a picture that bleeds stands on the other side
    expect(after.laid).toEqual(['a', 'contents', 'd']);
    const cold = await build(5, store());
    expect(after.made.artifacts.map(({ name }) => name)).toHaveLength(3);
    for (const [i, { name, bytes }] of after.made.artifacts.entries())
      expect(Buffer.compare(bytes, cold.made.artifacts[i]?.bytes ?? Buffer.of()), name).toBe(0);
    expect(after.made.problems).toEqual(cold.made.problems);

    // all later pages are on the other side, with their folios there
    const [was, is] = await Promise.all(
      [before, after].map(({ made }) => wordsOf(made.artifacts[0]?.bytes ?? Buffer.of())),
    );
    const at = (pages: typeof was): number =>
      (pages ?? []).findIndex((page) => page.some(({ text }) => text === 'Quarry.'));
    expect(at(is)).toBe(at(was) + 1);
    const [there, here] = [was?.[at(was)] ?? [], is?.[at(is)] ?? []];
    expect(there.length).toBe(here.length);
    const texts = there
      .map((word, i) => [word.x - (here[i]?.x ?? 0), word.text] as const)
      .filter(([, text]) => /^[a-z]/.test(text));
    const [move = 0] = texts[0] ?? [];
    expect(Math.abs(move)).toBeGreaterThan(2);
    for (const [other] of texts) expect(other).toBeCloseTo(move, 2);

    // nothing has changed, nothing is made
    expect(await build(5, warm)).toMatchObject({ laid: [], furnished: 0 });
  },
);
