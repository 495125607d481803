import { describe, expect, it } from 'vitest';
import { rewriteContents } from '../../../src/pdf/contents/rewrite.js';
import { joinPdfs } from '../../../src/pdf/joining/join.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { writePdf } from '../../../src/pdf/objects/write.js';
import type { Drawn } from '../../../src/pdf/reading/drawn.js';
import { laidOut } from '../../../src/pdf/reading/laid-out.js';
import { wordsOf, wordsOn } from '../../../src/pdf/reading/words.js';
import { glyphsOf, nameGlyphs, type Glyphs } from '../../../src/pdf/text/glyphs.js';
import { dropSoftHyphens, learnGlyphs, softenLineEnds } from '../../../src/pdf/text/text-layer.js';
import { gatherRuns } from '../../../src/pdf/text/text-runs.js';
import { said } from '../../support/read-back.js';
import { fixture } from '../support.js';

async function cleaned(names: readonly string[], runs: boolean): Promise<Uint8Array> {
  const { file } = joinPdfs(await Promise.all(names.map(fixture)));
  const faces = new Map<number, Glyphs>();
  await rewriteContents(file, (content, page) => {
    const own = glyphsOf(file, page.dict, faces);
    const hyphenless = dropSoftHyphens(content, own);
    learnGlyphs(hyphenless, own);
    const clean = softenLineEnds(hyphenless, own);
    return runs ? gatherRuns(clean, own) : clean;
  });
  nameGlyphs(file, faces);
  expect(pagesOf(file).length).toBeGreaterThan(0);
  return writePdf(file);
}

describe('words read back', () => {
  it('are whole, in order, without the hyphens of the setting', async () => {
    const [first = [], second = []] = await wordsOf(await cleaned(['one'], true));
    const text = said(first);
    expect(text).toContain('The lightkeeper of the northern wharf kept an extraordinary collection');
    expect(text).toContain('of bottled letters, official papers, undeliverable parcels');
    expect(text).toContain('Store Casks Tar 4 No boat');
    expect(said(second)).toMatch(/bour itself had been forgotten\. A well-known end\./);
  });

  it('go on over the end of a page', async () => {
    const pages = await wordsOf(await cleaned(['one'], true));
    const body = pages.flat().filter(({ y, x, height }) => x > 50 && y > 50 && y + height < 480);
    expect(said(body)).toContain('that the harbour itself');
  });

  it('stand where they are printed', async () => {
    const [words = []] = await wordsOf(await cleaned(['two'], true));
    const title = words.find(({ text }) => text === 'The');
    expect(title?.x).toBeCloseTo((20 * 72) / 25.4, 0);
    expect(title?.height).toBeCloseTo(18, 1);
    expect(title?.y).toBeGreaterThan((18 * 72) / 25.4 - 2);
    expect(title?.y).toBeLessThan((18 * 72) / 25.4 + 9);
  });

  it('are spoilt in the file as the engine left it, so that the check can fail', async () => {
    const [words = []] = await wordsOf(await fixture('one'));
    expect(said(words)).not.toContain('extraordinary');
  });

  it('refuse what is no PDF', async () => {
    await expect(wordsOf(Buffer.from('no PDF'))).rejects.toThrow(/Unexpected PDF that cannot be read back/);
  });
});

describe('glyphs', () => {
  const glyph = (text: string, x: number, width: number): Drawn => ({
    text,
    x,
    width,
    baseline: 100,
    size: 10,
    alone: false,
    sequence: 0,
  });

  it('make one word with the mark of a wide letter, which is drawn before it', () => {
    expect(said(wordsOn(0, [glyph('\u064b', 60, 4), glyph('ص', 56, 12), glyph('ن', 68, 5)], true))).toBe(
      'نص\u064b',
    );
  });

  it('are no mark’s where they lie over each other', () => {
    expect(wordsOn(0, [glyph('a', 60, 4), glyph('b', 56, 12)])).toHaveLength(2);
  });
});

describe('gathered runs', () => {
  const glyphs = async (pdf: Uint8Array): Promise<Drawn[]> => {
    const all: Drawn[] = [];
    for await (const page of laidOut(pdf)) all.push(...page);
    return all;
  };

  it('leave every glyph where it was, within a thousandth of its size', async () => {
    const before = await glyphs(await cleaned(['one', 'two'], false));
    const after = await glyphs(await cleaned(['one', 'two'], true));
    expect(after.length).toBe(before.length);
    expect(after.length).toBeGreaterThan(600);
    let most = 0;
    after.forEach((glyph, index) => {
      const was = before[index];
      expect(glyph.text).toBe(was?.text);
      most = Math.max(
        most,
        Math.hypot(glyph.x - (was?.x ?? 0), glyph.baseline - (was?.baseline ?? 0)) / glyph.size,
      );
    });
    expect(most).toBeLessThan(0.001);
  });

  it('make the file smaller', async () => {
    const [before, after] = await Promise.all([cleaned(['two'], false), cleaned(['two'], true)]);
    expect(after.length).toBeLessThan(before.length);
  });
});
