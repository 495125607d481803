import { describe, expect, it } from 'vitest';
import { epubWords, pagesAgree, type PrintedPage } from '../../../src/preflight/index.js';
import { book } from '../../support/book.js';
import { epubOf, mutated } from '../../support/epub.js';
import { laidOut } from '../../support/laid.js';

const { pages, printed } = laidOut(book, 25);
const { bytes } = await epubOf(book, pages);
const onPaper: readonly PrintedPage[] = printed.map(({ label, text }) => ({
  label,
  words: text.split(/\s+/).filter((word) => word !== ''),
}));

function said(data: Uint8Array, paper: readonly PrintedPage[] = onPaper): string[] {
  return pagesAgree(epubWords(data), paper).map(({ message }) => message);
}

describe('pagesAgree', () => {
  it('has nothing to say of pages that begin where they do on paper, words cut in two included', () => {
    expect(onPaper.length).toBeGreaterThan(15);
    expect(said(bytes)).toEqual([]);
  });

  it('knows the numbers of a list, which only paper shows', () => {
    const numbered = onPaper.map(({ label, words }, index) =>
      index === 4 ? { label, words: ['5.', ...words] } : { label, words },
    );
    expect(said(bytes, numbered)).toEqual([]);
    const other = onPaper.map(({ label, words }, index) =>
      index === 4 ? { label, words: ['Five.', ...words] } : { label, words },
    );
    expect(said(bytes, other)).toHaveLength(1);
  });

  it('takes no word of the text for the number of a list', () => {
    const text = (...words: readonly string[]): Parameters<typeof pagesAgree>[0] => ({
      text: words.map((word) => ({ word, file: 'a.xhtml', id: undefined })),
      notes: [],
      nav: [],
      pages: [{ label: '1', file: 'a.xhtml', id: 'page-1', part: 'text', index: 0 }],
    });
    const words = ['See', 'v.', 'Records,', 'p.', '93;', 'compare', 'p.', '8.', 'for', 'more.'];
    const page = (...printed: readonly string[]): readonly PrintedPage[] => [{ label: '1', words: printed }];
    expect(pagesAgree(text(...words), page('10.', ...words))).toEqual([]);
    expect(pagesAgree(text(...words), page(...words))).toEqual([]);
    expect(
      pagesAgree(text(...words), page('10.', ...words.filter((word) => word !== 'Records,'))),
    ).toHaveLength(1);
    expect(
      pagesAgree(text('See', '93;', 'and', 'so', 'on'), page('See', '94;', 'and', 'so', 'on')),
    ).toHaveLength(1);
  });

  it('looks as far as there are letters, behind a line of ornaments', () => {
    const words = [
      'One',
      ...Array.from({ length: 60 }, () => '❦'),
      ...'two words more than those before them'.split(' '),
    ];
    const text = words.map((word) => ({ word, file: 'a.xhtml', id: undefined }));
    const pages = [{ label: '1', file: 'a.xhtml', id: 'page-1', part: 'text', index: 0 }] as const;
    const on = (printed: readonly string[]): number =>
      pagesAgree({ text, notes: [], nav: [], pages }, [{ label: '1', words: printed }]).length;
    expect(on(words)).toBe(0);
    expect(on(words.map((word) => (word === 'more' ? 'less' : word)))).toBe(1);
  });

  it('leaves open in which order a page shows words that run from the right', () => {
    const page = (...words: readonly string[]): readonly string[] => {
      const text = ['One', 'ߊߋ', 'two'].map((word) => ({ word, file: 'a.xhtml', id: undefined }));
      const pages = [{ label: '1', file: 'a.xhtml', id: 'page-1', part: 'text', index: 0 }] as const;
      return pagesAgree({ text, notes: [], nav: [], pages }, [{ label: '1', words }]).map(
        ({ message }) => message,
      );
    };
    expect(page('One', 'ߋߊ', 'two')).toEqual([]);
    expect(page('Two', 'ߋߊ', 'two')).toHaveLength(1);
  });

  it('compares what paper shows: letters that no face has are blank there', () => {
    const faceless = (words: readonly string[]): readonly string[] =>
      words.map((word) => word.replace(/[aeo]/giu, ' '));
    const drawn = onPaper.map(({ label, words }) => ({ label, words: faceless(words) }));
    expect(said(bytes, drawn)).toEqual([]);
    const [first, second, ...rest] = drawn;
    const swapped = [
      { label: first?.label ?? '', words: second?.words ?? [] },
      { label: second?.label ?? '', words: first?.words ?? [] },
      ...rest,
    ];
    expect(said(bytes, swapped)).toHaveLength(2);
  });

  it('finds a mark that moved', () => {
    const label = onPaper.find(({ words }) => words.includes('soap;'))?.label ?? '';
    const moved = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => {
        const mark = new RegExp(`<span id="page-${label}"[^>]*></span>`).exec(text)?.[0] ?? '';
        return text.replace(mark, '').replace('A second line', `${mark}A second line`);
      },
    });
    expect(said(moved)).toContainEqual(expect.stringMatching(new RegExp(`page ${label}\\b`)));
  });

  it('finds a mark that is gone, and one too many', () => {
    const gone = mutated(bytes, {
      'OEBPS/05-farben-dye.xhtml': (text) => text.replace(/<span id="page-[^>]*><\/span>/, ''),
    });
    expect(said(gone)).toEqual([expect.stringContaining('Unexpected absence of page')]);
    expect(said(bytes, onPaper.slice(0, -1))).toEqual([
      expect.stringContaining('expected only pages that are printed'),
    ]);
  });

  it('finds labels that changed places', () => {
    const [first, second] = ['7', '8'];
    const swapped = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) =>
        text
          .replace(`aria-label="${first}"`, 'aria-label="x"')
          .replace(`aria-label="${second}"`, `aria-label="${first}"`)
          .replace('aria-label="x"', `aria-label="${second}"`),
    });
    expect(said(swapped)).not.toEqual([]);
  });
});
