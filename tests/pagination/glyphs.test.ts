import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/book/index.js';
import { missingGlyphs } from '../../src/pagination/glyphs.js';
import { broadside, tract } from '../support/theme.js';

interface Found {
  readonly signs: string[];
  readonly messages: string[];
}

const paragraphs = (...texts: readonly string[]): unknown => ({
  type: 'root',
  children: texts.map((value) => ({
    type: 'element',
    tagName: 'p',
    properties: { dataSource: 'a.md:3' },
    children: [{ type: 'text', value }],
  })),
});

const undrawnIn = (...texts: readonly string[]): Promise<Found> =>
  undrawnOf({ role: 'chapter', file: 'a.md', title: 'A', content: paragraphs(...texts), notes: [] });

async function undrawnOf(...sections: readonly unknown[]): Promise<Found> {
  const book = { sections };
  const { undrawn, problems } = await missingGlyphs(book as unknown as Book, tract);
  return { signs: [...undrawn], messages: problems.map(({ message }) => message) };
}

describe('missingGlyphs', () => {
  it('finds nothing in what the faces draw, whole or with marks of its own', async () => {
    expect(
      await undrawnIn('Plain words – “quoted”, naïve.', 'nai\u0308ve, \u212Bngström\nsoft\u00ADened'),
    ).toEqual({
      signs: [],
      messages: [],
    });
  });

  it('finds nothing in ornaments and other signs, for which faces come along', async () => {
    expect(
      (await undrawnIn('☞ ❦ ★ ☆ ✂ ✓ ✗ ✠ ☎ ☮ ☭ ♀ ♔ ♞ ⚑ ⚒ ☠ ♻ → ■ ☐', 'and 😀 🔥 ✊🏽 ❤\uFE0F 👩\u200D🌾')).signs,
    ).toEqual([]);
  });

  it('reads no face but those of text and code where they have all', async () => {
    const asked: string[] = [];
    const faces = tract.faces.map((face) => ({
      ...face,
      bytes: () => (asked.push(face.family), face.bytes()),
    }));
    const book = { sections: [{ role: 'chapter', title: 'A', content: paragraphs('Plain ✓.'), notes: [] }] };
    await missingGlyphs(book as unknown as Book, { ...tract, faces });
    expect([...new Set(asked)].sort()).toEqual(['EB Garamond', 'Source Code Pro']);
  });

  it('names each sign that no face has, the commonest first, and where the first stands', async () => {
    const { signs, messages } = await undrawnIn('Plain.', 'A 木, a 林, a 林 and an 𐍈.');
    expect(signs).toEqual(['木', '林', '𐍈']);
    expect(messages).toEqual([
      'Unexpected 林 木 𐍈 (4 characters, the first at a.md:3), expected what the faces of the theme tract can draw',
    ]);
  });

  it('tells of the contents only what no chapter has', async () => {
    const contents = { role: 'contents', title: '目次', content: paragraphs('目次', '第一章'), notes: [] };
    const chapter = { role: 'chapter', file: 'a.md', title: 'A', content: paragraphs('第一章'), notes: [] };
    const { signs, messages } = await undrawnOf(contents, chapter);
    expect(signs).toEqual(['第', '一', '章', '目', '次']);
    expect(messages.map((message) => /Unexpected (.*) \(/.exec(message)?.[1])).toEqual(['第 一 章', '目 次']);
  });

  it('sees a sign that is not there though its parts are', async () => {
    // both ≈ and the stroke through it are drawn, ≉ is not
    expect((await undrawnIn('a ≈ b', '\u0338 alone', 'a \u2248\u0338 b')).signs).toEqual(['\u2249']);
  });

  it('finds nothing in letters that a face draws by their parts, and what it has no part for', async () => {
    // Source Serif has neither of the two; it has the smooth breathing, not the rough one
    const book = {
      sections: [{ role: 'chapter', file: 'a.md', title: 'A', content: paragraphs('ἔφυγε, ἡ'), notes: [] }],
    };
    const { undrawn } = await missingGlyphs(book as unknown as Book, broadside);
    expect([...undrawn]).toEqual(['ἡ']);
  });
});
