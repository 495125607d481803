export { compose } from './compose.js';
export { lostWords } from './conserve.js';
export {
  blocksFound,
  notesFound,
  pagesFound,
  placeOf,
  problemsOf,
  removedFrom,
  type PageFound,
  type Report,
} from './report.js';
