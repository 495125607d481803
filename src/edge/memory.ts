import { createHash } from 'node:crypto';
import type { Store } from './remembering.js';
import type { Memory } from '../world.js';

const hashOf = (...parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(part.length)}:`).update(part);
  return hash.digest('hex');
};

/** A memory that is written only when it is told: a book that cannot be built leaves nothing behind. */
export interface PatientMemory extends Memory {
  /** Writes what was kept since the last time. */
  write(): Promise<void>;
}

/** A memory in a store, for one program: what another one has left is not known to it, nor what was damaged. */
export function memoryIn(store: Store, program: () => string): PatientMemory {
  const waiting = new Map<string, string>();
  const place = (key: string): string => hashOf('memory', program(), key);
  return {
    async recall(key) {
      const bytes = await store.get(place(key)).catch(() => undefined);
      const kept = bytes && Buffer.from(bytes).toString('utf8');
      if (kept === undefined) return undefined;
      const end = kept.indexOf('\n');
      const text = kept.slice(end + 1);
      return kept.slice(0, end) === hashOf(text) ? text : undefined;
    },
    keep(key, text) {
      waiting.set(key, text);
    },
    async write() {
      for (const [key, text] of waiting) {
        // what cannot be kept is worked out again
        await store.put(place(key), Buffer.from(`${hashOf(text)}\n${text}`)).catch(() => undefined);
      }
      waiting.clear();
    },
  };
}
