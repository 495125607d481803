export { bookIndex } from './book-index.js';
export { type IndexMark, takeIndexMarks } from './index-marks.js';
