import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Journeyman, journeyman as here } from '../../src/cli/journeyman/journeyman.js';
import { finished, type Unfinished } from '../../src/editions/index.js';
import { parse } from '../../src/manuscript/index.js';
import { preflightFinished } from '../../src/preflight/pdf/index.js';
import { fixture } from '../pdf/support.js';

// A thread runs what was built, so it is tried there.
const BUILT = join(import.meta.dirname, '../../dist/lib/cli/journeyman/journeyman.js');
const { journeyman } = (await import(pathToFileURL(BUILT).href)) as { journeyman: typeof here };

const box = { x: 60, y: 60, width: 300, height: 500 };
const shard = async (name: string, isContents = false): Promise<Unfinished> => ({
  printed: {
    pdf: await fixture(name),
    pages: [1, 2].map(() => ({ blank: false, ids: [], text: box })),
    problems: [],
  },
  isContents,
  bleed: 0,
  rightToLeft: false,
});
type Made = Awaited<ReturnType<typeof finished>> | undefined;
/** Bytes as bytes, whichever class brings them. */
const told = (made: Made): unknown => made && { ...made, pdf: Buffer.from(made.pdf) };

const CHAPTER = '# One\n\nSome *text* with a note[^1].\n\n[^1]: The note.\n';

describe('the journeyman', () => {
  const hired: Journeyman[] = [];
  const hire = (text: number, pages: number): Journeyman => {
    const made = journeyman({ text, pages });
    hired.push(made);
    return made;
  };
  afterAll(() => Promise.all(hired.map(({ end }) => end())));

  it('makes of each thing what is made of it at home', async () => {
    const { parse: parsed, finish, preflight, threads } = hire(0, 0);
    const shards = [await shard('one'), await shard('two'), await shard('one', true)];
    const files = [{ name: 'a.pdf', bytes: await fixture('one') }];
    const [tree, made, found] = await Promise.all([
      parsed('a.md', CHAPTER),
      Promise.all(shards.map(finish)),
      (async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return preflight(files, ['i', undefined], undefined);
      })(),
    ]);
    expect(threads()).toBe(1);
    expect(tree).toBe(JSON.stringify(parse('a.md', CHAPTER)));
    expect(made.map(told)).toEqual((await Promise.all(shards.map(finished))).map(told));
    expect(made[0]?.readings?.flatMap(({ text }) => text).length).toBeGreaterThan(10);
    const folioOf = (page: number): string | undefined => (page === 1 ? 'i' : undefined);
    expect(found).toEqual(await preflightFinished(files, { folioOf }));
    expect(found).not.toEqual([]);
  });

  it('is not sent for to a short book', async () => {
    const { parse: parsed, finish, preflight, threads } = hire(CHAPTER.length * 2, 4);
    expect(await parsed('a.md', CHAPTER)).toBeUndefined();
    expect(await finish(await shard('one'))).toBeUndefined();
    expect(await preflight([], [], undefined)).toBeUndefined();
    expect(threads()).toBe(0);
    expect(await finish(await shard('one'))).toBeDefined();
    expect(threads()).toBe(1);
  });

  it('shares the chapters of a long one', async () => {
    const { parse: parsed } = hire(0, 0);
    const chapter = CHAPTER.padEnd(90_000, 'A paragraph.\n\n');
    const trees = await Promise.all(Array.from({ length: 8 }, (_, i) => parsed(`${String(i)}.md`, chapter)));
    const there = trees.filter((tree) => tree !== undefined).length;
    expect(there).toBeGreaterThan(1);
    expect(there).toBeLessThan(7);
  });

  it('leaves to the program what it cannot do', async () => {
    const one = await shard('one');
    const broken = { ...one, printed: { ...one.printed, pdf: new Uint8Array(8) } };
    const { finish, parse: parsed } = hire(0, 0);
    expect(await finish(broken)).toBeUndefined();
    expect(await parsed('deep.md', '> '.repeat(500))).toBeUndefined();
    expect(told(await finish(one))).toEqual(told(await finished(one)));
  });

  it('is not waited for when it has ended', async () => {
    const { finish, end } = hire(0, 0);
    const made = finish(await shard('one'));
    await end();
    expect(await made).toBeUndefined();
    expect(await finish(await shard('one'))).toBeUndefined();
  });
});
