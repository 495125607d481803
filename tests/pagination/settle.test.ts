import { describe, expect, it } from 'vitest';
import type { Section } from '../../src/book/index.js';
import { layRun, type Onward, type Run } from '../../src/pagination/settle.js';
import type {
  LaidPage,
  LaidShard,
  Shard,
  Side,
  StringValues,
  Typesetter,
} from '../../src/pagination/typesetter.js';
import { furnish } from '../support/furniture.js';

const section = (id: string): Section => ({
  id,
  role: 'chapter',
  matter: 'body',
  title: id,
  content: { type: 'root', children: [] },
  notes: [],
});

const page = (ids: readonly string[], blank = false): LaidPage => ({
  blank,
  ids,
  text: { x: 10, y: 0, width: 0, height: 0 },
  turn: 5,
  furniture: {
    kind: ids.length > 0 ? 'first' : 'other',
    sets: { head: ids[0] === undefined ? null : { first: ids[0], last: ids[0], opens: false } },
  },
});

/** An engine whose shards have as many pages as their HTML has dots; the first page has the shard's id. */
function engine(delays: Readonly<Record<string, number>> = {}): Typesetter & { readonly log: string[] } {
  const log: string[] = [];
  const pagesOf = ({ id, html }: Shard): LaidPage[] =>
    Array.from(html.matchAll(/\./g), (_, i) => page(i === 0 ? [id] : []));
  return {
    log,
    async lay(shard, _serve, side): Promise<LaidShard> {
      log.push(`lay ${shard.id}${side ? ` on a ${side}` : ''}`);
      await new Promise((resolve) => setTimeout(resolve, delays[shard.id] ?? 0));
      let pages = pagesOf(shard);
      // '!' asks for a recto after its first page, so that a blank may come
      const dependsOnSide = shard.html.includes('!');
      let at: Side | undefined;
      return {
        dependsOnSide,
        place: (where) => {
          at = where;
          if (dependsOnSide && where === 'recto') pages = [...pages, page([], true)];
          return Promise.resolve(pages);
        },
        print: () => {
          log.push(`print ${shard.id}${dependsOnSide ? ` on a ${String(at)}` : ''}`);
          const problems = [
            { ruleId: 'x', severity: 'error' as const, message: 'on page {folio}', onPage: pages.length - 1 },
          ];
          return Promise.resolve({ pdf: new Uint8Array(), pages, problems });
        },
      };
    },
    furnish,
    close: () => Promise.resolve(),
  };
}

const run = (pages: Readonly<Record<string, Run['documentOf'] | string>>, recto = false): Run => ({
  sections: Object.keys(pages).map(section),
  numbering: 'decimal',
  opensOnRecto: () => recto,
  documentOf: (of, folioOf) => {
    const made = pages[of.id] ?? '';
    return typeof made === 'string' ? made : made(of, folioOf);
  },
});

const nothing = (): Promise<undefined> => Promise.resolve(undefined);
const folios = (shards: Awaited<ReturnType<typeof layRun>>['shards']): string[] =>
  shards.map(
    ({ section: id, pages, blanksBefore }) =>
      `${id}${'_'.repeat(blanksBefore)} ${pages.map(({ label }) => label).join(' ')}`,
  );

