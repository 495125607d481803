import type { Rule } from '../rule.js';
import { article } from './article.js';
import { balance } from './balance.js';
import { digitInWord } from './digit-in-word.js';
import { doubledInitial } from './doubled-initial.js';
import { doubledWord } from './doubled-word.js';
import { ellipsisSpacing } from './ellipsis-spacing.js';
import { leftoverHyphen } from './leftover-hyphen.js';
import { misspelt } from './misspelt.js';
import { missingSpace } from './missing-space.js';
import { missingStop } from './missing-stop.js';
import { runTogether } from './run-together.js';
import { spaceBeforeMark } from './space-before-mark.js';

/** Every rule. Their order decides between findings that are equally sure. */
export const RULES: readonly Rule[] = [
  digitInWord,
  runTogether,
  doubledInitial,
  leftoverHyphen,
  misspelt,
  doubledWord,
  article,
  missingSpace,
  spaceBeforeMark,
  ellipsisSpacing,
  missingStop,
  balance,
];
