export { copied } from './copy.js';
export { isOnlyPictures } from './figures.js';
export type { Chapter, Manuscript, Picture, SourceFile } from './manuscript.js';
export { crowdedMarks, uncrowded } from './marks.js';
export { partsOf } from './parts.js';
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
