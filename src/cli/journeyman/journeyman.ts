import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { compiledFolder } from '../../edge/place.js';
import type { Hands } from '../../publish.js';
import type { Tasks } from './tasks.js';
import type { Sent, Told } from './thread.js';

/** Characters of new text, and new pages, from which on a book is worth the time and the memory that a thread takes to start. */
const WORTH = { text: 120_000, pages: 48 } as const;

/** A thread beside the program, and its end. */
export interface Journeyman extends Hands {
  /** How many threads were started. */
  readonly threads: () => number;
  readonly end: () => Promise<void>;
}

/**
 * Works beside the program at a long book, in a thread: parses a part of the chapters, finishes shards, so that no tab waits for its next order
 * meanwhile, and looks at finished PDFs. Of a short book, and where the thread cannot do a thing, nothing is done: the program does it itself.
 */
export function journeyman(worth: { readonly text: number; readonly pages: number } = WORTH): Journeyman {
  const entry = join(compiledFolder(), 'cli', 'journeyman', 'thread.js');
  const waiting = new Map<number, (told: Told) => void>();
  let worker: Worker | undefined;
  let [pages, text, sent] = [0, 0, 0];
  /** Characters parsed on either side; the thread has to start first. */
  const parsed = { here: -worth.text / 2, there: 0 };
  let lost = !existsSync(entry);

  const lose = (): void => {
    lost = true;
    for (const [number, hear] of waiting) hear({ number });
  };
  const start = (): Worker => {
    const started = new Worker(entry);
    started.on('message', (told: Told) => waiting.get(told.number)?.(told));
    started.on('error', lose).on('exit', lose);
    return started;
  };
  const ask = async <K extends keyof Tasks>(
    task: K,
    order: Tasks[K][0],
  ): Promise<Tasks[K][1] | undefined> => {
    if (lost) return undefined;
    const number = ++sent;
    const told = new Promise<Told>((resolve) => waiting.set(number, resolve));
    const message: Sent<K> = { number, task, order };
    (worker ??= start()).postMessage(message);
    const { made } = await told;
    waiting.delete(number);
    return made;
  };

  return {
    async parse(file, source) {
      text += source.length;
      if (!worker && text < worth.text) return undefined;
      if (!lost) worker ??= start();
      if (parsed.there > parsed.here) {
        parsed.here += source.length;
        return undefined;
      }
      parsed.there += source.length;
      return ask('parse', { file, text: source });
    },
    async finish(shard) {
      pages += shard.printed.pages.length;
      return worker || pages >= worth.pages ? ask('finish', shard) : undefined;
    },
    async preflight(files, folios, printer) {
      if (!worker) return undefined;
      // of a file's objects the bytes are enough, and sooner sent
      const plain = files.map(({ name, bytes, holds }) => ({ name, bytes, ...(holds && { holds }) }));
      return ask('preflight', { files: plain, folios, printer });
    },
    threads: () => (worker ? 1 : 0),
    async end() {
      lost = true;
      await worker?.terminate();
    },
  };
}
