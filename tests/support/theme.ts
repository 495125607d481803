import { shelf } from '../../src/edge/shelf.js';
import { readTheme } from '../../src/themes/index.js';
import { memoryWorld } from './world.js';

/** The theme of a book that names none. */
export const tract = await readTheme([{ name: 'tract' }], { world: memoryWorld({}), shelf: shelf() });
