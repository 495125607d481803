import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskCache, type DiskCache } from '../../src/edge/cache.js';
import { remembering } from '../../src/edge/remembering.js';
import type {
  FurnitureOrder,
  LaidPage,
  PageReading,
  Serve,
  Side,
  Typesetter,
} from '../../src/pagination/typesetter.js';

let folder: string;
let cache: DiskCache;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cache-'));
  cache = diskCache(join(folder, '.cache'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Input {
  readonly html: string;
  readonly files: Readonly<Record<string, string>>;
  readonly engine: string;
  readonly side: Side;
  readonly severity?: 'error' | 'warning';
  readonly sides?: boolean;
  /** Whether nothing was read back from the pages. */
  readonly unread?: boolean;
}

const INPUT: Input = {
  html: '<p>a</p>',
  files: { 'styles/a.css': 'p{}', 'faces/a.ttf': 'AAAA' },
  engine: 'one',
  side: 'recto',
};

interface Built {
  readonly pdf: string;
  readonly pages: number;
  readonly readings: readonly PageReading[] | undefined;
  readonly used: number;
}

/** Builds once with an engine that prints all it was given; tells what came and how often the engine was used. */
async function build(input: Input): Promise<Built> {
  let used = 0;
  const engine: Typesetter = {
    async lay({ html }, serve) {
      used++;
      const seen = await Promise.all(
        ['styles/a.css', 'faces/a.ttf', 'book/none.png'].map(async (path) =>
          Buffer.from((await serve(path)) ?? []).toString(),
        ),
      );
      const page: LaidPage = { blank: false, ids: [], text: { x: 0, y: 0, width: 0, height: 0 } };
      let at = '';
      return {
        dependsOnSide: input.sides === true,
        place: (side) => {
          if (input.sides) at = side;
          return Promise.resolve(input.sides && side === 'verso' ? [page, page] : [page]);
        },
        print: () =>
          Promise.resolve({
            pdf: Buffer.from([html, ...seen, at, input.engine].join('|')),
            pages: at === 'verso' ? [page, page] : [page],
            ...(!input.unread && { readings: [{ key: `k${at}`, text: [html, 'é\n'], notes: [at] }] }),
            problems: input.severity ? [{ ruleId: 'x', severity: input.severity, message: 'm' }] : [],
          }),
      };
    },
    furnish: () => Promise.reject(new Error('not asked')),
    close: () => Promise.resolve(),
  };
  const setter = remembering(engine, cache, () => Promise.resolve(input.engine));
  const serve: Serve = (path) => {
    const text = input.files[path];
    return Promise.resolve(text === undefined ? undefined : Buffer.from(text));
  };
  const laid = await setter.lay({ id: 's', html: input.html }, serve);
  const pages = await laid.place(input.side);
  const { pdf, readings } = await laid.print();
  return {
    pdf: Buffer.from(pdf).toString(),
    pages: pages.length,
    readings: readings?.map(({ key, text, notes }) => ({ key, text, notes })),
    used,
  };
}

describe('pages remembered', () => {
  it('are used where nothing has changed, and the engine is not', async () => {
    const first = await build(INPUT);
    expect(first.used).toBe(1);
    expect(await build(INPUT)).toEqual({ ...first, used: 0 });
  });

  it.each<[string, Partial<Input>]>([
    ['the text', { html: '<p>b</p>' }],
    ['a style sheet', { files: { ...INPUT.files, 'styles/a.css': 'p{color:red}' } }],
    ['a face', { files: { ...INPUT.files, 'faces/a.ttf': 'BBBB' } }],
    ['a face that is gone', { files: { 'styles/a.css': 'p{}' } }],
    ['a picture that was missing', { files: { ...INPUT.files, 'book/none.png': 'PNG' } }],
    ['the engine', { engine: 'two' }],
  ])('are made anew after a change of %s', async (_name, change) => {
    const first = await build(INPUT);
    const second = await build({ ...INPUT, ...change });
    expect(second.used).toBe(1);
    expect(second.pdf).not.toBe(first.pdf);
    expect(await build({ ...INPUT, ...change })).toEqual({ ...second, used: 0 });
  });

  it('are the same on both sides', async () => {
    const recto = await build(INPUT);
    expect(await build({ ...INPUT, side: 'verso' })).toEqual({ ...recto, used: 0 });
  });

  it('are kept for each side where they depend on it', async () => {
    const recto = { ...INPUT, sides: true };
    const verso = { ...recto, side: 'verso' } as const;
    expect(await build(recto)).toMatchObject({ pages: 1, used: 1 });
    expect(await build(verso)).toMatchObject({ pages: 2, used: 1 });
    expect(await build(verso)).toMatchObject({ pages: 2, used: 0 });
    expect(await build(recto)).toMatchObject({ pages: 1, used: 0 });
  });

  it('are not kept with an error', async () => {
    await build({ ...INPUT, severity: 'error' });
    expect(await build({ ...INPUT, severity: 'error' })).toMatchObject({ used: 1 });
    await build({ ...INPUT, severity: 'warning' });
    expect(await build({ ...INPUT, severity: 'warning' })).toMatchObject({ used: 0 });
  });

  it('come with the words that were read from them, or without', async () => {
    const first = await build(INPUT);
    expect(first.readings).toEqual([{ key: 'k', text: ['<p>a</p>', 'é\n'], notes: [''] }]);
    const unread = { ...INPUT, html: '<p>u</p>', unread: true };
    expect(await build(unread)).toMatchObject({ readings: undefined, used: 1 });
    expect(await build(unread)).toMatchObject({ readings: undefined, used: 0 });
  });

  it('are made anew where a file was damaged, wherever in it, or taken away', async () => {
    const first = await build(INPUT);
    const kept = join(folder, '.cache');
    const names = await readdir(kept);
    for (let part = 0; part < 20; part++) {
      for (const name of names) {
        const bytes = await readFile(join(kept, name));
        const at = Math.floor((bytes.length * part) / 20);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        await writeFile(join(kept, name), bytes);
      }
      expect(await build(INPUT)).toEqual(first);
    }
    for (const name of names) {
      const bytes = await readFile(join(kept, name));
      await writeFile(join(kept, name), bytes.subarray(0, bytes.length - 3));
    }
    expect(await build(INPUT)).toEqual(first);
    await rm(kept, { recursive: true });
    expect(await build(INPUT)).toEqual(first);
  });

  it('may be kept by two builds at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => build(INPUT)));
    expect(new Set(all.map(({ pdf }) => pdf)).size).toBe(1);
    expect((await readdir(join(folder, '.cache'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('heads and folios remembered', () => {
  const order = { id: 'heads', html: '<p></p>', pages: [{ kind: 'first', side: 'recto', page: 1 }] } as const;
  const said = { first: 'Harbour', last: 'Harbour', start: '', 'first-except': '' };
  const made = async (
    change: Partial<FurnitureOrder & { readonly engine: string; readonly css: string }> = {},
  ) => {
    const { engine = 'one', css = 'p{}', ...changed } = change;
    let used = 0;
    const typesetter: Typesetter = {
      lay: () => Promise.reject(new Error('not asked')),
      async furnish({ pages }, serve) {
        used++;
        const seen = Buffer.from((await serve('styles/a.css')) ?? []).toString();
        return {
          pdf: Buffer.from(JSON.stringify([pages, seen])),
          stack: { step: 9, onSheet: 1 },
          problems: [],
        };
      },
      close: () => Promise.resolve(),
    };
    const setter = remembering(typesetter, cache, () => Promise.resolve(engine));
    const furniture = await setter.furnish({ ...order, ...changed }, () => Promise.resolve(Buffer.from(css)));
    return { ...furniture, pdf: Buffer.from(furniture.pdf).toString(), used };
  };

  it('are used where nothing has changed', async () => {
    const first = await made();
    expect(first.used).toBe(1);
    expect(await made()).toEqual({ ...first, used: 0 });
  });

  it.each<[string, Parameters<typeof made>[0]]>([
    ['the number of a page', { pages: [{ ...order.pages[0], page: 2 }] }],
    ['its side', { pages: [{ ...order.pages[0], side: 'verso' }] }],
    ['its kind', { pages: [{ ...order.pages[0], kind: 'blank' }] }],
    ['what its head says', { pages: [{ ...order.pages[0], strings: { head: said } }] }],
    ['the document', { html: '<p lang="fr"></p>' }],
    ['a style sheet', { css: 'p{color:red}' }],
    ['the engine', { engine: 'two' }],
  ])('are made anew after a change of %s', async (_name, change) => {
    await made();
    expect((await made(change)).used).toBe(1);
    expect((await made(change)).used).toBe(0);
  });
});

describe('the folder', () => {
  it('keeps what was used last, up to a limit, and sweeps up what a dead build left', async () => {
    const keys = ['a', 'b', 'c'].map((sign) => sign.repeat(64));
    for (const [i, key] of keys.entries()) {
      await cache.put(key, new Uint8Array(100));
      await utimes(join(folder, '.cache', key), i, i);
    }
    await writeFile(join(folder, '.cache', 'x.part'), '');
    await utimes(join(folder, '.cache', 'x.part'), 0, 0);
    await cache.get(keys[0] ?? '');
    await cache.prune(200);
    expect(await readdir(join(folder, '.cache'))).toEqual([keys[0], keys[2]]);
  });

  it('may be missing, or not to be written to', async () => {
    const none = diskCache('/dev/null/none');
    expect(await none.isEmpty()).toBe(true);
    await none.prune();
    cache = none;
    expect(await build(INPUT)).toMatchObject({ used: 1 });
  });
});
