export { markdownPassages } from './markdown.js';
export { EVERY_RULE, isUnbroken, sourceRange, type Passage, type ReadPassage } from './passage.js';
export { plainPassages } from './plain.js';
export { tokensOf, type JoinJudge, type Token } from './tokens.js';
