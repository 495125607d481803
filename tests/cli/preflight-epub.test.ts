import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { book } from '../support/book.js';
import { epubOf, mutated } from '../support/epub.js';
import { run } from './console.js';

const { bytes } = await epubOf(book);
const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOCK = `<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptionMethod Algorithm="ALGORITHM"/></encryption>`;

function put(name: string, data: Uint8Array | string): string {
  writeFileSync(join(folder, name), data);
  return name;
}

/** A program that writes this report where it is told to. */
function program(name: string, option: string, file: string, report: object): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `#!${process.execPath}\nconst at = process.argv.indexOf(${JSON.stringify(option)}) + 1;\n` +
      `require('fs').writeFileSync(process.argv[at] + ${JSON.stringify(file)}, ${JSON.stringify(JSON.stringify(report))});\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

const preflight = (
  names: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ReturnType<typeof run> => run(['preflight', ...names], { cwd: folder, env: { PATH: '', ...env } });

/** The container with the flag of an encrypted file on its first entry. */
function withPassword(data: Uint8Array): Uint8Array {
  const copy = Buffer.from(data);
  const at = copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  copy.writeUInt16LE(copy.readUInt16LE(at + 8) | 1, at + 8);
  return new Uint8Array(copy);
}

describe('preflight of an EPUB', () => {
  it('has nothing to say of a good one, and says who did not look', async () => {
    const { code, out, err } = await preflight([put('good.epub', bytes)]);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('good.epub: epubcheck is not installed');
    expect(err).toContain('good.epub: Ace is not installed');
    expect(err).toContain("good.epub: checked by pamphleteer's own rules\n");
  });

  it('says what is wrong and where, in one document for many files', async () => {
    const worse = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => text.replace(/alt="[^"]*"/, 'alt=""'),
    });
    put('a.epub', worse);
    const pretty = await preflight([put('b.epub', worse)]);
    expect(pretty.code).toBe(1);
    expect(pretty.out).toMatch(
      /^b\.epub\/OEBPS\/04-wool\.xhtml:\d+:1 error Unexpected picture without words/,
    );
    const { out } = await preflight(['a.epub', 'b.epub', '--format', 'json']);
    const rows = JSON.parse(out) as { readonly file: string; readonly ruleId: string }[];
    expect(rows.filter(({ ruleId }) => ruleId === 'epub/alt').map(({ file }) => file)).toEqual([
      'a.epub/OEBPS/04-wool.xhtml',
      'b.epub/OEBPS/04-wool.xhtml',
    ]);
  });

  it('asks epubcheck and Ace where they are', async () => {
    const epubcheck = program('epubcheck', '--json', '', {
      messages: [
        {
          ID: 'RSC-005',
          severity: 'ERROR',
          message: 'a  fault',
          locations: [{ path: 'OEBPS/04-wool.xhtml', line: 3, column: 2 }],
        },
        { ID: 'HTM-010', severity: 'USAGE', message: 'by the way', locations: [] },
      ],
    });
    const failed = {
      'earl:test': { 'dct:title': 'image-alt', 'earl:impact': 'critical' },
      'earl:result': { 'earl:outcome': 'fail', 'dct:description': 'no words' },
    };
    const ace = program('ace', '--outdir', '/report.json', {
      assertions: [{ 'earl:testSubject': { url: '04-wool.xhtml' }, assertions: [failed] }],
    });
    const { code, out, err } = await preflight([put('good.epub', bytes)], {
      PAMPHLETEER_EPUBCHECK: epubcheck,
      PAMPHLETEER_ACE: ace,
    });
    expect(code).toBe(1);
    expect(out).toContain('good.epub/OEBPS/04-wool.xhtml:3:2 error a fault epubcheck/RSC-005');
    expect(out).toContain('good.epub/OEBPS/04-wool.xhtml:1:1 error no words ace/image-alt');
    expect(out).not.toContain('by the way');
    expect(err).toContain("checked by pamphleteer's own rules, epubcheck, Ace");
  });

  it('does not take a checker that fell over for one that found nothing', async () => {
    const path = join(folder, 'broken');
    writeFileSync(path, `#!${process.execPath}\nconsole.error('no browser'); process.exit(1);\n`);
    chmodSync(path, 0o755);
    const { err } = await preflight([put('good.epub', bytes)], { PAMPHLETEER_ACE: path });
    expect(err).toContain('good.epub: Ace made no report: no browser');
    expect(err).not.toMatch(/checked by .*Ace/);
  });

  it.each([
    ['no zip', 'hello', 'expected an EPUB (a zip file)'],
    ['a zip cut off', bytes.slice(0, 3000), 'expected an EPUB that is whole'],
    ['a password', withPassword(bytes), 'Unexpected password'],
    ['no container', mutated(bytes, { 'META-INF/container.xml': undefined }), 'META-INF/container.xml'],
    [
      'a lock',
      mutated(bytes, {
        'META-INF/encryption.xml': LOCK.replace('ALGORITHM', 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'),
      }),
      'Unexpected encryption',
    ],
    [
      'a chapter that is not well-formed',
      mutated(bytes, { 'OEBPS/04-wool.xhtml': (text) => text.replace('</p>', '') }),
      'OEBPS/04-wool.xhtml',
    ],
  ])('cannot go on with %s', async (_, data, message) => {
    const { code, out, err } = await preflight([put('bad.epub', data)]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('bad.epub');
    expect(err).toContain(message);
    expect(err).not.toMatch(/\bat .*:\d+:\d+\)/);
  });

  it('opens one whose faces only are scrambled', async () => {
    const scrambled = mutated(bytes, {
      'META-INF/encryption.xml': LOCK.replace('ALGORITHM', 'http://www.idpf.org/2008/embedding'),
    });
    expect((await preflight([put('faces.epub', scrambled)])).code).toBe(0);
  });

  it('reads books of EPUB 2, with the names of letters that their DTD has', async () => {
    const old = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) =>
        text
          .replace(
            '<!DOCTYPE html>',
            '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
          )
          .replace('After the mill.', 'After&nbsp;the caf&eacute;.'),
    });
    expect((await preflight([put('old.epub', old)])).code).toBe(0);
    const unknown = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => text.replace('After the mill.', 'After&nbsp;the mill.'),
    });
    expect((await preflight([put('new.epub', unknown)])).code).toBe(2);
  });
});
