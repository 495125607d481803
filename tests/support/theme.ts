import { shelf } from '../../src/edge/shelf.js';
import { readTheme } from '../../src/themes/index.js';
import { memoryWorld } from './world.js';

const named = (name: string): ReturnType<typeof readTheme> =>
  readTheme([{ name }], { world: memoryWorld({}), shelf: shelf() });

/** The theme of a book that names none. */
export const tract = await named('tract');
export const broadside = await named('broadside');
