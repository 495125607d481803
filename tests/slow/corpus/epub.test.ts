import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { corpusBooks, prepare, type CorpusBook } from './books.js';
import { verdictOf } from './verdict.js';

const ROOT = join(import.meta.dirname, '../../..');
// Kept from run to run, with the pages that the program keeps: what has not changed is not laid out again.
const OUT = join(ROOT, 'dist/corpus');
const MAIN = join(ROOT, 'dist/lib/cli/main.js');

interface Report {
  readonly pages: number;
  readonly problems: readonly { readonly ruleId: string; readonly message: string }[];
}

interface Built {
  readonly code: number | null;
  readonly stderr: string;
  readonly bytes: Uint8Array;
  readonly report: Report;
}

/** Builds a book with the program as it is shipped, in a time zone and a language. */
function build(
  folder: string,
  out: string,
  env: Readonly<Record<string, string>>,
): Promise<[number | null, string]> {
  const args = [MAIN, 'build', folder, '--out', out, '--edition', 'screen', '--edition', 'epub'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve([code, stderr]);
    });
  });
}

async function built(book: CorpusBook, folder: string): Promise<Built | string> {
  const out = join(OUT, book.name);
  mkdirSync(out, { recursive: true });
  const from = prepare(book, folder);
  const [code, stderr] = await build(from, out, { TZ: 'UTC', LC_ALL: 'C' });
  const made = join(out, book.name, book.name);
  if (code !== 0 && code !== 1) return stderr.trim().split('\n').at(-2) ?? stderr;
  const bytes = new Uint8Array(readFileSync(`${made}.epub`));
  const report = JSON.parse(readFileSync(join(out, book.name, 'report.json'), 'utf8')) as Report;
  return { code, stderr, bytes, report };
}

const HEAD = ['book', 'pages', 'marks', 'notes', 'epubcheck', 'Ace', 'lint', 'pages that differ', 'KiB'];
const rows: (readonly string[])[] = [];
const folder = mkdtempSync(join(tmpdir(), 'pamphleteer-corpus-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (rows.length === 0) return;
  const table = [HEAD, HEAD.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
  writeFileSync(join(OUT, 'epub.md'), table);
  console.log(table);
});

const wanted = process.env['BOOKS']?.split(' ');
const books = corpusBooks.filter(({ name }) => wanted?.includes(name) ?? true);
if (books.length === 0)
  console.warn('No corpora here (../shared/corpora/books): no book of other people is built.');

describe.skipIf(books.length === 0)('the EPUB of each book of the corpora', () => {
  it.each(books)('$name', { timeout: 3_600_000 }, async (book) => {
    const made = await built(book, folder);
    if (typeof made === 'string') {
      rows.push([book.name, made, ...HEAD.slice(2).map(() => '')]);
      expect.unreachable(`it does not build: ${made}`);
    }
    const { bytes, report } = made;
    const verdict = await verdictOf(bytes);
    const differ = report.problems.filter(({ ruleId }) => ruleId === 'epub/page-list');
    const { epubcheck } = verdict;
    rows.push([
      book.name,
      ...[report.pages, verdict.pages, verdict.notes].map(String),
      epubcheck === undefined ? 'no Java' : String(epubcheck.length),
      ...[verdict.ace.length, verdict.lint.length, differ.length].map(String),
      String(Math.round(bytes.length / 1024)),
    ]);
    expect(epubcheck ?? []).toEqual([]);
    expect(verdict.ace).toEqual([]);
    expect(verdict.lint).toEqual([]);
    expect(differ.map(({ message }) => message)).toEqual([]);
    expect(verdict.pages).toBeGreaterThan(0);
  });

  it('is the same bytes on the other side of the world', { timeout: 600_000 }, async () => {
    const book = books[0];
    if (!book) return;
    const here = await built(book, folder);
    const there = join(folder, 'there');
    await build(prepare(book, join(folder, 'again')), there, {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'tr_TR.UTF-8',
    });
    const again = readFileSync(join(there, book.name, `${book.name}.epub`));
    expect(typeof here !== 'string' && Buffer.compare(again, here.bytes)).toBe(0);
  });
});
