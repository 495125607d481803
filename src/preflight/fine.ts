import type { Memory } from '../world.js';

/** What was found without a fault, each by a key that names all that it is; a key has no white space in it. */
export interface Fine {
  /** What was noted of it when it was looked at before; undefined if it has to be looked at. What is asked for is noted again. */
  readonly known: (key: string) => string | undefined;
  /** Notes for the next time that it is fine, and a word about it. */
  readonly note: (key: string, word?: string) => void;
  /** Leaves for the next build what this one noted, and nothing that it did not meet. */
  readonly keep: () => void;
}

/** What the build before found fine under this name; without a memory everything has to be looked at. */
export async function fineBefore(memory: Memory | undefined, name: string): Promise<Fine> {
  const lines = (await memory?.recall(name))?.split('\n') ?? [];
  const before = new Map(
    lines.map((line) => {
      const [key = '', word = ''] = line.split(' ');
      return [key, word];
    }),
  );
  const now = new Map<string, string>();
  return {
    known(key) {
      const word = before.get(key);
      if (word !== undefined) now.set(key, word);
      return word;
    },
    note: (key, word = '') => void now.set(key, word),
    keep() {
      if (now.size > 0) memory?.keep(name, Array.from(now, (entry) => entry.join(' ')).join('\n'));
    },
  };
}
