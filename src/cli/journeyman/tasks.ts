import type { finished, Unfinished } from '../../editions/index.js';
import type { preflightFinished } from '../../preflight/pdf/index.js';
import type { Problem } from '../../problem.js';

/** What can be sent to the journeyman, and what comes back. Plain data, but for bytes. */
export interface Tasks {
  /** A chapter's tree, as JSON. */
  readonly parse: readonly [{ readonly file: string; readonly text: string }, string];
  /** A printed shard, finished and read. */
  readonly finish: readonly [Unfinished, Awaited<ReturnType<typeof finished>>];
  /** What is wrong with finished PDFs; folios by pages from 1. */
  readonly preflight: readonly [Preflight, readonly Problem[]];
}

/** Finished PDFs to be looked at. */
export interface Preflight {
  readonly files: Parameters<typeof preflightFinished>[0];
  readonly folios: readonly (string | undefined)[];
  readonly printer: Parameters<typeof preflightFinished>[1]['printer'];
}

/** How each is done, by the same rooms as at home; loaded when it is first asked for. */
export const TASKS: { readonly [K in keyof Tasks]: (order: Tasks[K][0]) => Promise<Tasks[K][1]> } = {
  async parse({ file, text }) {
    const { parse } = await import('../../manuscript/index.js');
    return JSON.stringify(parse(file, text));
  },
  async finish(shard) {
    const { finished } = await import('../../editions/index.js');
    return finished(shard);
  },
  async preflight({ files, folios, printer }) {
    const { preflightFinished } = await import('../../preflight/pdf/index.js');
    return preflightFinished(files, { folioOf: (page) => folios[page - 1], printer });
  },
};
