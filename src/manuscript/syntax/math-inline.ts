import type { Code, Construct, Previous, State, Tokenizer } from 'micromark-util-types';
import { charactersOf, CODES, isLineEnd } from './brackets.js';

/** Of TeX, what sets words, in which a dollar opens a formula again: `\text{where $x > 0$}`. */
const SETS_WORDS = /^(?:text[a-z]*|mbox|hbox)$/;
/** Characters; it bounds what a dollar that nothing closes can cost. */
const LONGEST = 4_000;

const letterOf = (code: Code): string =>
  (code !== null && code >= 65 && code <= 90) || (code !== null && code >= 97 && code <= 122)
    ? String.fromCharCode(code)
    : '';
const isSpace = (code: Code): boolean => code === null || code === CODES.space || code < 0;
const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;

/**
 * A formula in a line by Pandoc's rules: behind the dollar that opens it and before the one that closes it stands no space, and behind that one no
 * digit. Between two dollars and two dollars, which displays it, spaces may.
 */
export const inlineMath: Tokenizer = (effects, ok, nok) => {
  const content = charactersOf(
    effects,
    () => effects.enter('mathData'),
    () => effects.exit('mathData'),
  );
  let fence = 0;
  let before: Code = null;
  let length = 0;
  let isBlank = true;
  /** Braces that are open since a command that sets words. */
  let depth = 0;
  let command: string | undefined;

  const start: State = (code) => {
    effects.enter('inlineMath');
    effects.enter('mathFence');
    return opening(code);
  };
  const opening: State = (code) => {
    if (code === CODES.dollar && fence < 2) {
      fence++;
      effects.consume(code);
      return opening;
    }
    effects.exit('mathFence');
    return code === CODES.dollar || (fence === 1 && isSpace(code)) ? nok(code) : inside(code);
  };
  const inside: State = (code) => {
    if (code === null || length > LONGEST) return nok(code);
    if (code !== CODES.dollar || depth > 0) return goOn(code);
    content.finish();
    return effects.attempt(closing, done, fence === 2 ? nok : otherDollar)(code);
  };
  const otherDollar: State = (code) => (isSpace(before) ? nok(code) : goOn(code));
  const goOn: State = (code) => {
    const letter = letterOf(code);
    if (command !== undefined && letter !== '') command += letter;
    else {
      const setsWords = command !== undefined && SETS_WORDS.test(command);
      if (code === CODES.brace && (depth > 0 || setsWords)) depth++;
      else if (code === CODES.unbrace && depth > 0) depth--;
      command = code === CODES.escape ? '' : undefined;
    }
    take(code);
    return code === CODES.escape ? escaped : inside;
  };
  /** What stands behind a backslash is no fence and no brace. */
  const escaped: State = (code) => {
    if (code === null || isLineEnd(code) || letterOf(code) !== '') return inside(code);
    command = undefined;
    take(code);
    return inside;
  };
  const take = (code: Code): void => {
    content.take(code);
    before = code;
    length++;
    isBlank &&= isSpace(code);
  };
  const closing: Construct = {
    partial: true,
    tokenize(own, yes, no) {
      let size = 0;
      const fenced: State = (code) => {
        if (code === CODES.dollar && size < fence) {
          size++;
          own.consume(code);
          return fenced;
        }
        if (size < fence || isBlank || (fence === 1 && (isSpace(before) || isDigit(code)))) return no(code);
        own.exit('mathFence');
        return yes(code);
      };
      return (code) => {
        own.enter('mathFence');
        return fenced(code);
      };
    },
  };
  const done: State = (code) => {
    effects.exit('inlineMath');
    return ok(code);
  };
  return start;
};

/** A dollar behind another one opens nothing, but behind a formula or one that was escaped. */
export const opensFormula: Previous = function (code) {
  const last = this.events.at(-1)?.[1].type;
  return code !== CODES.dollar || last === 'characterEscape' || last === 'inlineMath';
};