describe('a run of sections', () => {
  it('makes a document while earlier ones are laid out', async () => {
    const press = engine();
    const made = (id: string) => (): string => {
      press.log.push(`make ${id}`);
      return '.';
    };
    await layRun(run({ a: made('a'), b: made('b'), c: made('c') }), new Map(), press, nothing);
    expect(press.log.filter((line) => !line.startsWith('print'))).toEqual([
      ...['make a', 'lay a', 'make b', 'lay b', 'make c', 'lay c'],
    ]);
  });

  it('makes no more documents ahead than twice as many as are laid out at once', async () => {
    const log: string[] = [];
    const release: (() => void)[] = [];
    const press = engine();
    const slow: Typesetter = {
      ...press,
      atOnce: 1,
      async lay(shard, serve, side) {
        log.push(`lay ${shard.id}`);
        await new Promise<void>((resolve) => release.push(resolve));
        return press.lay(shard, serve, side);
      },
    };
    const made = (id: string) => (): string => {
      log.push(`make ${id}`);
      return '.';
    };
    const running = layRun(
      run({ a: made('a'), b: made('b'), c: made('c'), d: made('d') }),
      new Map(),
      slow,
      nothing,
    );
    const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
    await settled();
    expect(log).toEqual(['make a', 'lay a', 'make b', 'lay b']);
    release.shift()?.();
    await settled();
    expect(log.slice(4)).toEqual(['make c', 'lay c']);
    while (log.length < 8 || release.length > 0) {
      release.shift()?.();
      await settled();
    }
    expect(folios((await running).shards)).toEqual(['a 1', 'b 2', 'c 3', 'd 4']);
  });

  it('is laid out side by side, and numbered as if one after the other', async () => {
    const press = engine({ a: 30, b: 1 });
    const { shards } = await layRun(run({ a: '...', b: '..', c: '.' }), new Map(), press, nothing);
    expect(folios(shards)).toEqual(['a 1 2 3', 'b 4 5', 'c 6']);
    expect(shards.map(({ pages }) => pages[0]?.side)).toEqual(['recto', 'verso', 'verso']);
    expect(press.log).toEqual(['lay a', 'lay b', 'lay c', 'print a', 'print b', 'print c']);
    expect(shards[1]?.problems).toMatchObject([{ message: 'on page 5', page: '5' }]);
  });

  it('has blanks where sections open on a recto', async () => {
    const { shards } = await layRun(run({ a: '.', b: '..', c: '.' }, true), new Map(), engine(), nothing);
    expect(folios(shards)).toEqual(['a 1', 'b_ 3 4', 'c 5']);
  });

  it('counts the pages that a section has where it stands', async () => {
    const { shards } = await layRun(run({ a: '.!', b: '.' }), new Map(), engine(), nothing);
    expect(folios(shards)).toEqual(['a 1 2', 'b 3']);
  });

  it('lays out again what was told a folio that has changed, and not what that moves', async () => {
    const press = engine();
    const { shards, problems } = await layRun(
      run({ a: (_, folioOf) => (folioOf('c') === undefined ? '.' : '..'), b: '.', c: '.!', d: '.' }),
      new Map(),
      press,
      nothing,
    );
    expect(problems).toEqual([]);
    expect(folios(shards)).toEqual(['a 1 2', 'b 3', 'c 4', 'd 5']);
    expect(press.log.filter((line) => line.startsWith('lay'))).toEqual([
      ...['lay a', 'lay b', 'lay c', 'lay d', 'lay a'],
      // what depends on its side is laid out for it
      'lay c on a verso',
    ]);
    expect(press.log.filter((line) => line.startsWith('print')).slice(4)).toEqual([
      'print a',
      'print c on a verso',
    ]);
  });

  it('has its pages on the other side where they come to stand there', async () => {
    const { shards } = await layRun(run({ a: '.', b: '..', c: '.!' }), new Map(), engine(), nothing);
    expect(shards.map(({ pages }) => pages.map(({ side, text, turned }) => [side, text.x, turned]))).toEqual([
      [['recto', 10, undefined]],
      [
        ['verso', 15, true],
        ['recto', 15, true],
      ],
      // laid out there
      [['verso', 10, undefined]],
    ]);
  });

  /** What a head finds: on a page that sets it, or on one that follows. */
  const said = (now: string, before?: string): StringValues => ({
    first: now,
    last: now,
    start: before ?? now,
    'first-except': before === undefined ? now : '',
  });

  it('has heads and folios made for all its pages where they stand, some at a time', async () => {
    const many = '.'.repeat(100);
    const { furniture } = await layRun(run({ a: '.', b: many, c: '..' }), new Map(), engine(), nothing);
    const wanted = furniture.map((pdf) => JSON.parse(Buffer.from(pdf).toString()) as unknown[]);
    expect(wanted.map(({ length }) => length)).toEqual([64, 39]);
    expect(wanted.flat().slice(0, 3)).toEqual([
      { kind: 'first', strings: { head: said('a', '') }, side: 'recto', page: 1 },
      { kind: 'first', strings: { head: said('b', 'a') }, side: 'verso', page: 2 },
      { kind: 'other', strings: { head: said('b') }, side: 'recto', page: 3 },
    ]);
    expect(wanted.flat().at(-2)).toMatchObject({
      strings: { head: said('c', 'b') },
      side: 'verso',
      page: 102,
    });
  });

  it('fails where heads and folios cannot be made', async () => {
    const broken = { ...engine(), furnish: () => Promise.reject(new Error('no ink')) };
    await expect(layRun(run({ a: '.' }), new Map(), broken, nothing)).rejects.toThrow('no ink');
  });

  it('says so where folios do not settle', async () => {
    const { problems } = await layRun(
      run({ a: (_, folioOf) => (folioOf('b') === '2' ? '..' : '.'), b: '.' }),
      new Map(),
      engine(),
      nothing,
    );
    expect(problems).toMatchObject([{ ruleId: 'folios-unsettled', severity: 'warning' }]);
  });

  it('fails as a whole where one section does', async () => {
    const press = engine();
    const broken: Typesetter = {
      ...press,
      lay: (shard, serve) => (shard.id === 'b' ? Promise.reject(new Error('halt')) : press.lay(shard, serve)),
    };
    await expect(layRun(run({ a: '.', b: '.', c: '.' }), new Map(), broken, nothing)).rejects.toThrow('halt');
  });

  it('prints the folios of a run beside it, again if they have become others', async () => {
    const folios = new Map([['x', '1']]);
    const told: (string | undefined)[] = [];
    const contents: Run['documentOf'] = (_, folioOf) => {
      told.push(folioOf('x'));
      return '.';
    };
    const done = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => folios.set('x', '2'));
    const { problems } = await layRun(run({ contents }), new Map(), engine(), nothing, {
      beside: { folios, done },
    });
    expect(told).toEqual(['1', '2']);
    expect(problems).toEqual([]);
  });

  it('goes on from another run, again if that has become longer', async () => {
    const press = engine();
    const starts: Onward[] = [
      { page: 7, side: 'recto', inForce: { head: 'x' } },
      { page: 8, side: 'verso', inForce: { head: 'x' } },
      // no longer, but its last words are others
      { page: 8, side: 'verso', inForce: { head: 'y' } },
    ];
    let asked = 0;
    const done = new Promise<void>((resolve) => setTimeout(resolve, 20));
    const from = (): Promise<Onward> =>
      Promise.resolve(starts[Math.min(Math.ceil(asked++ / 2), 2)] as Onward);
    const { shards, furniture, problems } = await layRun(
      { ...run({ a: '..' }), from },
      new Map(),
      press,
      nothing,
      { beside: { folios: new Map(), done } },
    );
    expect(problems).toEqual([]);
    expect(folios(shards)).toEqual(['a 8 9']);
    expect(press.log).toEqual(['lay a', 'print a']);
    expect(asked).toBe(6);
    expect(JSON.parse(Buffer.from(furniture[0] ?? []).toString())).toMatchObject([
      { strings: { head: said('a', 'y') } },
      { strings: { head: said('a') } },
    ]);
  });

  it('tells its folios once all pages have their places, before they are printed', async () => {
    const press = engine();
    let printed = 0;
    const slow: Typesetter = {
      ...press,
      async lay(shard, serve, side) {
        const laid = await press.lay(shard, serve, side);
        const print = async (): ReturnType<typeof laid.print> => {
          await new Promise((resolve) => setTimeout(resolve, 10));
          printed++;
          return laid.print();
        };
        return { ...laid, print };
      },
    };
    const folios = new Map<string, string>();
    let seen: unknown;
    await layRun(run({ a: '..', b: '.' }), folios, slow, nothing, {
      onPlaced: (next) => (seen = { printed, next, folios: [...folios] }),
    });
    expect(seen).toEqual({
      printed: 0,
      next: { page: 4, side: 'verso', inForce: { head: 'b' } },
      folios: [
        ['a', '1'],
        ['b', '3'],
      ],
    });
    expect(printed).toBe(2);
  });
});
