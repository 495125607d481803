import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeArtifacts } from '../../src/edge/artifacts.js';
import { bookAt, disk } from '../../src/edge/disk.js';

let top = '';
let folder = '';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (string: string): Uint8Array => new TextEncoder().encode(string);

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'pamphleteer-'));
  folder = join(top, 'book');
  mkdirSync(join(folder, 'images'), { recursive: true });
  writeFileSync(join(top, 'secret.md'), 'secret');
  writeFileSync(join(folder, 'one.md'), 'One');
  writeFileSync(join(folder, 'images', 'Fig.PNG'), 'png');
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

describe('disk', () => {
  it('reads and lists what is in the folder', async () => {
    const world = disk(folder, { env: {} });
    expect(text(await world.read('one.md'))).toBe('One');
    expect(text(await world.read('images/../one.md'))).toBe('One');
    expect(await world.list('.')).toEqual(['images/', 'one.md']);
    expect(await world.list('images')).toEqual(['Fig.PNG']);
  });

  it('takes a name in either form of its accents, and lists all in one', async () => {
    const [composed, apart] = ['caf\u00E9', 'cafe\u0301'];
    mkdirSync(join(folder, apart));
    writeFileSync(join(folder, apart, `${apart}.md`), 'One');
    writeFileSync(join(folder, `${composed}.md`), 'Two');
    const world = disk(folder, { env: {} });
    for (const name of [composed, apart]) {
      expect(text(await world.read(`${name}/${name}.md`))).toBe('One');
      expect(text(await world.read(`${name}.md`))).toBe('Two');
      expect(await world.list(name)).toEqual([`${composed}.md`]);
    }
    expect(await world.list('.')).toEqual([`${composed}.md`, `${composed}/`, 'images/', 'one.md']);
    // nor does a link lead out by it
    symlinkSync(top, join(folder, 'u\u0308ber'));
    await expect(world.read('\u00FCber/secret.md')).rejects.toThrow(/outside the book's folder|no such file/);
  });

  it.each([
    ['images/fig.png', /"images\/Fig\.PNG"/],
    ['on.md', /no such file.*"one\.md"/],
    ['zzzzzzzz', /"zzzzzzzz" \(there is no such file\)/],
    ['none/one.md', /"none\/one\.md"/],
    ['one.md/x', /no such file/],
    ['../secret.md', /inside the book's folder/],
    ['/etc/hostname', /inside the book's folder/],
    ['images\\..\\..\\secret.md', /inside the book's folder/],
    ['C:/x', /inside the book's folder/],
    ['one.md\0.png', /inside the book's folder/],
    ['images', /expected a file/],
  ])('refuses %j', async (path, message) => {
    await expect(disk(folder, { env: {} }).read(path)).rejects.toThrow(message);
    await expect(disk(folder, { env: {} }).read(path)).rejects.toHaveProperty('name', 'PressError');
  });

  it.skipIf(process.platform !== 'linux')('says of a file that it cannot be read', async () => {
    const reading = disk('/proc/self', { env: {} }).read('mem');
    await expect(reading).rejects.toThrow(/failure to open "mem" \(EIO\)/);
    await expect(reading).rejects.toHaveProperty('name', 'PressError');
  });

  it('follows symbolic links inside the folder and not out of it', async () => {
    symlinkSync('one.md', join(folder, 'in.md'));
    symlinkSync('../secret.md', join(folder, 'out.md'));
    symlinkSync('..', join(folder, 'up'));
    symlinkSync('loop.md', join(folder, 'loop.md'));
    const world = disk(folder, { env: {} });
    expect(text(await world.read('in.md'))).toBe('One');
    await expect(world.read('out.md')).rejects.toThrow(/symbolic link/);
    await expect(world.read('up/secret.md')).rejects.toThrow(/symbolic link/);
    await expect(world.read('up/secret.mx')).rejects.not.toThrow(/secret\.md/);
    await expect(world.list('up')).rejects.toThrow(/symbolic link/);
    await expect(world.read('loop.md')).rejects.toThrow(/ELOOP/);
  });

  it('tells the time of SOURCE_DATE_EPOCH and no other', () => {
    expect(disk(folder, { env: {} }).now()).toBeUndefined();
    const world = disk(folder, { env: { SOURCE_DATE_EPOCH: '86400' } });
    expect(world.now()?.toISOString()).toBe('1970-01-02T00:00:00.000Z');
    expect(() => disk(folder, { env: { SOURCE_DATE_EPOCH: 'now' } })).toThrow(/whole number/);
  });

  it('finds the book for a path', async () => {
    expect(bookAt(folder, { env: {} }).target).toBe('.');
    const { world, target } = bookAt(join(folder, 'one.md'), { env: {} });
    expect(target).toBe('one.md');
    expect(text(await world.read(target))).toBe('One');
    expect(() => bookAt(join(folder, 'none'), { env: {} })).toThrow(/no such folder/);
  });
});

describe('writeArtifacts', () => {
  it('writes into folders it makes, replaces what stood there, leaves nothing else', async () => {
    const out = join(top, 'dist', 'slug');
    await writeArtifacts(out, [{ name: 'a.txt', bytes: bytes('1') }]);
    await writeArtifacts(out, [
      { name: 'a.txt', bytes: bytes('2') },
      { name: 'pages/b.txt', bytes: bytes('3') },
    ]);
    expect(readdirSync(out)).toEqual(['a.txt', 'pages']);
    expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('2');
    expect(readdirSync(join(out, 'pages'))).toEqual(['b.txt']);
  });

  it('leaves the last good files where one cannot be written', async () => {
    const out = join(top, 'dist');
    await writeArtifacts(out, [{ name: 'a.txt', bytes: bytes('old') }]);
    mkdirSync(join(out, 'z.txt'));
    const attempt = writeArtifacts(out, [
      { name: 'a.txt', bytes: bytes('new') },
      { name: 'z.txt', bytes: bytes('new') },
    ]);
    await expect(attempt).rejects.toThrow(/z\.txt/);
    expect(readdirSync(out)).toEqual(['a.txt', 'z.txt']);
    expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('old');
  });

  it.each(['../a.txt', '/tmp/a.txt', 'x/../../a.txt', 'out/a.txt'])(
    'writes nothing outside: %s',
    async (name) => {
      const out = join(top, 'dist');
      mkdirSync(out);
      symlinkSync('..', join(out, 'out'));
      const attempt = writeArtifacts(out, [
        { name: 'good.txt', bytes: bytes('x') },
        { name, bytes: bytes('x') },
      ]);
      await expect(attempt).rejects.toHaveProperty('name', 'PressError');
      expect(readdirSync(top)).toEqual(['book', 'dist', 'secret.md']);
      expect(readdirSync(out)).toEqual(['out']);
    },
  );

  it('says in words what stands in the way', async () => {
    const attempt = writeArtifacts(join(folder, 'one.md'), [{ name: 'a.txt', bytes: bytes('1') }]);
    await expect(attempt).rejects.toThrow(/one\.md" \(a file stands there\), expected a folder/);
  });

  it('refuses two files of one name', async () => {
    const twice = ['a', './a'].map((name) => ({ name, bytes: bytes(name) }));
    await expect(writeArtifacts(join(top, 'dist'), twice)).rejects.toThrow(/second file/);
  });

  it('replaces a symbolic link, not what it points to', async () => {
    const out = join(top, 'dist');
    mkdirSync(out);
    symlinkSync('../secret.md', join(out, 'a.txt'));
    await writeArtifacts(out, [{ name: 'a.txt', bytes: bytes('x') }]);
    expect(readFileSync(join(top, 'secret.md'), 'utf8')).toBe('secret');
    expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('x');
  });
});
