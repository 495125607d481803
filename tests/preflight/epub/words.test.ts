import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { epubWords } from '../../../src/preflight/index.js';
import { book } from '../../support/book.js';
import { epubOf, mutated } from '../../support/epub.js';

/** An EPUB of one document, made by hand. */
function container(body: string, name = 'a b.xhtml'): Uint8Array {
  return zipSync({
    mimetype: strToU8('application/epub+zip'),
    'META-INF/container.xml': strToU8(
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="x/p.opf"/></rootfiles></container>',
    ),
    'x/p.opf': strToU8(
      `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="./t/a%20b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
    ),
    [`x/t/${name}`]: strToU8(
      `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:e="http://www.idpf.org/2007/ops"><head><title>T</title></head><body>${body}</body></html>`,
    ),
  });
}

const plain = (words: readonly { readonly word: string }[]): string =>
  words.map(({ word }) => word).join('|');

describe('epubWords', () => {
  it('joins what inline elements divide and divides what blocks do', () => {
    const { text } = epubWords(
      container('<p>one<b>two</b> th\u00adree</p><p>four<br/>five</p><div>six<p>seven</p>eight</div>'),
    );
    expect(plain(text)).toBe('onetwo|three|four|five|six|seven|eight');
  });

  it('tells notes and navigation from text, and numbers of notes from both', () => {
    const body = `<p id="p">Sky<a e:type="noteref" href="#n">3</a>, day.</p><aside id="n" e:type="footnote"><p><a role="doc-backlink" href="#p">3.</a> Of the <i>note</i>.</p></aside><nav><ol><li>Chapter</li></ol></nav>`;
    const words = epubWords(container(body));
    expect(words.text).toEqual([
      { word: 'Sky', file: 'x/t/a b.xhtml', id: 'p' },
      { word: '3', file: 'x/t/a b.xhtml', id: 'p', reference: true },
      { word: ',', file: 'x/t/a b.xhtml', id: 'p' },
      { word: 'day.', file: 'x/t/a b.xhtml', id: 'p' },
    ]);
    expect(words.notes.map((note) => [note.id, plain(note.words)])).toEqual([['n', 'Of|the|note.']]);
    expect(plain(words.nav)).toBe('Chapter');
  });

  it('reads the book back in order', async () => {
    const { bytes } = await epubOf(book);
    const words = epubWords(bytes);
    expect(plain(words.text)).toContain(
      'valley|had|sheep|before|it|had|people,|1|and|the|people|said|tant|pis|(Fleece,|1907).',
    );
    expect(plain(words.text)).toContain('Fleece,|A.|(1907).|On|wool.|Guild.');
    expect(words.notes.map((note) => plain(note.words))).toEqual([
      'So|says|the|guild;|see|below.',
      'Soap|was|dear.|A|second|paragraph.',
      'Except|Sunday.',
    ]);
    expect(words.nav.length).toBeGreaterThan(5);
  });

  it('sees a word lost', async () => {
    const { bytes } = await epubOf(book);
    const poorer = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => text.replace('After the mill.', 'After mill.'),
    });
    expect(epubWords(poorer).text.length).toBe(epubWords(bytes).text.length - 1);
  });

  it('says what is wrong with a file that no reader opens', async () => {
    expect(() => epubWords(strToU8('no zip'))).toThrow('expected an EPUB');
    expect(() => epubWords(zipSync({ a: strToU8('b') }))).toThrow('META-INF/container.xml');
    expect(() => epubWords(container('', 'other.xhtml'))).toThrow('x/t/a b.xhtml');
    expect(() => epubWords(container('<p>'))).toThrow(/x\/t\/a b\.xhtml:1:\d+, expected well-formed XML/);
    await Promise.resolve();
  });
});
