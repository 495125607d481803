import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proofCommand } from '../../../src/cli/commands/proof.js';

let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'proof-'));
  for (const folder of ['manuscript', 'manuscript/source', 'clean']) mkdirSync(join(cwd, folder));
  writeFileSync(join(cwd, 'manuscript/book.yaml'), 'title: T\n');
  writeFileSync(join(cwd, 'manuscript/a.md'), '# Head\n\nHe met *a* agent.\n');
  writeFileSync(join(cwd, 'manuscript/source/raw.txt'), 'He met a agent.\n');
  writeFileSync(join(cwd, 'clean/a.txt'), 'He met an agent.\n');
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

async function runIn(env: Record<string, string>, ...argv: string[]) {
  let out = '';
  let err = '';
  const code = await proofCommand(argv, {
    cwd,
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env,
  });
  return { code, out, err };
}
const run = (...argv: string[]) => runIn({}, ...argv);
const ruleIds = (out: string): string[] =>
  (JSON.parse(out) as { ruleId: string }[]).map(({ ruleId }) => ruleId);

describe('pamphleteer proof', () => {
  it('reads the manuscript when it is told nothing', async () => {
    const { code, out } = await run('--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: 'manuscript/a.md', line: 3, column: 9, ruleId: 'article' },
    ]);
  });

  it('reads a file by its name, and a folder that is no book', async () => {
    expect((await run('manuscript/source/raw.txt')).code).toBe(1);
    expect(await run('clean')).toEqual({ code: 0, out: '', err: '' });
  });

  it('writes a baseline down, and then tells only what is new', async () => {
    const file = join(cwd, 'manuscript/a.md');
    const argv = ['--baseline', 'base.json', '--format', 'json'];
    expect((await run(...argv)).code).toBe(0);
    expect((await run(...argv)).code).toBe(0);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}\nThey saw the the end.\n`);
    expect(JSON.parse((await run(...argv)).out)).toMatchObject([{ ruleId: 'doubled-word' }]);
    writeFileSync(file, before);
  });

  it('makes no baseline in CI, where every run would make a new one', async () => {
    await expect(runIn({ CI: 'true' }, '--baseline', 'none.json')).rejects.toThrow('there is no such file');
  });

  it('writes one format out, and others into files', async () => {
    const { out } = await run('--format', 'github', '--format', 'sarif=a.sarif');
    expect(out).toMatch(/^::error file=manuscript\/a\.md,line=3/);
    expect(JSON.parse(readFileSync(join(cwd, 'a.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('shows a fix as a patch, and makes it when told to', async () => {
    const file = join(cwd, 'clean/b.txt');
    writeFileSync(file, 'They saw the the end.\n');
    chmodSync(file, 0o640);
    symlinkSync('b.txt', join(cwd, 'clean/link.txt'));
    const { code, out } = await run('clean/b.txt', '--fix-dry-run');
    expect(code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('They saw the the end.\n');
    expect((await run('clean/link.txt', '--fix')).code).toBe(0);
    const fixed = readFileSync(file, 'utf8');
    expect(fixed).toBe('They saw the end.\n');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    writeFileSync(file, 'They saw the the end.\n');
    const applied = spawnSync('git', ['apply', '--unsafe-paths', '-'], { cwd, input: out, encoding: 'utf8' });
    expect(applied.stderr).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(fixed);
    expect((await run('clean/b.txt', '--fix-dry-run')).code).toBe(0);
  });

  it('writes into folders that are not there yet, and says at once where it cannot', async () => {
    expect((await run('clean/a.txt', '--format', 'sarif=out/deep/a.sarif')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 'out/deep/a.sarif'), 'utf8'))).toMatchObject({ runs: [{}] });
    const file = join(cwd, 'clean/c.txt');
    writeFileSync(file, 'They saw the the end.\n');
    await expect(run('clean/c.txt', '--fix', '--format', 'json=clean')).rejects.toThrow('Unexpected folder');
    await expect(run('clean/c.txt', '--fix', '--baseline', 'clean/c.txt/b')).rejects.toThrow(
      'a file stands there',
    );
    expect(readFileSync(file, 'utf8')).toBe('They saw the the end.\n');
    rmSync(file);
  });

  it('describes every rule in SARIF, those of no rule and those of the book, too', async () => {
    const folder = join(cwd, 'own');
    mkdirSync(folder);
    const rule = `{ id: 'no-whilst', summary: 'whilst', why: 'House style.', examples: { wrong: ['a'], right: ['b'] },
      *check() { yield { start: 0, end: 4, expected: [], note: 'Style.', confidence: 0.9 }; } }`;
    writeFileSync(join(folder, 'proof.rules.js'), `export const rules = [${rule}];\n`);
    writeFileSync(
      join(folder, 'proof.yaml'),
      'accepted:\n  - rule: article\n    text: an\n    reason: none\n\nwords: [x]\n',
    );
    writeFileSync(join(folder, 'a.txt'), 'They saw the end.\n');
    const { out } = await run('own', '--allow-code', '--format', 'sarif');
    const { runs } = JSON.parse(out) as Log;
    const rules = runs[0]?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(['no-whilst', 'stale-acceptance']);
    for (const one of rules) expect(one.shortDescription?.text).toBeTruthy();
    // The entry alone, not the blank line after it.
    const stale = runs[0]?.results?.find(({ ruleId }) => ruleId === 'stale-acceptance');
    expect(stale?.locations?.[0]?.physicalLocation?.region).toMatchObject({ startLine: 2, endLine: 4 });
  });

  it('proposes words, but none that is an error, and says so where there is none', async () => {
    const names = 'Zapiola came to Kibalchich. '.repeat(4);
    writeFileSync(
      join(cwd, 'learn.txt'),
      `${names}They went to tbe town and tbe river, by tbe road to tbe sea.\n`,
    );
    expect(await run('learn.txt', '--learn')).toEqual({
      code: 0,
      out: 'words:\n  - Kibalchich\n  - Zapiola\n',
      err: '',
    });
    expect(await run('clean/a.txt', '--learn')).toMatchObject({ code: 0, out: '' });
    expect((await run('clean/a.txt', '--learn')).err).toContain('No words');
  });

  it('leaves a byte order mark before a text, and takes one inside out', async () => {
    const file = join(cwd, 'bom.txt');
    writeFileSync(file, '\uFEFFThey saw the\uFEFF end.\n');
    expect((await run('bom.txt', '--fix')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('\uFEFFThey saw the end.\n');
  });

  it('leaves texts in older encodings as they are', async () => {
    const bytes = Buffer.from('They saw the the caf\xe9.\n', 'latin1');
    writeFileSync(join(cwd, 'old.txt'), bytes);
    expect(ruleIds((await run('old.txt', '--format', 'json')).out)).toEqual(['doubled-word']);
    await expect(run('old.txt', '--fix')).rejects.toThrow('expected UTF-8');
    expect(readFileSync(join(cwd, 'old.txt'))).toEqual(bytes);
  });

  it('reads a single chapter with its book and its proof.yaml in mind', async () => {
    const book = join(cwd, 'book');
    mkdirSync(book);
    writeFileSync(join(book, 'book.yaml'), 'title: T\n');
    writeFileSync(join(book, '1.md'), 'He met a agent.\n');
    writeFileSync(join(book, '2.md'), 'She saw the the end.\n');
    const accepted = (file: string): string =>
      `accepted: [{ rule: article, text: a, file: ${file}, reason: his English }]\n`;
    writeFileSync(join(book, 'proof.yaml'), accepted('1.md'));
    const found = async (...paths: string[]): Promise<string[]> =>
      ruleIds((await run(...paths, '--format', 'json')).out);
    expect(await found('book/1.md')).toEqual([]);
    expect(await found('book/2.md')).toEqual(['doubled-word']);
    expect(await found('./book/2.md', 'book/1.md')).toEqual(['doubled-word']);
    writeFileSync(join(book, 'proof.yaml'), accepted('2.md'));
    expect(await found('book/1.md')).toEqual(['article']);
    expect(await found('book/2.md')).toEqual(['doubled-word', 'stale-acceptance']);
  });

  it.each([
    [['nowhere'], 'Unexpected path nowhere'],
    [['--format', 'jsn'], 'expected json'],
    [['--level', 'loud'], 'Unexpected level'],
    [['--nonsense'], 'nonsense'],
    [['--jobs', 'many'], 'expected a whole number'],
    [['--format', 'json', '--format', 'sarif'], 'Unexpected second --format'],
  ])('cannot go on with %j', async (argv, message) => {
    await expect(run(...argv)).rejects.toThrow(message);
  });
});
