export { markdownPassages } from './markdown.js';
export { EVERY_RULE, isUnbroken, sourceRange, type Passage, type ReadPassage } from './passage.js';
export { plainPassages } from './plain.js';
export { OBJECT, tokensOf, type JoinJudge, type Token } from './tokens.js';
