export {
  addOutputIntent,
  describePdf,
  titleOutline,
  labelPages,
  stripInteraction,
  type Condition,
  type LabelRange,
  type Metadata,
} from './catalog/index.js';
export {
  appendContent,
  readOperators,
  rewriteContents,
  strokeLetters,
  strokeWidth,
  strokesOf,
  type Operand,
} from './contents/index.js';
export { cutSheets, setFurniture } from './furniture/index.js';
export {
  lengthInPoints,
  points,
  POINTS_PER_PIXEL,
  times,
  type Corners,
  type Matrix,
} from './geometry/index.js';
export {
  cmyk,
  colourSpace,
  gray,
  grayBy,
  inkOf,
  isLight,
  outputProfile,
  setInk,
  type ColourSpace,
  type Ink,
  type OutputProfile,
} from './ink/index.js';
export { joinPdfs, settleLinks, type Joined, type Target } from './joining/index.js';
export {
  arrayAt,
  catalogOf,
  contentOf,
  copyPdf,
  decoded,
  dictAt,
  follow,
  isBytes,
  isDict,
  isName,
  isStream,
  isWhole,
  numbersAt,
  pagesOf,
  readAnyPdf,
  readPdf,
  writePdf,
  type Page,
  type PdfFile,
  type Value,
} from './objects/index.js';
export {
  cornersAt,
  cutToSize,
  dropProcedureSets,
  looksOf,
  pageForm,
  replacePages,
  trimAtCorner,
  turnPage,
  turnsOf,
  unitOf,
  upright,
  type SheetSide,
} from './pages/index.js';
export {
  extentsOfMarks,
  paintedPages,
  type Painted,
  type PaintedPage,
  type PaintedPath,
  type PaintedPicture,
} from './painting/index.js';
export { setPressBoxes, trimMargins } from './press/index.js';
export {
  flowWords,
  pageWords,
  readFlows,
  wordsOf,
  type FlowBoxes,
  type FlowWord,
  type PageReading,
  type PrintedWord,
} from './reading/index.js';
export {
  boxFigures,
  describeLinks,
  levelHeadings,
  markArtifacts,
  repairTags,
  type Continued,
  type Tagged,
} from './tags/index.js';
export {
  dropSoftHyphens,
  gatherRuns,
  glyphsOf,
  learnGlyphs,
  markedWords,
  nameGlyphs,
  softenLineEnds,
  type Glyphs,
} from './text/index.js';
