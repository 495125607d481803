export { glyphsOf, nameGlyphs, type Glyphs } from './glyphs.js';
export { markedWords } from './marked-words.js';
export { dropSoftHyphens, learnGlyphs, softenLineEnds } from './text-layer.js';
export { gatherRuns } from './text-runs.js';
