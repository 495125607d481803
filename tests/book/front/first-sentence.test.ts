import type { ElementContent, Root } from 'hast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSentence } from '../../../src/book/front/first-sentence.js';
import { plainText } from '../../../src/book/model/text.js';
import { html } from '../../support/book.js';

const said = (source: string): string => {
  const root: Root = html(source);
  return plainText({ type: 'root', children: firstSentence(root.children as ElementContent[]) });
};
const MORE =
  ' And so on, as the book tells it, through forty-two buckets and all of the years that they were in use.';

describe('a caption in a list', () => {
  it.each([
    ['The mill.', 'The mill'],
    ['The mill. The river.', 'The mill. The river'],
    ['The mill at the firm of Smith & Co.', 'The mill at the firm of Smith & Co.'],
    ['What is it?', 'What is it?'],
    ['Seen in 1843.', 'Seen in 1843'],
  ])('is all of it where it is short: %s', (caption, listed) => {
    expect(said(caption)).toBe(listed);
  });

  it.each([
    [
      'The wheel of Mr. A. Smith, fig. 3 of vol. II in St. Ives.',
      'The wheel of Mr. A. Smith, fig. 3 of vol. II in St. Ives',
    ],
    ['Whose wheel is that?', 'Whose wheel is that?'],
    ['The wheel (of 1843).', 'The wheel (of 1843)'],
    ['<em>The old wheel.</em>', 'The old wheel'],
  ])('is its first sentence where it is long: %s', (caption, listed) => {
    expect(said(caption + MORE)).toBe(listed);
  });

  it('ends with the wide stop of languages that have one', () => {
    expect(said(`${'水車'.repeat(30)}。${'川'.repeat(60)}。`)).toBe('水車'.repeat(30));
  });

  it('keeps the elements that its words stand in', () => {
    const [em, , strong] = firstSentence(
      html(`<em>The mill</em> of <strong>yore.</strong>${MORE}`).children as ElementContent[],
    );
    expect([em, strong]).toMatchObject([{ tagName: 'em' }, { tagName: 'strong' }]);
  });

  it('is always what the caption begins with', () => {
    const words = fc.array(fc.constantFrom('The', 'mill', 'St.', 'burnt.', '(1843).', 'a', 'Why?', '“So.”'), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, (all) => {
        const caption = all.join(' ');
        const listed = said(caption);
        expect(caption.startsWith(listed)).toBe(true);
        expect(listed).not.toBe('');
        if (caption.length <= 100) expect(caption.length - listed.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
