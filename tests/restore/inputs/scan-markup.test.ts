import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHocr } from '../../../src/restore/inputs/hocr.js';
import { scanMarkup } from '../../../src/restore/inputs/scan-markup.js';
import { runs } from '../../support/chance.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function told(markup: string): string | undefined {
  let said = '';
  const isRead = scanMarkup(markup, {
    open: (classes, title) => void (said += `<${classes.join('.')}${title === '' ? '' : ` ${title}`}>`),
    text: (value) => void (said += value),
    close: () => void (said += '</>'),
  });
  return isRead ? said : undefined;
}

describe('markup that is balanced', () => {
  it.each([
    [`<p class='a b' title="x 1">one &amp; tw&#111;</p>`, '<a.b x 1>one & two</>'],
    ['<head><title>no</title></head><p>one<br>two</p>', '<>one<></>two</>'],
    ['<!DOCTYPE html><!-- <p> --><?xml x?><p>one</p>', '<>one</>'],
    ['<p><![CDATA[a < b]]></p>', '<>a < b</>'],
    ['<P title="a > b" class="c">one</p>', '<c a > b>one</>'],
  ])('is told: %s', (markup, said) => {
    expect(told(markup)).toBe(said);
  });

  it.each(['<p>one', 'one</p>', '<p><b>one</p></b>', '<p>a < b</p>', '<head><title>', '<p title="a>one</p>'])(
    'is told from what is not: %s',
    (markup) => {
      expect(told(markup)).toBeUndefined();
    },
  );
});

it('reads what is not balanced, and classes without quotation marks, as HTML does', () => {
  const page = '<div class=ocr_page><span class=ocr_line>one</span><p><span class=ocr_line>two</div>';
  expect(readHocr('a', bytes(page)).pages.map((text) => text.trim().split(/\s+/))).toEqual([['one', 'two']]);
});

it('gives the same pages as the tree of HTML does', () => {
  const word = fc.constantFrom('one', 'two', '&amp;', 'thr&#101;e', '&nosuch;', 'café', '', ' ');
  const box = fc.tuple(fc.nat(900), fc.nat(900)).map(([x, y]) => `bbox ${x} ${y} ${x + 80} ${y + 20}`);
  const words = fc.array(
    fc
      .tuple(word, box, fc.boolean())
      .map(([text, at, isWord]) =>
        isWord ? `<span class='ocrx_word' title='${at}; x_wconf 90'>${text}</span>` : `${text}<br/>`,
      ),
    { maxLength: 5 },
  );
  const line = fc
    .tuple(fc.constantFrom('ocr_line', 'ocr_header', 'other'), box, words)
    .map(([name, at, inside]) => `<span class="${name}" title="${at}">${inside.join('')}</span>`);
  const page = fc
    .tuple(box, fc.array(line, { maxLength: 6 }))
    .map(
      ([at, lines]) =>
        `<div class="ocr_page" title='image "a>b.png"; ${at}'><div class="ocr_carea">${lines.join('\n')}</div></div>`,
    );
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 4 }), (pages) => {
      const body = pages.join('\n');
      const scanned = readHocr('a', bytes(`<html><body>${body}</body></html>`));
      // A paragraph without its end: only a reader of HTML knows where that is.
      const parsed = readHocr('a', bytes(`<html><body><p>${body}</body></html>`));
      expect(scanned).toEqual(parsed);
    }),
    { numRuns: runs(100) },
  );
});
