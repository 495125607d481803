export { captionList } from './caption-lists.js';
export { contentsOf, contentsPage, DEEPEST, saysSomething } from './contents.js';
export { imprintPage, titlePage } from './front.js';
