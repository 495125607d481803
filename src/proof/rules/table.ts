import type { Rule } from './rule.js';
import { letterInNumber } from './letter-in-number.js';
import { letterForMark } from './letter-for-mark.js';
import { letterForFigure } from './letter-for-figure.js';
import { quoteDirection } from './quote-direction.js';
import { dashKind } from './dash-kind.js';
import { lowerAfterStop } from './lower-after-stop.js';
import { runningHead } from './running-head.js';
import { brokenSentence } from './broken-sentence.js';
import { noteMark } from './note-mark.js';
import { iseIze } from './ise-ize.js';
import { capitalSize } from './capital-size.js';
import { compoundTwin } from './compound-twin.js';
import { article } from './article.js';
import { balance } from './balance.js';
import { digitInWord } from './digit-in-word.js';
import { doubledInitial } from './doubled-initial.js';
import { doubledWord } from './doubled-word.js';
import { ellipsisSpacing } from './ellipsis-spacing.js';
import { leftoverHyphen } from './leftover-hyphen.js';
import { misread } from './misread.js';
import { misspelt } from './misspelt.js';
import { missingSpace } from './missing-space.js';
import { missingStop } from './missing-stop.js';
import { figureForWord } from './figure-for-word.js';
import { hyphenSpace } from './hyphen-space.js';
import { homoglyph } from './homoglyph.js';
import { innerCapital } from './inner-capital.js';
import { longS } from './long-s.js';
import { ligature } from './ligature.js';
import { nameTwin } from './name-twin.js';
import { quoteSpace } from './quote-space.js';
import { commaForStop } from './comma-for-stop.js';
import { stopInSpeech } from './stop-in-speech.js';
import { lostStop } from './lost-stop.js';
import { doubledMark } from './doubled-mark.js';
import { dashInCompound } from './dash-in-compound.js';
import { markInWord } from './mark-in-word.js';
import { speck } from './speck.js';
import { strayQuote } from './stray-quote.js';
import { straySymbol } from './stray-symbol.js';
import { joinedWords } from './joined-words.js';
import { runTogether } from './run-together.js';
import { spaceBeforeMark } from './space-before-mark.js';
import { splitWord } from './split-word.js';

/** Every rule. Their order decides between findings that are equally sure. */
export const RULES: readonly Rule[] = [
  digitInWord,
  runTogether,
  doubledInitial,
  leftoverHyphen,
  longS,
  letterInNumber,
  figureForWord,
  letterForFigure,
  letterForMark,
  hyphenSpace,
  misspelt,
  nameTwin,
  misread,
  splitWord,
  joinedWords,
  innerCapital,
  capitalSize,
  straySymbol,
  markInWord,
  speck,
  homoglyph,
  ligature,
  doubledWord,
  article,
  missingSpace,
  spaceBeforeMark,
  doubledMark,
  quoteSpace,
  ellipsisSpacing,
  missingStop,
  lowerAfterStop,
  commaForStop,
  stopInSpeech,
  lostStop,
  brokenSentence,
  runningHead,
  noteMark,
  dashKind,
  dashInCompound,
  quoteDirection,
  strayQuote,
  balance,
  iseIze,
  compoundTwin,
];
