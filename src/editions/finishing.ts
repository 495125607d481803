import { breath } from '../breath.js';
import type { Typesetter } from '../pagination/typesetter.js';
import { readFlows } from '../pdf/index.js';
import { finishedFurniture, finishedPart } from './finished-part.js';
import { flowBoxesOf } from './flow-boxes.js';
import { printing } from './printing.js';

/**
 * A typesetter whose shards come finished, as editions take them, and read: each is worked on as soon as it is printed, while others are
 * still being laid out.
 * @param how `bleed` are points around the trim on the engine's sheet; lines of a book in Hebrew or Arabic run `rightToLeft`; `onFinished` is told each shard's file
 */
export function finishing(
  typesetter: Typesetter,
  how: {
    readonly bleed: number;
    readonly rightToLeft: boolean;
    readonly onFinished?: (pdf: Uint8Array) => void;
  },
): Typesetter {
  const { bleed, rightToLeft, onFinished } = how;
  const finishingText = printing(typesetter, async (printed, { role }) => {
    await breath(); // the engine has its next work before
    const continues = printed.pages.map((page) => ({
      text: page.continues ?? [],
      notes: page.continuesNotes ?? [],
    }));
    const pdf = await finishedPart(printed.pdf, { continues, role });
    onFinished?.(pdf);
    const readings = await readFlows(pdf, printed.pages.map(flowBoxesOf), {
      margins: printed.pages.map(() => ({ left: bleed, head: bleed })),
      rightToLeft,
    });
    return { ...printed, pdf, readings };
  });
  return {
    ...finishingText,
    async furnish(order, serve) {
      const { pdf, stack, problems } = await typesetter.furnish(order, serve);
      return { pdf: await finishedFurniture(pdf, order.pages.length, stack), problems };
    },
  };
}
