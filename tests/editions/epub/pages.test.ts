import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import type { Root, RootContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { letterCount, markIds, setPageMarks } from '../../../src/editions/epub/page-marks.js';
import { pageStarts } from '../../../src/editions/epub/page-starts.js';
import { book, html } from '../../support/book.js';
import { epubOf, filesOf } from '../../support/epub.js';
import { laidOut } from '../../support/laid.js';

/** Text with marks as `‹label›`, elements that matter as tags. */
function drawn(node: Root | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  const inner = node.children.map(drawn).join('');
  if (node.type === 'root') return inner;
  if (node.properties['role'] === 'doc-pagebreak') return `‹${String(node.properties['aria-label'])}›`;
  return node.tagName === 'img' ? '[img]' : `<${node.tagName}>${inner}</${node.tagName}>`;
}

function marked(source: string, ...letters: readonly number[]): string {
  const tree = html(source);
  const starts = letters.map((before, index) => ({ label: String(index + 1), letters: before }));
  setPageMarks(
    tree,
    starts,
    markIds(() => false),
  );
  return drawn(tree);
}

describe('a page mark', () => {
  it('stands before the word that a page begins with', () => {
    expect(marked('<p>one two three</p>', 0, 6)).toBe('<p>‹1›one two ‹2›three</p>');
  });

  it('stands before a word that is cut in two, wherever its elements begin', () => {
    expect(marked('<p>one ter\u00adrible two</p>', 0, 6)).toBe('<p>‹1›one ‹2›ter\u00adrible two</p>');
    expect(marked('<p>one <em>ter</em>rible</p>', 0, 6)).toBe('<p>‹1›one ‹2›<em>ter</em>rible</p>');
  });

  it('keeps opening punctuation with its word', () => {
    expect(marked('<p>one “two”</p>', 0, 3)).toBe('<p>‹1›one ‹2›“two”</p>');
    expect(marked('<p>one</p><p>… two</p>', 3)).toBe('<p>one</p><p>… ‹1›two</p>');
  });

  it('stays out of headings, figures and the names of links', () => {
    expect(marked('<h1>One</h1><p>two</p>', 0, 3)).toBe('‹1›<h1>One</h1><p>‹2›two</p>');
    expect(marked('<p>one <a href="#x">two three</a></p>', 0, 3, 6)).toBe(
      '<p>‹1›one ‹2›<a>two ‹3›three</a></p>',
    );
    expect(marked('<figure><img><figcaption>one two</figcaption></figure>', 3)).toBe(
      '‹1›<figure>[img]<figcaption>one two</figcaption></figure>',
    );
  });

  it('is found past a figure that has floated, whose letters are none of the text', () => {
    const tree = html('<p>one</p><figure id="f"><img><figcaption>two</figcaption></figure><p>three four</p>');
    const starts = [0, 3, 3, 8].map((letters, index) => ({ label: String(index + 1), letters }));
    setPageMarks(
      tree,
      starts,
      markIds(() => false),
      new Set(['f']),
    );
    expect(drawn(tree)).toBe(
      '<p>‹1›one</p><figure>[img]<figcaption>two</figcaption></figure><p>‹2›‹3›three ‹4›four</p>',
    );
  });

  it('stands before a table that begins a page, and in the cell where a page begins with one', () => {
    const table = '<table><tbody><tr><td>one</td><td>two</td></tr></tbody></table>';
    expect(marked(table, 0, 3)).toBe('‹1›<table><tbody><tr><td>one</td><td>‹2›two</td></tr></tbody></table>');
  });

  it('stands before the picture of a page without words', () => {
    expect(marked('<p>one</p><figure><img></figure><p>two</p>', 0, 3, 3)).toBe(
      '<p>‹1›one</p>‹2›<figure>[img]</figure><p>‹3›two</p>',
    );
    expect(marked('<p>one</p><p><img></p>', 0, 3)).toBe('<p>‹1›one</p><p>[img]</p>‹2›');
  });

  it('keeps the order of pages that begin at one place', () => {
    expect(marked('<p>one two</p>', 0, 0, 3, 3)).toBe('<p>‹1›‹2›one ‹3›‹4›two</p>');
  });

  it('changes no text and is never more than a word early', () => {
    const words = fc.array(
      fc.constantFrom('a', 'bé', '“ćd', 'e-f', '𝒳y', '…', 'gh,', '<em>i</em>j', '<b>k l</b>'),
      { maxLength: 12 },
    );
    const blocks = fc.array(fc.tuple(fc.constantFrom('p', 'h2', 'blockquote', 'td'), words), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(blocks, fc.array(fc.nat(40), { maxLength: 6 }), (parts, cuts) => {
        const source = parts
          .map(([tag, text]) =>
            tag === 'td'
              ? `<table><tr><td>${text.join(' ')}</td></tr></table>`
              : `<${tag}>${text.join(' ')}</${tag}>`,
          )
          .join('');
        const tree = html(source);
        const before = drawn(tree);
        const total = letterCount(before.replace(/<[^>]*>/g, ''));
        const starts = cuts
          .toSorted((a, b) => a - b)
          .map((letters, index) => ({ label: `${index}.`, letters }));
        setPageMarks(
          tree,
          starts,
          markIds(() => false),
        );
        const after = drawn(tree);
        expect(after.replace(/‹\d+\.›/g, '')).toBe(before);
        const found = [...after.matchAll(/‹(\d+)\.›/g)];
        expect(found.map(([, index]) => Number(index))).toEqual(starts.map((_, index) => index));
        for (const [index, match] of found.entries()) {
          const wanted = Math.min(starts[index]?.letters ?? 0, total);
          const text = after.slice(0, match.index).replace(/<[^>]*>|‹\d+\.›/g, '');
          const heading = /^(?:‹\d+\.›)*<h2>/.test(after.slice(match.index));
          expect(letterCount(text)).toBeLessThanOrEqual(wanted);
          if (!heading) expect(wanted - letterCount(text)).toBeLessThan(4);
        }
      }),
    );
  });
});

describe('page starts', () => {
  const page = {
    side: 'recto',
    label: '1',
    blank: false,
    ids: [],
    text: { x: 0, y: 0, width: 0, height: 0 },
  } as const;

  it('add the letters up and leave blank pages out', () => {
    const starts = pageStarts([
      {
        section: 'a',
        pages: [
          { ...page, letters: 5 },
          { ...page, label: '2', blank: true, letters: 0 },
          { ...page, label: '3', letters: 7 },
        ],
      },
    ]);
    expect(starts.get('a')).toEqual([
      { label: '1', letters: 0 },
      { label: '3', letters: 5 },
    ]);
  });

  it('are none where the engine did not count every page', () => {
    expect(pageStarts([{ section: 'a', pages: [{ ...page, letters: 5 }, page] }]).size).toBe(0);
  });
});

describe('the page-list', () => {
  it('names every page in order, each leading to its mark', async () => {
    const { pages, printed } = laidOut(book, 25);
    const { bytes } = await epubOf(book, pages);
    expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
    const files = filesOf(bytes);
    const nav = /<nav id="page-list"[\s\S]*<\/nav>/.exec(files['OEBPS/toc.xhtml'] ?? '')?.[0] ?? '';
    const listed = [...nav.matchAll(/href="([^#"]*)#([^"]*)">([^<]*)</g)];
    expect(listed.map(([, , , label]) => label)).toEqual(printed.map(({ label }) => label));
    for (const [, file, id, label] of listed) {
      expect(files[`OEBPS/${file ?? ''}`]).toContain(
        `<span id="${id ?? ''}" epub:type="pagebreak" role="doc-pagebreak" aria-label="${label ?? ''}"></span>`,
      );
    }
    expect(files['OEBPS/content.opf']).toContain(
      '<meta property="pageBreakSource">urn:isbn:9780000000002</meta>',
    );
    expect(files['OEBPS/content.opf']).toContain('accessibilityFeature">pageNavigation');
  });

  it('is not there for a book that was not laid out', async () => {
    expect(filesOf((await epubOf(book)).bytes)['OEBPS/toc.xhtml']).not.toContain('page-list');
  });

  it('takes no id that the book has', () => {
    const idOf = markIds((id) => id === 'page-12');
    expect([idOf('12'), idOf('12'), idOf('A 3')]).toEqual(['page-12-print-2', 'page-12-print-3', 'page-A-3']);
  });
});
