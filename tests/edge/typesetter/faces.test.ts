import { describe, expect, it } from 'vitest';
import { chromiumTypesetter } from '../../../src/edge/chromium.js';
import type { Serve } from '../../../src/pagination/typesetter.js';
import { onPaper, typesetter } from '../../support/press.js';
import { furnitureOf, serve, shard, typeset, type Typeset } from '../book.js';
import { PARAGRAPHS } from './text.js';

describe('faces', () => {
  const facesIn = (pdf: Uint8Array): string[] =>
    [
      ...new Set(
        [
          ...Buffer.from(pdf)
            .toString('latin1')
            .matchAll(/\/FontName \/[A-Z]+\+([\w-]+)/g),
        ].map(([, name = '']) => name),
      ),
    ].sort();

  it('that only the heads of some pages ask for are waited for', async () => {
    const css = '@page :left { @top-center { content: "A head"; font: italic 11px Text } }';
    const slow: Serve = async (path) => {
      if (path === 'faces/italic.ttf') await new Promise((resolve) => setTimeout(resolve, 400));
      return serve(path);
    };
    const text = shard(PARAGRAPHS, {}, css);
    const laid = await typesetter.lay(text, slow);
    await laid.place('recto');
    const { pages, problems } = await laid.print();
    expect(problems).toEqual([]);
    const furniture = await furnitureOf(typesetter, text, pages, slow);
    expect(furniture.problems).toEqual([]);
    expect(facesIn(furniture.pdf)).toEqual(['EBGaramond-Italic', 'EBGaramond-Regular']);
  });

  it('that are asked for while pages are made make no page but that which they would make at once', async () => {
    const css = 'p::first-line { font: italic 28px/19px Text }';
    const alone = chromiumTypesetter({ jobs: 1 });
    try {
      const first = await typeset(alone, shard(PARAGRAPHS, {}, css));
      const again = await typeset(alone, shard(PARAGRAPHS, {}, css));
      expect(first.problems).toEqual([]);
      expect(first.pages).toEqual(again.pages);
    } finally {
      await alone.close();
    }
  });

  it('that make set lines too long leave those paragraphs to the browser, which breaks them anew', async () => {
    const css = 'p.wide.lines { font-size: 16px } p.wide { color: #000 }';
    const body = PARAGRAPHS.replace('<p id="p3">', '<p id="p3" class="wide">');
    const { problems, found: sticksOut } = await onPaper<boolean, Typeset>(
      "[...document.querySelectorAll('.wide')].some((p) => p.matches('.lines') || p.scrollWidth > p.clientWidth)",
      () => typeset(typesetter, shard(body, {}, css)),
    );
    expect(problems).toEqual([]);
    expect(sticksOut).toBe(false);
  });
});
