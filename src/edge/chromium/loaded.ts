import type { Errand } from './origin.js';

/** Whether the styles and faces that the tab has loaded are what is served now. Pictures are a shard's own; all else is loaded once for all shards. */
export const isDesignAsLoaded = (errand: Errand): Promise<boolean> =>
  isSame(
    errand,
    [...errand.loaded.keys()].filter((path) => !path.startsWith('book/')),
  );

/** Whether what the tab has loaded under these paths is what is served now. Asks for each, so that whoever notes it knows. */
export async function isSame({ serve, loaded }: Errand, paths: readonly string[]): Promise<boolean> {
  const same = await Promise.all(
    paths.map(async (path) => {
      const [now, then] = [await serve(path), loaded.get(path)];
      return now === then || (now && then ? Buffer.compare(now, then) === 0 : !loaded.has(path));
    }),
  );
  return !same.includes(false);
}
