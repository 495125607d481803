export { allowedHtml } from './allowed-html.js';
export { copied } from './copy.js';
export { isoDate } from './dates.js';
export { isOnlyPictures } from './figures.js';
export { uncrowded } from './marks.js';
export { parse, parseLine } from './parse.js';
export { partsOf } from './parts.js';
export { decodePicture } from './picture.js';
export { readManuscript } from './read.js';
export type { KnownSetting } from './settings-read.js';
export type { Chapter, Manuscript, Picture, SourceFile } from './manuscript.js';
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
} from './settings.js';
export type { InlineMath, MathBlock } from './syntax/math-node.js';
export type { Citation, CitationItem } from './syntax/citation-node.js';
