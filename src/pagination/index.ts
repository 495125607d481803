export type { Pages, PageSize } from './pages.js';
