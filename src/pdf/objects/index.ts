export { copyPdf } from './copy.js';
export {
  add,
  arrayAt,
  catalogOf,
  dict,
  dictAt,
  follow,
  isBytes,
  isDict,
  isName,
  isRef,
  isStream,
  numbersAt,
  ref,
  text,
  type Dict,
  type Name,
  type PdfFile,
  type Ref,
  type Stream,
  type Value,
} from './objects.js';
export { contentOf, pagesOf, type Page } from './page-tree.js';
export { readAnyPdf } from './read-any.js';
export { readPdf } from './read.js';
export { compressed, decoded, isWhole, latin } from './streams.js';
export { number, syntax } from './syntax.js';
export { writePdf } from './write.js';
