import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programFingerprint } from '../../src/edge/program.js';

let root: string;
const write = async (name: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'program-'));
  await write('package.json', '{"name":"a","version":"1.0.0","dependencies":{"b":"*"}}');
  await write('lib/main.js', 'one');
  await write('node_modules/b/package.json', '{"name":"b","version":"1.0.0","dependencies":{"c":"*"}}');
  await write(
    'node_modules/c/package.json',
    '{"name":"c","version":"1.0.0","optionalDependencies":{"d":"*"}}',
  );
  await write('node_modules/e/package.json', '{"name":"e","version":"1.0.0"}');
});
afterEach(() => rm(root, { recursive: true }));
const fingerprint = (): string => programFingerprint(join(root, 'lib'), root);

describe('the fingerprint of a program', () => {
  it('is the same for the same program, whatever else is installed', async () => {
    const before = fingerprint();
    await write('node_modules/e/package.json', '{"name":"e","version":"2.0.0"}');
    await write('lib/main.js.map', 'map');
    expect(fingerprint()).toBe(before);
  });

  it.each([
    ['its code', 'lib/main.js', 'two'],
    ['another file of code', 'lib/more/other.js', 'one'],
    ['its version', 'package.json', '{"name":"a","version":"1.0.1","dependencies":{"b":"*"}}'],
    ['a package', 'node_modules/b/package.json', '{"name":"b","version":"1.0.1","dependencies":{"c":"*"}}'],
    ["a package's package", 'node_modules/c/package.json', '{"name":"c","version":"1.1.0"}'],
    ['an optional package', 'node_modules/c/node_modules/d/package.json', '{"name":"d","version":"1.0.0"}'],
    ['a package nearer by', 'node_modules/b/node_modules/c/package.json', '{"name":"c","version":"9.0.0"}'],
  ])('changes with %s', async (_name, file, text) => {
    const before = fingerprint();
    await write(file, text);
    expect(fingerprint()).not.toBe(before);
  });

  it.each([
    ['in its own folder', 'node_modules/.package-lock.json', (): string => root],
    ['around it', 'x/node_modules/.package-lock.json', (): string => join(root, 'x/node_modules/@a/b')],
  ])("goes by npm's list of what is installed %s, but where folders are linked", async (_where, list, at) => {
    const named = (): string => programFingerprint(join(root, 'lib'), at());
    await write('x/node_modules/@a/b/package.json', '{"name":"@a/b","dependencies":{"e":"*"}}');
    await write('x/node_modules/e/package.json', '{"name":"e","version":"1.0.0"}');
    await write(list, '{"version": "1.0.0"}');
    const before = named();
    await write('node_modules/b/package.json', '{"name":"b","version":"1.0.1"}');
    await write('x/node_modules/e/package.json', '{"name":"e","version":"2.0.0"}');
    expect(named()).toBe(before);
    await write(list, '{"version": "1.0.1"}');
    expect(named()).not.toBe(before);
    await write(list, '{"link": true}');
    const walked = named();
    await write('node_modules/b/package.json', '{"name":"b","version":"1.0.2"}');
    await write('x/node_modules/e/package.json', '{"name":"e","version":"3.0.0"}');
    expect(named()).not.toBe(walked);
  });

  it('is that of the bundle where there is one, by the names of its parts', async () => {
    await write('lib/cli/parts/entry-main-1.cjs', 'require("./a-12345678.cjs");');
    const before = fingerprint();
    await write('lib/main.js', 'two');
    expect(fingerprint()).toBe(before);
    await write('lib/cli/parts/entry-main-1.cjs', 'require("./a-87654321.cjs");');
    expect(fingerprint()).not.toBe(before);
  });

  it('is found for this program', () => {
    expect(programFingerprint()).toMatch(/^[\da-f]{64}$/);
  });
});
