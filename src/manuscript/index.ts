export { allowedHtml } from './html/index.js';
export { copied } from './model/index.js';
export { isOnlyPictures } from './model/index.js';
export { uncrowded } from './model/index.js';
export { parse, parseLine } from './parse.js';
export { partsOf } from './model/index.js';
export { decodePicture } from './pictures/index.js';
export { readManuscript } from './read.js';
export type { KnownSetting } from './settings/index.js';
export type { Chapter, Manuscript, Picture, SourceFile } from './model/index.js';
export type {
  Certifier,
  Contributor,
  CoverSettings,
  EditionName,
  NamedTheme,
  Role,
  Series,
  Settings,
  Subject,
} from './model/index.js';
export type { InlineMath, MathBlock } from './syntax/index.js';
export type { Citation, CitationItem } from './syntax/index.js';
