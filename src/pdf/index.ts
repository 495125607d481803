export { boxesOf, points, setBoxes, type PageBoxes } from './boxes.js';
export { rewriteContents } from './contents.js';
export { glyphsOf, nameGlyphs, type Glyphs } from './glyphs.js';
export { joinPdfs, type Joined } from './join.js';
export { labelPages, labelRanges, type LabelRange } from './labels.js';
export { ELSEWHERE, settleLinks, type Target } from './links.js';
export { describePdf, type Metadata } from './metadata.js';
export { dropSoftHyphens, softenLineEnds } from './text-layer.js';
export { writePdf } from './write.js';
