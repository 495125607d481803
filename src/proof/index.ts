export { LANGUAGE_FILES, readLanguage, type Language } from './language/index.js';
export {
  findings,
  isMarkdown,
  learnWords,
  proofAndFix,
  reported,
  type ProofOptions,
  type ProofSource,
} from './proof.js';
export {
  defineRule,
  readOwnRules,
  rulePage,
  RULES,
  rulesPage,
  type Finding,
  type Rule,
} from './rules/index.js';
export type { Level } from './run.js';
export {
  readProofSettings,
  STALE,
  withAcceptance,
  withWord,
  type Accepted,
  type NewAcceptance,
  type ProofSettings,
} from './settings/index.js';
export type { Within } from './within.js';
