export { eachFarReading, eachReading, type Neighbours } from './channel.js';
export type { Answers } from './forest.js';
export { readSigns } from './signs.js';
export { foreignRuns, isForeignWord, isParticle, isPlainEnglish, looksForeign } from './foreign.js';
export { LANGUAGE_FILES, readLanguage, type Language } from './language.js';
export {
  MODEL_MAGIC,
  PAIR_BITS,
  SPECIAL,
  SPECIALS,
  openLanguageModel,
  pairBit,
  type LanguageModel,
} from './language-model.js';
export { LETTERS_MAGIC } from './letters.js';
export { COMMON, NAME } from './lexicon.js';
export { joinJudge } from './line-end.js';
export { packSections } from './sections.js';
export { chainsOf, skeletonsOf, type Skeletons } from './skeleton.js';
export { countLetters } from './spelling.js';
export { hashOf, slotsOf, wordTable, type WordTable } from './word-table.js';
