import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cite } from '../../src/citations/index.js';
import { STARTER } from '../../src/cli/commands/new.js';
import { disk } from '../../src/edge/disk.js';
import { readManuscript } from '../../src/manuscript/index.js';
import { run } from './console.js';

let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'new-'));
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('pamphleteer new', () => {
  it('makes a book without a fault, with a note and a citation in it', async () => {
    const { code, out } = await run(['new', 'first'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: 'first\n' });
    expect(readdirSync(join(cwd, 'first')).sort()).toEqual(Object.keys(STARTER).sort());

    expect((await run(['new', 'my book'], { cwd })).err).toContain('build "my book"');

    const manuscript = await readManuscript(disk(join(cwd, 'first'), { env: {} }), '.');
    const cited = await cite(manuscript);
    expect([...manuscript.problems, ...cited.problems]).toEqual([]);
    expect(cited.bibliography).toHaveLength(1);
    expect(JSON.stringify(manuscript.chapters)).toContain('footnoteReference');
  });

  it('leaves a folder alone that holds anything', async () => {
    expect((await run(['new', 'first'], { cwd })).code).toBe(2);
  });
});

describe('pamphleteer --version and --help', () => {
  it('says which it is', async () => {
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('names every command', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of ['build', 'new', 'proof']) expect(out).toContain(`pamphleteer ${name}`);
  });
});
