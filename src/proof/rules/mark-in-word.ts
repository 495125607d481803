import type { Book } from '../book/index.js';
import { isUnbroken } from '../text/index.js';
import { defineRule } from './rule.js';

/** Small letters with one mark between them that words do not have. */
const INSIDE =
  /(?<![\p{L}\p{M}\p{N}_^*~.,"“”’'‘/@-])(?<first>\p{L}\p{Ll}*)(?<mark>[_^~.,"“”‘'’])(?<second>\p{Ll}+)(?![\p{L}\p{M}\p{N}_^*~"“”’'‘/@(-])(?!\.\p{L})/gu;
/** What a word has after its apostrophe. */
const ENDING = /^(?:[stdmnra]|ll|re|ve|em|er|im|is|un|ee|ous|ye|e)$/;
/** And before it. */
const BEGINNING =
  /^(?:[odljnmtyiscea]|th|qu|ha|ma|an|by|ne|wi|jusqu|lorsqu|puisqu|quelqu|aujourd|presqu|entr)$/i;
/** Ends of names of files and places of the network, and of shortened words. */
const FILE =
  /^(?:com|org|net|edu|gov|io|html?|txt|md|js|ts|json|ya?ml|py|pdf|png|jpe?g|xml|css|exe|dll|ini|doc|zip|mp\d|uk|de|fr|eu)$/;
/** Letters of a word that is hardly an abbreviation. */
const SHORTEST = 2;

/** ln frequency; a rarer form after a stop may be the end of a file's name. */
const OFTEN = -11;

function isOften(word: string, { language: { model } }: Book): boolean {
  const id = model.id(word);
  return id >= 0 && id < model.vocabulary && model.frequency(id) >= OFTEN;
}

/** What stood there: one word, or two. Undefined where both may be meant. */
function meant(
  first: string,
  mark: string,
  second: string,
  book: Book,
): { expected: string[]; sure: number } | undefined {
  const one = (first + second).toLowerCase();
  const [a, b] = [first.toLowerCase(), second];
  const apostrophe = /['’‘]/.test(mark);
  if (apostrophe && (book.isKnown(`${a}'${b}`, true) || book.count(`${a}'${b}`) > 1)) return undefined;
  const joined = one.length > 3 && (book.isCommon(one) || (book.count(one) > 1 && book.isKnown(one, true)));
  const parts =
    a.length >= SHORTEST &&
    b.length >= SHORTEST &&
    book.isCommon(a) &&
    book.isCommon(b) &&
    !(apostrophe && (ENDING.test(b) || BEGINNING.test(a)));
  if (apostrophe) {
    if (parts && !joined) return { expected: [`${first} ${second}`], sure: 0.6 };
    return joined && !ENDING.test(b) && !BEGINNING.test(a)
      ? { expected: [first + second], sure: 0.65 }
      : undefined;
  }
  if (mark === '.' || mark === ',') {
    if (FILE.test(b) || book.count(`${a}.${b}`) > 1) return undefined;
    if (joined && !(book.isCommon(a) && book.isCommon(b))) return { expected: [first + second], sure: 0.75 };
    if (mark === '.' && parts && isOften(b, book))
      return {
        expected: [...(joined ? [first + second] : []), `${first} ${second}`, `${first}. ${second}`],
        sure: 0.7,
      };
    return undefined;
  }
  if (joined) return { expected: [first + second], sure: 0.75 };
  return parts && /["“”]/.test(mark)
    ? { expected: [`${first}${mark} ${second}`, `${first} ${mark}${second}`], sure: 0.6 }
    : undefined;
}

/** A mark in the middle of a word, or in the place of a space: `Gro.sbeaks`, `the_y`, `of'the`. */
export const markInWord = defineRule({
  id: 'mark-in-word',
  summary: 'A mark inside a word, or in the place of a space: `Gro.sbeaks`, `the_y`, `of‘the`',
  why: 'A speck on the paper is read as a mark. Without it the letters have to be a word, or two with a space. Contractions, names, file names, code and words of other languages are left alone.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'There were more [[tou.rists→tourists]] than usual that year.',
      'He saw the [[diff"erent→different]] parts of it.',
      'It was [[giv_en→given]] to them in the morning.',
      'In the days [[of‘the→of the]] war they had nothing.',
      'The term was [[given.to→given to]] this new house.',
    ],
    right: [
      'In tbe morning thc mcn went to tlie house of th’other, an’all, wi’out hcr brothcr.',
      'It’s five o’clock, ma’am; they’d ne’er seen a will-o’-the-wisp o’er d’Artagnan’s head.',
      'See choosealicense.com, e.g. or i.e., at 5 p.m. in node_modules.',
      'He said that snake_case and a.b.c are names.',
      'Il y a quelqu’un; aujourd’hui l’on dit “jusqu’ici”.',
    ],
  },
  *check(passage, book) {
    const { text } = passage;
    for (const match of text.matchAll(INSIDE)) {
      const { first = '', mark = '', second = '' } = match.groups ?? {};
      const end = match.index + match[0].length;
      const what = meant(first, mark, second, book);
      if (!what || !isUnbroken(passage, match.index, end)) continue;
      // In twos they set off what is in italics, or belong to code.
      if (/[_^~]/.test(mark) && book.dirt < 0.1 && text.split(mark).length > 2) continue;
      yield {
        start: match.index,
        end,
        expected: what.expected,
        note: `“${mark}” is no part of a word.`,
        // In clean text an apostrophe is somebody's way of speaking.
        confidence: /['’]/.test(mark) ? what.sure - 0.25 + 0.45 * book.dirt : what.sure + 0.22 * book.dirt,
      };
    }
  },
});
