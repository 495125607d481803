import { isBytes } from '../objects/index.js';
import type { TagElement } from './structure.js';

/** What begins text in UTF-16BE, and what begins the name of a formula in it (U+E000). */
const UTF_16 = '\xfe\xff';
const FORMULA = `${UTF_16}\xe0\x00`;

/** Makes formulas of pictures whose names say so: the engine has no tag for a formula (`pagination/spoken.ts`). */
export function tellFormulas(node: TagElement): void {
  for (const kid of node.kids) {
    if (kid.kind !== 'element') continue;
    const alt = kid.role === 'Figure' ? kid.dict.get('Alt') : undefined;
    if (isBytes(alt) && alt.bytes.startsWith(FORMULA)) {
      kid.role = 'Formula';
      kid.dict.set('Alt', { ...alt, bytes: UTF_16 + alt.bytes.slice(FORMULA.length) });
    } else tellFormulas(kid);
  }
}
