export { withoutLeader } from './contents.js';
export { habitOf } from './habit.js';
export { partsOfItem } from './lists.js';
export { blocksOf, type Block } from './paragraphs.js';
export { rowsOf, type Row } from './tables.js';
