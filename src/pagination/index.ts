export { paginate } from './paginate.js';
export { bleedRoom, pageSize } from './page-sizes.js';
export { floatedIn, foliosOf } from './pages.js';
export type { Pages, PageSize, PlacedShard } from './pages.js';
export type { PageFacts } from './typesetter.js';
