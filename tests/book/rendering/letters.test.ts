import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { markLetterParts } from '../../../src/book/rendering/letters.js';

/** What is said of each paragraph of a letter. */
function said(...paragraphs: readonly string[]): readonly (string | undefined)[] {
  const html = `<div class="letter">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`;
  const letter = fromHtml(html, { fragment: true }).children[0] as Element;
  markLetterParts(letter);
  return letter.children.map((node) => {
    const { className } = (node as Element).properties;
    return Array.isArray(className) ? className.join(' ') : undefined;
  });
}
const LONG = 'I write to you of the mill, and of the men who built it, and of what has come of both. '.repeat(
  2,
);

describe('what a letter begins and ends with', () => {
  it('is a date, whom it is for, and a greeting; a close and a name', () => {
    expect(
      said('Hull, 3 May 1881', 'To the Miller', 'Dear Sir,', LONG, LONG, 'Yours truly,', 'A. B.'),
    ).toEqual(['dateline', 'address', 'salutation', undefined, undefined, 'close', 'close']);
  });

  it.each(['Dear Sir,—', 'Lieber Freund!', 'Monsieur :', '敬爱的先生：'])('is a greeting: %s', (greeting) => {
    expect(said(greeting, LONG)).toEqual(['salutation', undefined]);
  });

  it('is what stands in one paragraph, line below line', () => {
    const lines = 'To the Editor<br>12 High Street';
    expect(said(lines, 'Sir:', LONG, 'Yours,<br>A. B.', 'Burn this.')).toEqual([
      ...['address', 'salutation', undefined],
      ...['close', undefined],
    ]);
  });

  it('is nothing that is said: short sentences, a letter of short ones, and what is no letter', () => {
    expect(said('Come at once.', LONG, 'Do not wait.')).toEqual([undefined, undefined, undefined]);
    expect(said('Hull, 1881', LONG)).toEqual([undefined, undefined]);
    expect(said('Dear Sir,', 'Come.', 'Yours,', 'A.')).toEqual(Array(4).fill(undefined));
    const quotation = fromHtml(`<blockquote><p>Dear Sir,</p><p>${LONG}</p></blockquote>`, { fragment: true });
    const [block] = quotation.children as Element[];
    if (block) markLetterParts(block);
    expect(JSON.stringify(quotation)).not.toContain('salutation');
  });
});
