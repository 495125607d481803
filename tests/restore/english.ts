import { shelf } from '../../src/edge/shelf.js';
import { readLanguage } from '../../src/proof/index.js';
import type { Learning } from '../../src/restore/index.js';

/** The dictionary of the proof-reader, without its language model: enough to decide on hyphens. */
export async function english(): Promise<Learning> {
  const { words } = await readLanguage(shelf());
  return { knows: (word) => words.flags(word) > 0 };
}
