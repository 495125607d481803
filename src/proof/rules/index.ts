export { readOwnRules } from './own-rules.js';
export { defineRule, type Finding, type Rule } from './rule.js';
export { rulePage, rulesPage } from './rule-page.js';
export { RULES } from './table.js';
