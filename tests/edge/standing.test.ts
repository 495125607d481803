import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeArtifacts } from '../../src/edge/artifacts.js';
import { diskCache } from '../../src/edge/cache.js';
import { standingBuilds } from '../../src/edge/standing.js';
import { traced, type Sources } from '../../src/edge/tracing.js';
import { memoryWorld } from '../support/world.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'standing-'))));
afterEach(() => rm(folder, { recursive: true }));

interface Input {
  readonly files: Readonly<Record<string, string>>;
  readonly now?: Date;
  readonly shelf: Readonly<Record<string, string>>;
  readonly name: readonly string[];
}

const INPUT: Input = {
  files: { 'book.yaml': 'title: T', 'one.md': 'words', 'unread.txt': 'x' },
  now: new Date(0),
  shelf: { 'style a.css': 'p{}', 'face a.ttf': 'AAAA', 'data a.bin': '1' },
  name: ['program', 'engine', 'folder', '.', 'screen'],
};

function sourcesOf({ files, now, shelf }: Input): Sources {
  const bytes = (name: string): Promise<Uint8Array | undefined> =>
    Promise.resolve(shelf[name] === undefined ? undefined : Buffer.from(shelf[name]));
  return {
    world: memoryWorld(files, now && { now }),
    shelf: {
      style: (name) => Promise.resolve(shelf[`style ${name}`]),
      face: (name) => bytes(`face ${name}`),
      data: (name) => bytes(`data ${name}`),
    },
  };
}

/** What a build makes: all that it was told, in one file. */
async function made({ world, shelf }: Sources, name: readonly string[]): Promise<string> {
  const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
  const refused = await world.read('picture.png').then(text, (error: unknown) => String(error));
  return [
    ...name,
    (await world.list('.')).join(),
    text(await world.read('one.md')),
    text(await world.read('book.yaml')),
    refused,
    world.now()?.toISOString(),
    await shelf.style('a.css'),
    text(await shelf.face('a.ttf')),
    text(await shelf.data('a.bin')),
    text(await shelf.data('none.bin')),
  ].join('|');
}

/** Builds as the command does; tells what lies in the folder then, and whether it was made anew. */
async function build(input: Input): Promise<{ text: string; anew: boolean; problems: number }> {
  const cache = diskCache(join(folder, '.cache'));
  const standing = standingBuilds(cache, () => Promise.resolve(input.name));
  const sources = sourcesOf(input);
  const text = (): Promise<string> => readFile(join(folder, 'slug', 'a.txt'), 'utf8');
  const stood = await standing.stand(folder, sources);
  if (stood) return { text: await text(), anew: false, problems: stood.problems.length };
  const watched = traced(sources);
  const bytes = Buffer.from(await made(watched, input.name));
  await writeArtifacts(folder, [{ name: 'slug/a.txt', bytes }]);
  const problems = [{ ruleId: 'x', severity: 'warning', message: 'm' } as const];
  await standing.keep(watched.trace() ?? [], { slug: 'slug', title: 'T', pages: 1, problems }, [
    { name: 'a.txt', bytes },
  ]);
  return { text: await text(), anew: true, problems: 1 };
}

describe('a build that stands', () => {
  it('is not made again, is told with its problems, and leaves its files alone', async () => {
    const first = await build(INPUT);
    const file = join(folder, 'slug', 'a.txt');
    await utimes(file, 1, 1);
    expect(await build(INPUT)).toEqual({ ...first, anew: false });
    expect((await stat(file)).mtimeMs).toBe(1000);
  });

  const files = (change: Readonly<Record<string, string>>): Partial<Input> => ({
    files: { ...INPUT.files, ...change },
  });
  const shelf = (change: Readonly<Record<string, string>>): Partial<Input> => ({
    shelf: { ...INPUT.shelf, ...change },
  });
  it.each<[string, Partial<Input>]>([
    ['a chapter', files({ 'one.md': 'other words' })],
    ['the settings', files({ 'book.yaml': 'title: U' })],
    ['the names in the folder', files({ 'two.md': '' })],
    ['a picture that was missing', files({ 'picture.png': 'PNG' })],
    ['the time', { now: new Date(1000) }],
    ['a style sheet', shelf({ 'style a.css': 'p{color:red}' })],
    ['a face', shelf({ 'face a.ttf': 'BBBB' })],
    ['data', shelf({ 'data a.bin': '2' })],
    ['data that was missing', shelf({ 'data none.bin': '2' })],
    ['the program', { name: ['other', 'engine', 'folder', '.', 'screen'] }],
    ['the engine', { name: ['program', 'other', 'folder', '.', 'screen'] }],
    ['the editions', { name: ['program', 'engine', 'folder', '.', 'screen', 'epub'] }],
  ])('falls with a change of %s', async (_name, change) => {
    const first = await build(INPUT);
    const second = await build({ ...INPUT, ...change });
    expect(second.anew).toBe(true);
    expect(second.text).not.toBe(first.text);
    expect(await build({ ...INPUT, ...change })).toEqual({ ...second, anew: false });
  });

  it('falls when the time is no longer given', async () => {
    const first = await build(INPUT);
    const { files, shelf, name } = INPUT;
    expect((await build({ files, shelf, name })).text).not.toBe(first.text);
  });

  it('does not mind a file that it did not read', async () => {
    await build(INPUT);
    expect(await build({ ...INPUT, ...files({ 'unread.txt': 'y' }) })).toMatchObject({ anew: false });
  });

  it.each(['gone', 'damaged', 'longer'])('brings a file back that is %s', async (how) => {
    const first = await build(INPUT);
    const file = join(folder, 'slug', 'a.txt');
    if (how === 'gone') await rm(file);
    else await writeFile(file, how === 'damaged' ? first.text.replace('words', 'swords') : `${first.text} `);
    expect(await build(INPUT)).toEqual({ ...first, anew: false });
  });

  it.each(['gone', 'cut', 'changed'])(
    'is made anew where what is kept is %s, and the file too',
    async (how) => {
      const first = await build(INPUT);
      const kept = join(folder, '.cache');
      for (const name of await readdir(kept)) {
        const path = join(kept, name);
        const bytes = await readFile(path);
        if (how === 'gone') await rm(path);
        else if (how === 'cut') await writeFile(path, bytes.subarray(0, -3));
        else await writeFile(path, bytes.toString().replace('words', 'swords').replace('"T"', '"U"'));
      }
      await rm(join(folder, 'slug', 'a.txt'));
      expect(await build(INPUT)).toEqual(first);
    },
  );

  it('may be kept by two builds at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => build(INPUT)));
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect(await build(INPUT)).toMatchObject({ anew: false });
  });
});

describe('what was asked', () => {
  it('is nothing to go by where one file was two things', async () => {
    let reads = 0;
    const sources = sourcesOf(INPUT);
    const watched = traced({
      ...sources,
      world: { ...sources.world, read: () => Promise.resolve(new Uint8Array([reads++])) },
    });
    await watched.world.read('one.md');
    expect(watched.trace()).toHaveLength(1);
    await watched.world.read('one.md');
    expect(watched.trace()).toBeUndefined();
  });
});
