import { describe, expect, it } from 'vitest';
import { fineBefore } from '../../src/preflight/index.js';
import type { Memory } from '../../src/world.js';

function remembered(): Memory {
  const kept = new Map<string, string>();
  return {
    recall: (key) => Promise.resolve(kept.get(key)),
    keep: (key, text) => void kept.set(key, text),
  };
}

describe('what was found fine', () => {
  it('is known to the next build, with its word, and to no other name', async () => {
    const memory = remembered();
    const first = await fineBefore(memory, 'words');
    first.note('a', '12');
    first.note('b');
    first.keep();
    const next = await fineBefore(memory, 'words');
    expect(['a', 'b', 'c'].map(next.known)).toEqual(['12', '', undefined]);
    expect((await fineBefore(memory, 'pages')).known('a')).toBeUndefined();
  });

  it('is forgotten if it was not met again', async () => {
    const memory = remembered();
    const first = await fineBefore(memory, 'words');
    for (const key of ['a', 'b']) first.note(key);
    first.keep();
    const second = await fineBefore(memory, 'words');
    second.known('b');
    second.note('c');
    second.keep();
    expect(['a', 'b', 'c'].map((await fineBefore(memory, 'words')).known)).toEqual([undefined, '', '']);
  });

  it('is nothing without a memory', async () => {
    const fine = await fineBefore(undefined, 'words');
    fine.note('a');
    fine.keep();
    expect((await fineBefore(undefined, 'words')).known('a')).toBeUndefined();
  });
});
