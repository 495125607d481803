import { createServer, type Server } from 'node:net';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/pdf/index.js';
import { filesOf } from '../support/epub.js';
import { said } from '../support/read-back.js';
import { build, cases, CORPUS, isUntouched, type Case, type Run } from './bad-cases.js';

if (CORPUS === undefined) console.warn('No ../shared/corpora/bad here: hostile books are not built.');

/** Port 9 of this machine, which the hostile books name: nobody may call. Undefined where it cannot be opened. */
let calls: string[] | undefined;
let server: Server | undefined;

beforeAll(async () => {
  const heard: string[] = [];
  server = createServer((socket) => {
    heard.push(String(socket.remoteAddress));
    socket.destroy();
  });
  calls = await new Promise((resolve) => {
    server?.once('error', () => resolve(undefined)).listen(9, '127.0.0.1', () => resolve(heard));
  });
});

afterAll(() => void server?.close());

/** No book may make these: they are faults of the program, whatever the book is like. */
const OURS =
  /word-conservation|hidden-text|network-refused|page-error|page-console|epub\/page-list|fault of ours/;
const TRACE = /^\s+at (?:async )?(?:[\w.<>]+ )?\(?(?:file:|node:|\/).*:\d+:\d+\)?$/m;

describe.skipIf(CORPUS === undefined)('hostile and broken books', () => {
  it.each(cases.map((one) => [one.id, one] as const))(
    '%s',
    async (_, one) => {
      const ran = await build(one);
      const said = ran.stderr;
      expect(ran.signal, said).toBeNull();
      expect([0, 1, 2]).toContain(ran.code);
      expect(said).not.toMatch(TRACE);
      expect(said.match(OURS)?.[0], said).toBeUndefined();
      expect(ran.strays).toEqual([]);
      expect(calls ?? []).toEqual([]);
      expect(ran.rssMb).toBeLessThan(one.limits.rssMb);
      const sizes = [...ran.files.values()].map(({ length }) => length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(one.limits.outMb * 2 ** 20);

      ended(one, ran);
      messages(one, said);
      if (ran.code === 2) {
        expect([...ran.files.keys()]).toEqual([]);
        expect(isUntouched(ran)).toBe(true);
        expect(said.match(/^pamphleteer: /gm)).toHaveLength(1);
      } else await inspected(one, ran);
    },
    700_000,
  );
});

/** Exit codes: an error may be one of the text (1, with files that say so) or the end (2, without). */
function ended({ want, group, expect: also }: Case, { code, stderr }: Run): void {
  if (want === 'builds') expect(also.orError === true ? [0, 1, 2] : [0], stderr).toContain(code);
  else if (want === 'sanitised') expect(also.orError === true ? [0, 1, 2] : [0, 1], stderr).toContain(code);
  else if (want === 'builds-with-warning') {
    expect(also.orError === true ? [0, 1, 2] : [0], stderr).toContain(code);
    if (code === 0) expect(stderr).toMatch(/ warning |^warning /m);
  } else {
    const text = also.orBuilds !== undefined && also.orBuilds !== false;
    expect(text || group === 'file' || group === 'net' ? [0, 1, 2] : [1, 2], stderr).toContain(code);
    if (also.orBuilds === 'warning' || also.orBuilds === 'with a warning')
      expect(stderr).toMatch(/error|warning|pamphleteer: /);
  }
}

function messages({ want, expect: also }: Case, said: string): void {
  for (const word of also.messageMentions ?? []) if (want === 'error') expect(said).toContain(word);
  if (also.messageSuggests !== undefined) expect(said).toContain(also.messageSuggests);
  if (also.messageHasLine !== undefined) expect(said).toMatch(/:\d+:\d+:? /);
  for (const word of also.warnMentions ?? []) if (also.orError !== true) expect(said).toContain(word);
}

async function inspected({ expect: also }: Case, { files }: Run): Promise<void> {
  const named = (end: string): Uint8Array => {
    const [, bytes] = [...files].find(([name]) => name.endsWith(end)) ?? [];
    if (!bytes) throw new Error(`no ${end} among ${[...files.keys()].join(', ')}`);
    return bytes;
  };
  const epub = filesOf(named('.epub'));
  for (const [name, text] of Object.entries(epub).filter(([file]) =>
    /\.(?:xhtml|html|opf|ncx|svg)$/.test(file),
  )) {
    const tags = [...text.matchAll(/<[^>]*>/g)]
      .map(([tag]) => tag)
      .join('')
      .toLowerCase();
    const names = tags.replace(/"[^"]*"|'[^']*'/g, '""');
    // Names in tags and attributes, and addresses, for what only there can act; everywhere for what must not have been read at all.
    for (const part of also.epubNot ?? []) {
      const where = /^[ <]/.test(part) ? names : part.endsWith(':') ? tags : text;
      expect(where, name).not.toContain(part);
    }
    if (also.idsUnique === true) {
      const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
    }
  }
  const text = said((await wordsOf(named('.pdf'))).flat());
  for (const part of also.pdfNot ?? []) expect(text).not.toContain(part);
  for (const part of also.pdfText ?? []) expect(text).toContain(part);
  if (also.eachOnce === true) {
    const notes = [...text.matchAll(/body number (\d+)\./g)].map(([, number]) => Number(number));
    expect(notes).toEqual(Array.from({ length: 120 }, (_, n) => n));
  }
  const report = JSON.parse(new TextDecoder().decode(named('report.json'))) as { readonly pages: number };
  if (also.maxPages !== undefined) expect(report.pages).toBeLessThanOrEqual(also.maxPages);
  if (also.tocEntries !== undefined) {
    const [toc = ''] = /<nav[^>]*toc[\s\S]*?<\/nav>/.exec(epub['OEBPS/toc.xhtml'] ?? '') ?? [];
    expect(toc.match(/<a /g)?.length).toBeGreaterThanOrEqual(also.tocEntries);
  }
  if (also.epubcheck === true) {
    const { messages: complaints } = await EpubCheck.validate(named('.epub'));
    expect(complaints.filter(({ severity }) => /error|fatal|warning/i.test(severity))).toEqual([]);
  }
}
