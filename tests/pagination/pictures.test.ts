import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/book/index.js';
import { placePictures } from '../../src/pagination/pictures.js';

const MEASURE = { width: 300, height: 480, sheet: 440, leading: 14 };

function placed(html: string, width: number, height: number): string {
  const tree: Root = fromHtml(html, { fragment: true });
  const picture = { file: 'a b.png', width, height, bytes: new Uint8Array(), mediaType: 'image/png' };
  placePictures(tree, [picture] as unknown as Book['pictures'], MEASURE);
  return unified().use(rehypeStringify).stringify(tree);
}

describe('pictures are as high as the style sheet will have them', () => {
  const figure = '<figure><img src="a b.png" alt=""></figure>';

  it.each([
    ['their own size', 200, 100, '75.00'],
    ['as the measure makes them', 800, 400, '150.00'],
    ['twenty-four lines at the most', 800, 3000, '336.00'],
  ])('%s', (_how, width, height, points) => {
    expect(placed(figure, width, height)).toContain(`--height: ${points}pt`);
  });

  it('wider than the page where they bleed', () => {
    expect(placed(figure.replace('<figure>', '<figure class="bleed">'), 800, 400)).toContain(
      '--height: 220.00pt',
    );
  });

  it.each([
    ['a share of the measure', '50%', 800, 400, '--height: 75.00pt; width: 150.00pt'],
    ['pixels', '192', 120, 60, '--height: 72.00pt; width: 144.00pt'],
    ['no more than the measure', '9999', 800, 400, '--height: 150.00pt; width: 300.00pt'],
    ['no higher than twenty-four lines', '100%', 100, 400, '--height: 336.00pt; width: 84.00pt'],
  ])('and as wide as they are asked to be: %s', (_how, asked, width, height, style) => {
    const said = placed(figure.replace('alt', `width="${asked}" alt`), width, height);
    expect(said).toContain(style);
    expect(said).not.toContain('width="');
  });

  it('but a plate is as large as its page', () => {
    const plate = figure.replace('<figure>', '<figure class="plate">').replace('alt', 'width="50%" alt');
    expect(placed(plate, 800, 400)).not.toContain('width');
  });

  it('and named as they are asked for; those that say their size keep it', () => {
    const said = placed('<img src="a b.png" width="20" height="10" alt="">', 800, 400);
    expect(said).toContain('src="/book/a%20b.png"');
    expect(said).not.toContain('--height');
  });
});
