import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { contentsMarks } from '../../../src/editions/epub/contents-marks.js';
import type { NavEntry } from '../../../src/editions/epub/nav.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { lintEpub } from '../../../src/preflight/index.js';
import { epubOf, filesOf, mutated } from '../../support/epub.js';
import { memoryWorld } from '../../support/world.js';

describe('authors of chapters in the menus of the e-book', () => {
  it.each(['contents: 3', 'contents: 0'])('stand behind the titles (%s)', async (setting) => {
    const world = memoryWorld({
      'book.yaml': `title: Waters\nlanguage: en\n${setting}\n`,
      '1.md': '# Preface\n\nText.\n',
      '2.md':
        '---\nauthor: [Ann Lee, Bo Chen]\n---\n\n# The *Water* Wheel\n\nText.\n\n## The Race {author="Chi"}\n\nText.\n',
    });
    const { book } = assemble({ ...(await readManuscript(world, '.')), bibliography: [] });
    const { bytes } = await epubOf(book);
    const files = filesOf(bytes);
    const menus = Object.entries(files).filter(([name]) => /toc\.(?:xhtml|ncx)$/.test(name));
    expect(menus).toHaveLength(2);
    for (const [, menu] of menus) {
      const said = menu.replace(/<[^>]+>/g, '');
      expect(said).toContain('The Water Wheel – Ann Lee, Bo Chen');
      expect(said).toContain('The Race – Chi');
      expect(said).toMatch(/Preface(?! –)/);
    }
    expect(lintEpub(bytes).filter(({ severity }) => severity === 'error')).toEqual([]);
    // what the menu says of somebody else is found
    const other = mutated(bytes, { 'OEBPS/toc.xhtml': (text) => text.replace('>Chi<', '>Cho<') });
    expect(lintEpub(other).map(({ ruleId }) => ruleId)).toContain('epub/nav-label');
    expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
  });

  it('are counted where pages of the printed contents begin', () => {
    const line = fc.record({
      title: fc.stringMatching(/^[a-z]{1,9}$/),
      author: fc.option(fc.stringMatching(/^[A-Z]{1,9}$/)),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 8 }), fc.nat(), (lines, at) => {
        const entries = lines.map(({ title, author }, i): NavEntry => ({
          id: String(i),
          title,
          address: '',
          children: [],
          ...(author !== null && { author }),
        }));
        const next = 1 + (at % (lines.length - 1));
        // a page that begins with a line, whose folio has one figure
        const letters = lines
          .slice(0, next)
          .reduce(
            (sum, { title, author }) => sum + title.length + (author?.length ?? 0) + 1,
            'Contents'.length,
          );
        const { inLine } = contentsMarks(
          'Contents',
          entries,
          [{ label: 'vi', letters }],
          (label) => `page-${label}`,
          () => '7',
        );
        expect([...inLine].filter(([, marks]) => marks.length > 0).map(([id]) => id)).toEqual([String(next)]);
      }),
    );
  });
});
