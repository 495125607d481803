import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike } from '../../../src/restore/edges/likeness.js';

/** Insertions, deletions and substitutions between two strings, by the book. */
function edits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return edits(restA, restB);
  return 1 + Math.min(edits(restA, b), edits(a, restB), edits(restA, restB));
}

describe('two readings of a line', () => {
  it('are alike if a fourth of their letters differ at most', () => {
    const key = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(key, key, (a, b) => {
        fc.pre(a !== b);
        const limit = Math.floor(Math.max(a.length, b.length) / 4);
        const groups = alike([{ key: a }, { key: b }]);
        expect(groups).toHaveLength(edits(a, b) <= limit ? 1 : 2);
      }),
      { numRuns: 500 },
    );
  });
});
