import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPreview, type Preview } from '../../../src/cli/preview/preview.js';
import { disk } from '../../../src/edge/disk.js';
import { shelf } from '../../../src/edge/shelf.js';
import { previewServer } from '../../../src/edge/preview/server.js';
import { readAnyPdf, pagesOf } from '../../../src/pdf/index.js';
import type { Told } from '../../../src/preview/told.js';
import { typesetter } from '../../support/press.js';
import { listen, type Ear } from './events.js';

let folder = '';
let preview: Preview;
let ear: Ear;
let err = '';
const BOOK = 'title: Wharf\ntrim: a6\nchapters: [one.md]\n';
const write = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preview-'));
  write('book.yaml', `authr: Jane Doe\n${BOOK}`);
  write('one.md', '# One\n\nOn the wharf.\n');
  preview = await startPreview({
    sources: { world: disk(folder, { env: {} }), shelf: shelf() },
    target: '.',
    folder,
    from: 'wharf',
    cache: undefined,
    program: () => 'program',
    // the one of all tests, which has a browser already
    typesetter: () => ({ ...typesetter, close: () => Promise.resolve() }),
    port: 0,
    io: { cwd: folder, env: {}, stdout: { write: () => 0 }, stderr: { write: (text) => (err += text) } },
  });
  ear = await listen(preview.address);
});
afterAll(async () => {
  ear.close();
  await preview.end();
  rmSync(folder, { recursive: true });
});

const settled = (told: Told): boolean => told.work === '';
/** What a window that is opened now is told at once. */
async function toldNow(): Promise<Told> {
  const late = await listen(preview.address);
  try {
    return await late.hear(settled);
  } finally {
    late.close();
  }
}
const pdfAt = async (path = ''): Promise<Response> => fetch(new URL(path, preview.address));

describe('a preview', { timeout: 30_000 }, () => {
  it('begins with a book that is wrong, and says what is', async () => {
    const told = await ear.hear(settled);
    expect(told).toMatchObject({
      failed: true,
      troubles: [{ severity: 'error', where: 'wharf/book.yaml:1:1' }],
    });
    expect(told.pages).toBeUndefined();
    expect(told.troubles[0]?.frame).toEqual({ before: '', marked: 'authr', after: ': Jane Doe' });
    expect(told.troubles[0]?.note).toContain('settings');
    expect(err).toMatch(/^pamphleteer: book.yaml:1:1: Unexpected key "authr", expected "author"/);
  });

  it('shows the pages when it is mended, by a file that is renamed into its place', async () => {
    write('aside', BOOK);
    renameSync(join(folder, 'aside'), join(folder, 'book.yaml'));
    const told = await ear.hear(({ pages }) => pages !== undefined);
    expect(told).toMatchObject({ failed: false, troubles: [], work: '' });
    const answer = await pdfAt(told.pages?.address);
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    const pdf = await readAnyPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(told.pages?.looks).toHaveLength(pagesOf(pdf).length);
    expect(err).toMatch(/Wharf: \d pages, [\d.]+ s\n$/);
  });

  it('shows other pages when the text is another, and tells which are', async () => {
    const before = (await toldNow()).pages;
    mkdirSync(join(folder, 'art'));
    write('one.md', '# One\n\nOff the wharf, ![a ship](art/ship.svg).\n');
    const wrong = await ear.hear((told) => settled(told) && told.pages?.address !== before?.address);
    const differing = wrong.pages?.looks.filter((look, page) => look !== before?.looks[page]);
    expect(differing).toHaveLength(1);
    // a window may still be at the earlier ones
    expect((await pdfAt(before?.address)).status).toBe(200);
    expect(wrong.troubles.map(({ where }) => where)).toEqual(['wharf/one.md:3:16']);

    // what was asked for and not there, comes to be there
    write(
      'art/ship.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
    );
    const mended = await ear.hear((told) => settled(told) && told.troubles.length === 0);
    expect(mended.pages?.address).not.toBe(wrong.pages?.address);
  });

  it('keeps the last good pages where the text is wrong again', async () => {
    const last = (await toldNow()).pages;
    rmSync(join(folder, 'one.md'));
    const told = await ear.hear((now) => settled(now) && now.failed);
    expect(told.pages).toEqual(last);
    expect(told.troubles[0]?.message).toContain('one.md');
    write('one.md', '# One\n\nOn land.\n');
    await ear.hear((now) => settled(now) && !now.failed);
  });

  it('tells where its words are written, as they are now', async () => {
    const where = async (query: string): Promise<string> => (await pdfAt(`/where?${query}`)).text();
    expect(await where('page=3&pages=4&before=one&behind=onland')).toBe('wharf/one.md:3');
    expect(await where('page=3&pages=4&before=zzz&behind=zzonthewharf')).toBe('');
    expect(await where('')).toBe('');
  });

  it('makes nothing for what is not of the book, and writes nothing into its folder', async () => {
    const lines = err;
    write('notes.txt', 'Another file.');
    mkdirSync(join(folder, 'other'));
    write('one.md', '# One\n\nOn land.\n');
    await new Promise((resolve) => setTimeout(resolve, 150));
    // names in the folder are asked for, since they may be chapters: so that is asked again, to the same end
    expect(err.slice(lines.length)).toMatch(/^(?:Wharf: \d pages, [\d.]+ s\n)?$/);
    expect(readdirSync(folder).sort()).toEqual(['art', 'book.yaml', 'notes.txt', 'one.md', 'other']);
  });
});

it('a port that is taken is another one where none was named, and an error where it was', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const at = other.address();
      resolve(typeof at === 'object' && at ? at.port : 0);
    });
  });
  await expect(previewServer(port)).rejects.toMatchObject({
    message: `Unexpected port ${port} (taken by another program), expected one that is free`,
  });
  other.close();
  const [first, second] = [await previewServer(), await previewServer()];
  expect(first.address).not.toBe(second.address);
  await Promise.all([first.close(), second.close()]);
});
