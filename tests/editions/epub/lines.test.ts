import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { keepLines } from '../../../src/editions/epub/lines.js';
import { html } from '../../support/book.js';

function kept(source: string): string {
  const tree = html(source);
  keepLines(tree);
  return unified().use(rehypeStringify).stringify(tree);
}

describe('lines that the author ended', () => {
  it('can hang, and end without a style sheet too', () => {
    expect(kept('<p>Piping <em>down</em>,<br>\nPiping songs</p>')).toBe(
      '<p class="lines"><span class="line">Piping <em>down</em>,</span><br><span class="line">\nPiping songs</span></p>',
    );
    expect(kept('<p class="a"><br>One<br></p>')).toBe(
      '<p class="a lines"><br><span class="line">One</span><br></p>',
    );
    expect(kept('<p>Prose</p>')).toBe('<p>Prose</p>');
  });

  it('have their numbers apart from their words', () => {
    expect(kept('<p data-first-line="9" data-numbers="5">One<br>Two<br> <br>Three</p>')).toBe(
      '<p class="lines"><span class="line">One</span><br><span class="line" data-line-number="10">Two</span><br> <br><span class="line">Three</span></p>',
    );
    expect(kept('<p data-first-line="5" data-numbers="5">Alone</p>')).toBe(
      '<p class="lines"><span class="line" data-line-number="5">Alone</span></p>',
    );
  });

  it('of code keep their ends, and what stands in them', () => {
    expect(kept('<pre><code>a\n\n  b<span id="page-2"></span>c\n</code></pre>')).toBe(
      '<pre><code><span class="line">a\n</span><span class="line">\n</span><span class="line">  b<span id="page-2"></span>c\n</span></code></pre>',
    );
    expect(kept('<p><code>a</code></p>')).toBe('<p><code>a</code></p>');
    const spanning = '<pre><code><b>a\nb</b>\n</code></pre>';
    expect(kept(spanning)).toBe(spanning);
  });
});

it('what is emphasised in what is emphasised stands upright, as on paper', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../styles/epub.css'), 'utf8');
  const rule = /([^{}]*)\{\s*font-style: normal;/.exec(css)?.[1] ?? '';
  for (const nested of ['em em', 'em cite', 'i cite', 'h3 em']) expect(rule).toContain(nested);
});

it('emphasis in Hebrew and Arabic does not lean, as on paper', () => {
  for (const [sheet, selector] of [
    ['epub.css', /em:lang\(he\)[^{}]*\{\s*font-style: normal;\s*font-weight: bold;/],
    ['base.css', /:is\(em, i, cite\):is\(:lang\(he\)[^{}]*\{\s*font-style: normal;\s*font-weight: bold;/],
  ] as const)
    expect(readFileSync(join(import.meta.dirname, '../../../styles', sheet), 'utf8')).toMatch(selector);
});
