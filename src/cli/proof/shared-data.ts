import { LANGUAGE_FILES } from '../../proof/index.js';
import type { Shelf } from '../../world.js';

/** Files of the shelf by name, in memory that threads share. */
export type SharedData = Readonly<Record<string, SharedArrayBuffer>>;

/** Reads what a language is made of, once for all threads. */
export async function shareLanguage(shelf: Pick<Shelf, 'data'>): Promise<SharedData> {
  const files = await Promise.all(
    LANGUAGE_FILES.map(async (name) => {
      const bytes = await shelf.data(name);
      if (!bytes) return [];
      const shared = new SharedArrayBuffer(bytes.length);
      new Uint8Array(shared).set(bytes);
      return [[name, shared] as const];
    }),
  );
  return Object.fromEntries(files.flat());
}

/** The shelf of a thread: what was shared with it, and nothing else. */
export function sharedShelf(data: SharedData): Pick<Shelf, 'data'> {
  return {
    data: (name) => {
      const shared = data[name];
      return Promise.resolve(shared && new Uint8Array(shared));
    },
  };
}
