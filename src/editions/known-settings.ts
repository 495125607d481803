import type { KnownSetting } from '../manuscript/index.js';
import { paperNamed } from '../printers/index.js';
import { schemaNamed } from './booklet/schemas/index.js';
import { sheetNamed } from './booklet/sheets.js';

/** Settings that name what only editions know. */
export const EDITION_SETTINGS: readonly KnownSetting[] = [
  { keys: ['booklet', 'schema'], read: schemaNamed },
  { keys: ['booklet', 'sheet'], read: sheetNamed },
  { keys: ['cover', 'paper'], read: paperNamed },
];
