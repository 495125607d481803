export { appendContent } from './append.js';
export { markArtifacts } from './artifacts.js';
export { points, setBoxes, trimAtCorner, type PageBoxes } from './boxes.js';
export { rewriteContents } from './contents.js';
export { copyPdf } from './copy.js';
export { colourSpace, inkOf, type ColourSpace } from './colour-spaces.js';
export { glyphsOf, nameGlyphs, type Glyphs } from './glyphs.js';
export { joinPdfs, type Joined } from './join.js';
export { labelPages, type LabelRange } from './labels.js';
export {
  cmyk,
  gray,
  grayBy,
  isLight,
  outputProfile,
  setInk,
  type Ink,
  type OutputProfile,
} from './ink/index.js';
export { lengthInPoints } from './length.js';
export { settleLinks, type Target } from './links.js';
export { times, type Matrix } from './matrices.js';
export { describePdf, type Metadata } from './metadata.js';
export {
  arrayAt,
  catalogOf,
  dictAt,
  follow,
  isDict,
  isName,
  isStream,
  pagesOf,
  type Page,
  type PdfFile,
  type Value,
} from './objects.js';
export { paintedPages, type PaintedPage } from './painted.js';
export type { Painted, PaintedPath, PaintedPicture } from './painting.js';
export { cornersAt, pageForm, turnsOf, upright, type Corners } from './page-forms.js';
export { decoded } from './read.js';
export { readAnyPdf } from './read-any.js';
export { setPressBoxes, trimMargin } from './press-boxes.js';
export { addOutputIntent, stripInteraction, type Condition } from './press-standard.js';
export { replacePages, type SheetSide } from './sheets.js';
export { strokeLetters, strokesOf, strokeWidth } from './stroke-letters.js';
export { dropSoftHyphens, markedWords, softenLineEnds } from './text-layer.js';
export { describeLinks, repairTags, type Tagged } from './tags.js';
export { gatherRuns } from './text-runs.js';
export { rejoined, vocabularyOf, wordsOf, type PrintedWord } from './words.js';
export { writePdf } from './write.js';
