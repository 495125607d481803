import type { Typesetter } from '../../src/pagination/typesetter.js';

/** For editions that lay nothing out. */
export const noTypesetter: Typesetter = {
  lay: () => Promise.reject(new Error('Unexpected laying out, expected none')),
  furnish: () => Promise.reject(new Error('Unexpected furnishing, expected none')),
  close: () => Promise.resolve(),
};
