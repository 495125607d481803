import type { PrintedShard, Shard, Typesetter } from '../pagination/typesetter.js';

/** A typesetter of whose printed shards something more is made. */
export const printing = (
  typesetter: Typesetter,
  more: (printed: PrintedShard, shard: Shard) => PrintedShard | Promise<PrintedShard>,
): Typesetter => ({
  ...typesetter,
  async lay(shard, serve, start) {
    const laid = await typesetter.lay(shard, serve, start);
    return { ...laid, print: async () => more(await laid.print(), shard) };
  },
});
