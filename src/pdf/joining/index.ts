export { joinPdfs, type Joined } from './join.js';
export { settleLinks, type Target } from './links.js';
