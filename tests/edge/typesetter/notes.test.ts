import { describe, expect, it } from 'vitest';
import { typesetter } from '../../support/press.js';
import { shard, typeset } from '../book.js';
import { letters, stress } from '../stress.js';
import { inspected, note } from './text.js';
import { seeds } from '../../support/chance.js';

describe('notes', () => {
  it('come whole, 120 of them in one paragraph', async () => {
    const words = Array.from({ length: 120 }, (_, i) => `w${i}${note(i, `Note ${i}.`)}`).join(' ');
    const { problems, pages, found } = await inspected(shard(`<p>${words}</p><p>The last.</p>`));
    expect(problems).toEqual([]);
    expect(found.notes).toBe(Array.from({ length: 120 }, (_, i) => `${i}Note${i}`).join(''));
    expect(pages.flatMap(({ ids }) => ids)).toContain('note-119');
  });

  it('begin on the page that calls them, unless its first line calls more than it has room for', async () => {
    const firstLine = 15 * (96 / 25.4) + 19;
    for (const seed of seeds(2, 10)) {
      const { pages } = await typeset(typesetter, shard(stress(seed, 30).html));
      const late = pages.flatMap(({ ids, tops }) =>
        ids.flatMap((id, i) =>
          id.startsWith('noteref-') && !ids.includes(id.replace('ref', '')) ? (tops?.[i] ?? Infinity) : [],
        ),
      );
      expect(pages.flatMap(({ ids }) => ids).length).toBeGreaterThan(200);
      expect(late.filter((top) => top > firstLine)).toEqual([]);
    }
  });

  it('go on over as many pages as they need, where no text follows', async () => {
    const text = 'lorem ipsum dolor sit amet '.repeat(600);
    const { problems, pages, found } = await inspected(shard(`<p>A${note(1, text)}</p>`, { page: 5 }));
    expect(problems).toEqual([]);
    expect(found.notes).toBe(`1${letters(text)}`);
    expect(pages.map(({ label }) => Number(label))).toEqual(pages.map((_, i) => i + 5));
    expect(pages.filter(({ ids }) => ids.includes('note-1'))).toHaveLength(1);
  });
});
