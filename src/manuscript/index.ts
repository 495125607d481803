export { allowedHtml } from './html/index.js';
export { copied, isOnlyPictures, partsOf, uncrowded } from './model/index.js';
export { parse, parseLine } from './parse.js';
export { decodePicture } from './pictures/index.js';
export { readManuscript } from './read.js';
export { isoDate, type KnownSetting } from './settings/index.js';
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
  Uncited,
} from './model/index.js';
export type { Citation, CitationItem, InlineMath, MathBlock } from './syntax/index.js';
