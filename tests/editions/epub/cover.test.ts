import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, it } from 'vitest';
import { lintEpub } from '../../../src/preflight/index.js';
import { book, picture, settings } from '../../support/book.js';
import { epubOf, filesOf, mutated } from '../../support/epub.js';

const front = { ...picture, file: 'front.png' };
const covered = {
  ...book,
  settings: { ...settings, cover: { image: 'front.png' } },
  pictures: [...book.pictures, front],
};

describe('the cover', () => {
  it('is a page before all others, known to shelves, menus and old readers', async () => {
    const { bytes } = await epubOf(covered);
    expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
    expect(lintEpub(bytes)).toEqual([]);
    const files = filesOf(bytes);
    const opf = files['OEBPS/content.opf'] ?? '';
    const item = /<item id="([^"]+)" href="(images\/[^"]+)"[^>]*properties="cover-image"/.exec(opf);
    expect(opf).toContain(`<meta name="cover" content="${item?.[1] ?? 'none'}"/>`);
    expect(opf).toMatch(/<spine[^>]*>\s*<itemref idref="item-cover-xhtml"/);
    expect(files['OEBPS/cover.xhtml']).toContain(
      `<img src="${item?.[2] ?? 'none'}" alt="Cover of The Loom &#x26; the Valley, Ada Weaver" role="doc-cover"/>`,
    );
    expect(files['OEBPS/toc.xhtml']).toContain('<a epub:type="cover" href="cover.xhtml">Cover</a>');
  });

  it('says what the settings say that it shows', async () => {
    const told = { ...covered, settings: { ...settings, cover: { image: 'front.png', alt: 'A loom' } } };
    const { bytes } = await epubOf(told);
    expect(filesOf(bytes)['OEBPS/cover.xhtml']).toContain('alt="A loom"');
  });

  it('is missed by the lint when its mark is lost', async () => {
    const { bytes } = await epubOf(covered);
    const worse = mutated(bytes, {
      'OEBPS/content.opf': (text) => text.replace(' properties="cover-image"', ''),
    });
    expect(lintEpub(worse).map(({ ruleId }) => ruleId)).toContain('epub/cover-image');
  });
});
