import { describe, expect, it } from 'vitest';
import { cleanContents } from '../../src/editions/clean-contents.js';
import { joinPdfs, nameGlyphs, writePdf, type Glyphs } from '../../src/pdf/index.js';
import type { Memory } from '../../src/world.js';
import { fixture } from '../pdf/support.js';

function remembered(): { readonly kept: readonly string[]; readonly memory: Memory } {
  const all = new Map<string, string>();
  const kept: string[] = [];
  const memory: Memory = {
    recall: (key) => Promise.resolve(all.get(key)),
    keep(key, text) {
      kept.push(key);
      all.set(key, text);
    },
  };
  return { kept, memory };
}

/** The parts joined and made clean. */
async function made(names: readonly ('one' | 'two')[], blanks: number, memory?: Memory): Promise<string> {
  const pdfs = await Promise.all(names.map((name) => fixture(name)));
  const { file, counts } = joinPdfs(pdfs, [0, blanks]);
  const faces = new Map<number, Glyphs>();
  const parts = pdfs.map((pdf, i) => ({ pdf, pages: counts[i] ?? 0 }));
  await cleanContents(file, parts, faces, memory);
  nameGlyphs(file, faces);
  return Buffer.from(writePdf(file)).toString('latin1');
}

describe('clean contents', () => {
  it('that are remembered are those that would be made', async () => {
    const { kept, memory } = remembered();
    const first = await made(['one', 'two'], 0, memory);
    expect(first).toBe(await made(['one', 'two'], 0));
    expect(kept).toHaveLength(2);
    expect(await made(['one', 'two'], 0, memory)).toBe(first);
    expect(kept).toHaveLength(2);
  });

  it('are made anew for another part only, and are the same wherever the part stands', async () => {
    const { memory } = remembered();
    await made(['one'], 0, memory);
    // with the blank before it, the other part has as many pages
    expect(await made(['one', 'two'], 1, memory)).toBe(await made(['one', 'two'], 1));
    expect(await made(['two', 'one'], 1, memory)).toBe(await made(['two', 'one'], 1));
    expect(await made(['one', 'one'], 0, memory)).toBe(await made(['one', 'one'], 0));
  });
});
