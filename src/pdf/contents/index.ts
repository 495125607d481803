export { appendContent } from './append.js';
export { readOperators, type InlinePicture, type Operand } from './read-operators.js';
export { rewriteContents } from './rewrite.js';
export { strokeLetters, strokeWidth, strokesOf } from './stroke-letters.js';
