import type { DiskCache } from '../../edge/cache.js';
import type { ChromiumTypesetter } from '../../edge/chromium.js';
import { memoryIn } from '../../edge/memory.js';
import { remembering } from '../../edge/remembering.js';
import { traced, type Sources, type Trace } from '../../edge/tracing.js';
import { looksOf } from '../../pdf/index.js';
import type { Problem } from '../../problem.js';
import type { Published, Stage, Tools } from '../../publish.js';

/** A book as its preview is asked for. */
export interface PressOrder {
  readonly sources: Sources;
  /** `.` or a Markdown file's name. */
  readonly target: string;
  readonly cache: DiskCache | undefined;
  /** Names the program and all that it is made of. */
  readonly program: () => string;
  /** Makes the typesetter, and makes it again where a build has left one in an unknown state. */
  readonly typesetter: (onPage: () => void) => ChromiumTypesetter;
  readonly onStage: (stage: Stage) => void;
  /** Called after each page that is laid out. */
  readonly onPage: () => void;
}

/** The pages of a book, and all that was found on the way. */
export interface Impression {
  readonly title: string;
  readonly whereabouts: Published['whereabouts'];
  readonly pdf: Uint8Array;
  /** A name for what each page shows. */
  readonly looks: readonly string[];
  readonly problems: readonly Problem[];
}

/** What was made, or why nothing was, and what was asked for: undefined if one question had two answers. */
export type Pulled = { readonly trace: Trace | undefined } & (
  | { readonly impression: Impression }
  // `later` than the text was read: the machine may be the reason, and the same text do another time
  | { readonly error: unknown; readonly later: boolean }
);

/** A press that stays warm from one impression to the next: its browser with tabs, faces and style sheets. */
export interface Press {
  /** Makes the pages of the book as it is now. To be called when the last one is done. */
  pull(): Promise<Pulled>;
  close(): Promise<void>;
}

/** A press for one book. What it lays out is kept in the cache, shard by shard, as `build` keeps it. */
export function press(order: PressOrder): Press {
  const { cache, program } = order;
  const memory = cache && memoryIn(cache, program);
  const started = (): ChromiumTypesetter => {
    const typesetter = order.typesetter(order.onPage);
    // one that does not start is reported where it is used
    void typesetter.warm().catch(() => undefined);
    return typesetter;
  };
  let typesetter = started();
  let closed = false;
  let later = false;
  // a kept shard was finished by the program, and so is good for this one only
  const maker = async (): Promise<string> => `${program()} ${await typesetter.engine()}`;

  const impression = async ({ world, shelf }: Sources): Promise<Impression> => {
    const { publish } = await import('../../publish.js');
    const onStage = (stage: Stage): void => {
      later = stage !== 'read';
      order.onStage(stage);
    };
    const tools: Tools = {
      typesetter,
      shelf,
      onStage,
      ...(cache && { remembering: (setter) => remembering(setter, cache, maker) }),
      ...(memory && { memory }),
    };
    const { artifacts, book, problems, whereabouts } = await publish(world, tools, {
      target: order.target,
      editions: ['screen'],
    });
    const [file] = artifacts;
    if (!file?.pdf) throw new Error('Unexpected screen edition without a PDF');
    const { title } = book.settings;
    return { title, whereabouts, pdf: file.bytes, looks: looksOf(file.pdf), problems };
  };

  return {
    async pull() {
      const watched = traced(order.sources);
      try {
        const made = await impression(watched);
        await memory?.write();
        return { impression: made, trace: watched.trace() };
      } catch (error) {
        // a section that was laid out and never printed would hold its seat for ever
        await typesetter.close().catch(() => undefined);
        if (!closed) typesetter = started();
        return { error, later, trace: watched.trace() };
      }
    },
    async close() {
      closed = true;
      await typesetter.close();
      await cache?.prune();
    },
  };
}
