export { readLanguage, type Language } from './language/language.js';
export { readOwnRules } from './own-rules.js';
export {
  findings,
  isMarkdown,
  learnWords,
  proofAndFix,
  reported,
  type ProofOptions,
  type ProofSource,
} from './proof.js';
export { defineRule, type Finding, type Rule } from './rule.js';
export { rulePage, rulesPage } from './rule-page.js';
export { RULES } from './rules/index.js';
export type { Level } from './run.js';
export { readProofSettings, type Accepted, type ProofSettings } from './settings/settings.js';
export { withAcceptance, withWord, type NewAcceptance } from './settings/settings-edit.js';
export type { Within } from './within.js';
