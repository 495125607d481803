export { BETWEEN_CELLS, hasCells, isFigures } from './cells.js';
export { decodeText } from './decode.js';
export {
  CHAPTER,
  endOf,
  firstWord,
  dividesFigures,
  HYPHEN,
  isCapitals,
  isNoise,
  lastWord,
  LEADER,
  startOf,
  type End,
  type Start,
} from './endings.js';
export {
  AFTER_SUSPENDED,
  ALWAYS_HYPHENED,
  ENCLITICS,
  REFERS_BACK,
  tongueOf,
  type Tongue,
} from './languages.js';
export { spellOutAll, type Replaced } from './letters.js';
export { measured, measureOf, quantile, type Face, type Measured } from './measure.js';
export {
  linesOf,
  type Continues,
  type Divides,
  type Knows,
  type Line,
  type Page,
  type Source,
} from './scan.js';
export { widthOf, widthsFrom } from './widths.js';
export { formOf, isLegible, ownWords, type OwnWords } from './words.js';
export { closeUp, type Changed } from './spaced.js';
