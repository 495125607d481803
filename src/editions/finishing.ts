import type { Typesetter } from '../pagination/typesetter.js';
import { finishedPart } from './finished-part.js';

/** The id of the section that is the table of contents. */
const CONTENTS = 'contents';

/**
 * A typesetter whose shards come finished, as editions take them: each is worked on as soon as it is printed, while others are still being
 * laid out.
 */
export function finishing(typesetter: Typesetter): Typesetter {
  return {
    async lay(shard, serve, start) {
      const laid = await typesetter.lay(shard, serve, start);
      return {
        ...laid,
        async print() {
          const printed = await laid.print();
          const continues = printed.pages.map((page) => page.continues ?? []);
          const pdf = await finishedPart(printed.pdf, { continues, isContents: shard.id === CONTENTS });
          return { ...printed, pdf };
        },
      };
    },
    close: () => typesetter.close(),
  };
}
