import { booklet } from './booklet/index.js';
import { cover } from './cover/index.js';
import type { Edition } from './edition.js';
import { epub } from './epub/index.js';
import { print } from './print/index.js';
import { screen } from './screen/index.js';

export type { Artifact, Edition, EditionTools } from './edition.js';
export { epubFolios, listsSource } from './epub/folios.js';
export { finishing } from './finishing.js';
export { formesOf } from './forme.js';
export { Parts, readingAhead } from './parts.js';
export { flowBoxesOf } from './flow-boxes.js';
export { EDITION_SETTINGS } from './known-settings.js';

/** Every edition there is, in the order in which they are made. */
export const EDITIONS: readonly Edition[] = [screen, print, booklet, cover, epub];
