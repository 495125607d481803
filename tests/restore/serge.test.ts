import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { restore, type Restored } from '../../src/restore/index.js';
import { english } from './english.js';

const MANUSCRIPT = join(import.meta.dirname, '../../manuscript');
const source = readFileSync(join(MANUSCRIPT, 'source/serge-booklet.txt'), 'utf8');
/** The reading order as `ERRATA.md` gives it: the line on which each page begins. */
const PAGES = [42, 83, 199, 240, 278, 162, 124, 4, 1];

describe('the Serge source, whose pages came in the order of the sheets without a mark', () => {
  let restored: Restored;
  beforeAll(async () => {
    restored = restore([{ file: 'serge.txt', text: source }], { learning: { en: await english() } });
  });

  it('is read in order, without a hint', () => {
    expect(restored.report.order.pages.map(({ firstLine }) => firstLine)).toEqual(PAGES);
    expect(restored.report.order).toMatchObject({ found: 'saddle stitch', without: [1, 2, 12] });
  });

  it('has the paragraphs and headings of the manuscript', () => {
    const manuscript = readFileSync(join(MANUSCRIPT, 'serge.md'), 'utf8');
    const openings = (text: string): string[] =>
      text
        .trim()
        .split(/\n{2,}/)
        .map((block) => block.slice(0, 12));
    expect(openings(restored.markdown)).toEqual(openings(manuscript));
  });

  it('keeps the one hyphen that is no division, and the slash', () => {
    const kept = restored.report.hyphens.filter(({ fate }) => fate !== 'join');
    expect(kept.map(({ left, right }) => `${left}-${right}`)).toEqual(['individualist-anarchist']);
    expect(restored.markdown).toContain('soviet/council');
  });

  it('changes nothing the second time', () => {
    expect(restore([{ file: 'serge.md', text: restored.markdown }]).markdown).toBe(restored.markdown);
  });

  it('takes an order that it is given', () => {
    const order = [9, 8, 7, 6, 5, 4, 3, 2, 1];
    const turned = restore([{ file: 'serge.txt', text: source }], { order });
    expect(turned.report.order.pages.map(({ input }) => input)).toEqual(order);
    expect(() => restore([{ file: 'serge.txt', text: source }], { order: [1, 1] })).toThrow(
      'Unexpected order',
    );
  });
});
