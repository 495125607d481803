import type { PrintedShard, Typesetter } from '../pagination/typesetter.js';
import { readFlows } from '../pdf/index.js';
import { finishedPart } from './finished-part.js';
import { flowBoxesOf } from './flow-boxes.js';

/** The id of the section that is the table of contents. */
const CONTENTS = 'contents';

/** A shard as the engine printed it, and all that has to be known to finish it. Plain JSON, but for the bytes. */
export interface Unfinished {
  readonly printed: PrintedShard;
  readonly isContents: boolean;
  /** Points around the trim on the engine's sheet. */
  readonly bleed: number;
  /** Lines of a book in Hebrew or Arabic. */
  readonly rightToLeft: boolean;
}

/** A shard as editions take it, and what its pages say. */
export async function finished({
  printed,
  isContents,
  bleed,
  rightToLeft,
}: Unfinished): Promise<PrintedShard> {
  const continues = printed.pages.map((page) => ({
    text: page.continues ?? [],
    notes: page.continuesNotes ?? [],
  }));
  const pdf = await finishedPart(printed.pdf, { continues, isContents });
  const readings = await readFlows(pdf, printed.pages.map(flowBoxesOf), {
    margins: printed.pages.map(() => ({ left: bleed, head: bleed })),
    rightToLeft,
  });
  return { ...printed, pdf, readings };
}

/**
 * A typesetter whose shards come finished, as editions take them, and read: each is worked on as soon as it is printed, while others are
 * still being laid out.
 * @param elsewhere does that somewhere else; what it leaves undone is done here
 */
export function finishing(
  typesetter: Typesetter,
  how: Pick<Unfinished, 'bleed' | 'rightToLeft'>,
  elsewhere?: (shard: Unfinished) => Promise<PrintedShard | undefined>,
): Typesetter {
  return {
    async lay(shard, serve, start) {
      const laid = await typesetter.lay(shard, serve, start);
      return {
        ...laid,
        async print() {
          const printed = { printed: await laid.print(), isContents: shard.id === CONTENTS, ...how };
          return (await elsewhere?.(printed)) ?? finished(printed);
        },
      };
    },
    close: () => typesetter.close(),
  };
}
