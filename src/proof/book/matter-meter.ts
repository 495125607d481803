import type { Token } from '../text/index.js';
import { isOldSpelling } from './old-spelling.js';
import type { MatterCounts } from './special-matter.js';

/** Counts, as a text is read, what tells special matter from a scan. */
export interface MatterMeter {
  /** The next passage's text. */
  passage(text: string): void;
  /** A word of it; `isKnown` in small letters. */
  word(token: Token, text: string, isKnown: boolean): void;
  /** A form that no dictionary has, once. */
  form(norm: string): void;
  /** What has been counted so far. */
  seen(): Readonly<Pick<MatterCounts, 'cut' | 'elided' | 'garbled'>>;
  /** What has been counted; `counts` is what the book counts itself. */
  read(
    counts: Pick<MatterCounts, 'words' | 'lower' | 'known' | 'unknown' | 'foreign' | 'rare' | 'plain'>,
  ): MatterCounts;
}

/** A stop after which the sentence goes on. */
const CUT = /^\.(?:[,;:)]|\s?[\p{Ll}\d&(])/u;
const STOP = '.'.charCodeAt(0);
/** Signs that no word is printed with, a capital behind a small letter, a mark right before or inside a word. */
const GARBLED =
  /[\^~|{}<>\\¬¦•■►¿¡\uFFFD]|(?<!\bMa?c)(?<=\p{Ll})\p{Lu}|(?<=\s)[.,;:](?=\p{L})|(?<=\p{Ll})[,;:](?=\p{L})/gu;
/** So many forms that no dictionary has tell how a text is spelt. */
const LOOKED_AT = 200;

/** Whether a stop cuts a word short. */
function isCutShort({ end }: Token, text: string): boolean {
  return text.charCodeAt(end) === STOP && CUT.test(text.slice(end, end + 3));
}

/** Letters of small words that speech cuts short: o’ th’ world, an’ wi’ thee. */
const SMALL = 3;
const GOES_ON = /^['’] \p{Ll}/u;

/** Whether an apostrophe shortens a word: stands in one that no dictionary has or right after it, or after a small one in mid-sentence. */
function isElided({ norm, end, capitals }: Token, text: string, isKnown: boolean): boolean {
  if (capitals > 0) return false;
  if (!isKnown && norm.includes("'")) return true;
  const after = text[end];
  if (after !== "'" && after !== '’') return false;
  return !isKnown || (norm.length <= SMALL && GOES_ON.test(text.slice(end, end + 3)));
}

/** A meter with nothing noted yet; `isOrdinary` says whether a word is a common one of the language. */
export function matterMeter(isOrdinary: (word: string) => boolean): MatterMeter {
  const seen = { cut: 0, elided: 0, garbled: 0, forms: 0, old: 0 };
  return {
    passage(text) {
      seen.garbled += text.match(GARBLED)?.length ?? 0;
    },
    word(token, text, isKnown) {
      if (isCutShort(token, text)) seen.cut++;
      if (isElided(token, text, isKnown)) seen.elided++;
    },
    form(norm) {
      if (seen.forms === LOOKED_AT) return;
      seen.forms++;
      if (isOldSpelling(norm, isOrdinary)) seen.old++;
    },
    seen: () => ({ ...seen }),
    read: (counts) => ({ ...counts, ...seen }),
  };
}
