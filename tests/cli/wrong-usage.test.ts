import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './console.js';

const BOOKS: Readonly<Record<string, string>> = {
  'notes.txt': 'No book.',
  'empty/.keep': '',
  'texts/one.md': '# One\n',
  'broken/book.yaml': 'title: "Unclosed\nauthor: A\n',
  'unknown/book.yaml': 'title: T\nauthr: A\n',
  'unknown/one.md': '# One\n',
  'untitled/book.yaml': 'author: A\n',
  'untitled/one.md': '# One\n',
  'missing/book.yaml': 'title: T\nchapters: [two.md]\n',
  'missing/one.md': '# One\n',
  'style/book.yaml': 'title: T\nstyle: s.csl\nbibliography: r.json\n',
  'style/one.md': 'As [@a] says.\n',
  'style/r.json': '[{"id":"a","type":"book","title":"A"}]',
  'style/s.csl': '<!doctype html><html><title>Not found</title></html>',
  'latin/book.yaml': 'title: T\n',
  'good/book.yaml': 'title: T\n',
  'good/one.md': '# One\n\nText.\n',
  'dist/t/t.pdf': 'the last good one',
};

let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'usage-'));
  for (const [name, text] of Object.entries(BOOKS)) {
    mkdirSync(join(cwd, dirname(name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  writeFileSync(join(cwd, 'latin/one.md'), Buffer.from('# Caf\xE9\n', 'latin1'));
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('wrong usage: one clear message, exit code 2, nothing written', () => {
  it.each([
    [['biuld'], 'Unexpected command "biuld"', 'Did you mean build?'],
    [['constructor'], 'Unexpected command "constructor"', ''],
    [['build', '--ouf', 'x'], 'Unexpected option --ouf', 'Did you mean --out?'],
    [['build', '--constructor'], 'Unexpected option --constructor', ''],
    [['build', '-x'], 'Unexpected option -x', '--out'],
    [['build', '--out'], 'Unexpected end after --out', 'expected a value'],
    [['build', '--out='], 'Unexpected end after --out', 'expected a value'],
    [['build', 'good', 'texts'], 'Unexpected second book "texts"', 'expected one'],
    [['build', 'good', '--edition', 'epbu'], 'Unexpected edition "epbu"', 'Did you mean epub?'],
    [['build', 'nowhere'], 'nowhere', 'there is no such folder'],
    [['build', 'nowhere.md'], 'nowhere', 'there is no such file'],
    [['build', 'notes.txt/deeper'], 'deeper', 'there is no such folder'],
    [['build', 'notes.txt'], 'Unexpected target "notes.txt"', 'Markdown file'],
    [['build', 'empty'], 'Unexpected folder without a book.yaml', 'title: '],
    [['build', 'texts'], 'Unexpected folder without a book.yaml', 'one.md'],
    [['build', 'broken'], 'book.yaml:1:8: ', '1 │ title: "Unclosed'],
    [['build', 'unknown'], 'book.yaml:2:1: Unexpected key "authr"', 'expected "author"'],
    [['build', 'untitled'], 'book.yaml:1:1: Unexpected settings without a title', 'title: …'],
    [['build', 'missing'], 'book.yaml:2:12: Unexpected file name "two.md"', '2 │ chapters: [two.md]'],
    [['build', 'style'], 'Unexpected content in s.csl', 'web page'],
    [['build', 'latin'], 'one.md:1:6: ', 'not UTF-8'],
    [['build', 'good', '--out', 'notes.txt'], 'notes.txt', 'expected a folder to write in'],
    [['build', 'good', '--out', 'notes.txt/x'], 'notes.txt', 'Nothing was changed'],
    [['preview', 'nowhere'], 'nowhere', 'there is no such folder'],
    [['preview', 'notes.txt'], 'Unexpected target "notes.txt"', 'Markdown file'],
    [['preview', 'good', 'texts'], 'Unexpected second book "texts"', 'expected one'],
    [['preview', 'good', '--port', 'http'], 'Unexpected port "http"', 'expected a number'],
    [['preview', 'good', '--port', '65536'], 'Unexpected port "65536"', 'up to 65535'],
    [['preview', 'good', '--prot', '1'], 'Unexpected option --prot', 'Did you mean --port?'],
    [['preview', 'good', '--out', 'notes.txt'], 'notes.txt', 'expected a folder to write in'],
    [['new'], 'Unexpected end of arguments', 'new DIR'],
    [['new', 'a', 'b'], 'Unexpected second folder "b"', 'expected one'],
    [['new', 'good'], 'Unexpected files in "good" (book.yaml)', 'expected an empty folder'],
    [['new', 'notes.txt'], 'notes.txt', 'expected a folder'],
  ])('%j', async (argv, what, more) => {
    const before = listed();
    const { code, out, err } = await run(argv, { cwd });
    expect(err).toContain(what);
    expect(err).toContain(more);
    expect(err.match(/^pamphleteer: /gm)).toHaveLength(1);
    expect(err).not.toMatch(/^\s+at |fault of ours|undefined|\[object/m);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(listed()).toEqual(before);
  });

  it('tells how it is used when it is told nothing', async () => {
    const { code, out, err } = await run([], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('pamphleteer build');
  });
});

/** Every file with its content, to see that nothing was touched. */
function listed(): readonly string[] {
  return readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`);
}
