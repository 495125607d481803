import type { Book } from '../book/index.js';
import { isUnbroken, type ReadPassage } from '../text/index.js';
import { defineRule, type Finding } from './rule.js';
import { asksForMore } from './sentence.js';

/** A lone mark between words or after a sentence, that nothing is written with. */
const ALONE = /(?<=[\p{L}.,;:!?”’)] )[_^~\\‘`'’](?= \p{L}|\s*$)/gu;
/** A mark on the wrong side of a word: `.her`. */
const BEFORE = /(?<=[\p{L},] )(?<mark>[.,])(?<word>\p{Ll}{2,})(?=[ ,;]|$)/gu;
/** A quotation mark before a word in mid-sentence: `the 'other`. */
const QUOTE_BEFORE = /(?<=\p{Ll} )(?<mark>['‘])(?<word>\p{Ll}{2,})(?=[ ,;.])/gu;
/** And one after a word: `the' other`. */
const QUOTE_AFTER = /(?<=(?<![\p{L}’'‘-])(?<word>\p{Ll}{2,}))['’‘](?= \p{Ll})/gu;
/** The same after a word that has no apostrophe there in any dialect, and an underscore. */
const AFTER_SMALL =
  /(?<=(?<![\p{L}’'‘-])(?:the|of|in|to|on|that|this|have|has|had|and|for|from|with|by|were|was|are|is|their|his|her))['’‘_](?= \p{Ll})/gu;
/** A quotation mark that may open or close. */
const SINGLE = /(?<!\p{L})['‘](?=\p{L})|(?<=[\p{L}.,;:!?])['’](?!\p{L})/gu;
/** Words that lose their first letters. */
const SHORTENED =
  /^(?:ve|re|ll|mid|taint|tis|twas|twere|twill|twould|tisn|em|im|er|un|e|bout|cause|round|neath|gainst|fore|pon|mongst|stead|less|most|way|cept|nother|spect|member|low|lowed|deed|specially|ware|till|til|tween|twixt|cross|long|side|fraid|nuff|nough|scuse|ceptin|kase|taters)$/;
/** So do those of dialect at their end: an’, th’, wi’, goin’, han’, ol’. */
const CLIPPED =
  /^(?:an|th|wi|[oai]|fo|yo|po|ha|ma|la|de|der|wid|dis|mo|fu|te|to|ol|tha|thi|sho|befo|ca|wa|do|co|go|no|so|[st])$/;
const LOST_END = ['d', 't', 'g', 'f', 'h', 'e', 've', 'k', 'r', 'l', 's', 'th', 'ng'];

/** Whether a word with an apostrophe at its end may be another one that is spoken so. */
function mayBeClipped(word: string, book: Book): boolean {
  return (
    CLIPPED.test(word) ||
    word.endsWith('in') ||
    word.endsWith('s') ||
    LOST_END.some((end) => book.isKnown(word + end, false))
  );
}

const speckAt = (start: number, note: string, confidence: number): Finding => ({
  start,
  end: start + 1,
  expected: [''],
  note,
  confidence,
});

function* quotes({ text, before }: ReadPassage, book: Book): Iterable<Finding> {
  const singles = [...text.matchAll(SINGLE)].map(({ index }) => index);
  // One alone has no partner; more may be quotations, or somebody who speaks so.
  if (singles.length !== 1 || (before && [...before.text.matchAll(SINGLE)].length % 2 === 1)) return;
  for (const match of text.matchAll(QUOTE_BEFORE)) {
    const { word = '' } = match.groups ?? {};
    if (SHORTENED.test(word) || book.isKnown(`h${word}`, false) || !book.isCommon(word)) continue;
    yield speckAt(match.index, 'The mark opens nothing that is closed.', 0.42 + 0.4 * book.dirt);
  }
  for (const match of text.matchAll(QUOTE_AFTER)) {
    const word = match.groups?.['word'] ?? '';
    if (!book.isCommon(word) || (!asksForMore(word) && mayBeClipped(word, book))) continue;
    yield speckAt(match.index, 'The mark closes nothing that was opened.', 0.42 + 0.4 * book.dirt);
  }
}

function* afterSmall({ text }: ReadPassage, book: Book): Iterable<Finding> {
  for (const match of text.matchAll(AFTER_SMALL)) {
    const ahead = text.slice(0, match.index);
    const mark = match[0].trim();
    if (mark === '_' ? text.split('_').length > 2 : /(?<![\p{L}\p{N}])['‘]/u.test(ahead)) continue;
    yield {
      start: match.index,
      end: match.index + match[0].length,
      expected: [''],
      note: 'The mark closes nothing that was opened.',
      confidence: 0.45 + 0.4 * book.dirt,
    };
  }
}

/** A mark that is dirt on the paper: `the house. _`, `.her`, `the' other`. */
export const speck = defineRule({
  id: 'speck',
  summary: 'A mark that is dirt on the paper: `the house. _`, `.her`, `the’ other`',
  why: 'Specks are read as marks where none can stand: alone between words, before a word, beside one without a partner. Dialect, quotations, aphaereses (’tis), code and tables are left alone.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'In tbe morning thc mcn saw tlie house [[‘]]where they had been before, and hcr brothcr too.',
      'They had gone before the others came. [[_]]',
      'Then he saw that [[.]]her mother was there.',
      'The old house was on [[^]] the other side of the river.',
    ],
    right: [
      'In tbe morning thc mcn saw tlie house ‘where they had been’ before, and hcr brothcr too.',
      'He said, ’tis late, an’ goin’ to rain; the boys’ house is the boss’ own.',
      'She read “the ‘Times’ and the ‘Post’ daily.”',
      'See .txt files and .gitignore, or ~/bin and C:\\ there.',
      'Fill in: name _ and age _ here.',
      'I jus’ went wid him to de big house on de hill.',
    ],
  },
  *check(passage, book) {
    const { text } = passage;
    const alone = / [_^~\\‘`'’](?:\s|$)/.test(text) ? [...text.matchAll(ALONE)] : [];
    // Blanks to be filled in, spaced quotations and lists of signs have more of them.
    if (alone.length === 1 && !/[{}<>=|$\t]|_\w|\w_|['‘’] .*['‘’] /.test(text))
      for (const match of alone)
        yield speckAt(match.index, 'No mark can stand here.', 0.55 + 0.35 * book.dirt);
    for (const match of / [.,]\p{Ll}/u.test(text) ? text.matchAll(BEFORE) : []) {
      const { mark = '', word = '' } = match.groups ?? {};
      if (!book.isCommon(word) || !isUnbroken(passage, match.index, match.index + 2)) continue;
      if (text.slice(0, match.index).endsWith('. ')) continue;
      yield speckAt(match.index, `No “${mark}” stands before a word.`, 0.65 + 0.25 * book.dirt);
    }
    if (/\p{Ll}['’‘_] /u.test(text)) yield* afterSmall(passage, book);
    if (/ ['‘]\p{Ll}|\p{Ll}['’‘] /u.test(text)) yield* quotes(passage, book);
  },
});
