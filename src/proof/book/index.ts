export { readBook, type Book } from './book.js';
export { breaksOff, isFurniture } from './habits.js';
export { ownWordsOf } from './learn.js';
export { STROKES_FROM, noTwin, strokesWeight, twinOf, type Twin } from './twin.js';
export { isNearlyClean } from './noise.js';
export { isOldSpelling } from './old-spelling.js';
