import { asFigures } from './misread-folios.js';

const ROMAN = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** A page number as printed: `value` counts, roman numerals below zero so that front matter never mixes with the text. */
export interface Folio {
  readonly text: string;
  readonly value: number;
  readonly roman: boolean;
}

/** What stands around a folio: — 12 —, [12], (12), 12. */
const ORNAMENT = /^[\s\-–—·•*.,'‘’"|_~:;[(]+|[\s\-–—·•*.,'‘’"|_~:;\])]+$/g;

/** A folio may say what it is, and how many pages there are: page 12 of 40, S. 12, 12/40. */
const NAMED = /^(?:page|seite|página|pagina|p\.|s\.|pag\.|pág\.)\s*(?=[\divxlc])/iu;
const OF_ALL = /(?<=^\d{1,4})\s*(?:\/|of|von|de|di|sur)\s*\d{1,4}$/iu;

const YEAR = /^(?:1\d|20)\d\d$/;

/** The folio that a line consists of, ornaments aside; undefined where it is anything else. */
export function folioOf(line: string): Folio | undefined {
  // A bracket that closes only is the end of a reference.
  if (/[)\]]/.test(line) !== /[([]/.test(line)) return undefined;
  const bare = line.replaceAll(ORNAMENT, '').replace(NAMED, '').replace(OF_ALL, '');
  if (/^\d{1,4}$/.test(bare)) return { text: bare, value: Number(bare), roman: false };
  const digits = asFigures(bare);
  if (/\d/.test(bare) && /^\d{1,3}$/.test(digits))
    return { text: digits, value: Number(digits), roman: false };
  const lower = bare.toLowerCase();
  if (lower === '' || lower.length > 7 || !ROMAN.test(lower)) return undefined;
  // OCR reads noise as single letters: one alone is no number.
  if (lower.length < 2 && lower !== 'i' && lower !== 'v' && lower !== 'x') return undefined;
  return { text: bare, value: romanValue(lower), roman: true };
}

function romanValue(numeral: string): number {
  let sum = 0;
  for (let i = 0; i < numeral.length; i++) {
    const here = VALUES[numeral[i] ?? ''] ?? 0;
    sum += here < (VALUES[numeral[i + 1] ?? ''] ?? 0) ? -here : here;
  }
  return sum;
}

/** The folio at either end of a running head, and what is left of the head; digits misread as letters count where a digit stands by. */
export function folioInHead(line: string): { readonly folio?: Folio; readonly head: string } {
  const words = line.trim().split(/\s+/);
  const numbers = [...new Set([0, words.length - 1])].flatMap((at) => {
    const bare = (words[at] ?? '').replaceAll(ORNAMENT, '');
    const digits = asFigures(bare);
    return words.length > 1 && /\d/.test(bare) && /^\d{1,4}$/.test(digits) ? [{ at, digits }] : [];
  });
  // a head may say the year too, "[1851.] THE FLOOD. 41"
  const number = numbers.find(({ digits }) => numbers.length === 1 || !YEAR.test(digits)) ?? numbers[0];
  if (number)
    return {
      folio: { text: number.digits, value: Number(number.digits), roman: false },
      head: words.filter((_, i) => i !== number.at).join(' '),
    };
  const [first = '', ...rest] = words;
  const last = words.at(-1) ?? '';
  // Roman numerals in lower case only: a capital I or X may be a word or an initial.
  for (const [word, head] of [
    [first, rest],
    [last, words.slice(0, -1)],
  ] as const)
    if (words.length > 1 && /^[ivxlc]{2,}$/.test(word)) {
      const folio = folioOf(word);
      if (folio) return { folio, head: head.join(' ') };
    }
  return { head: line.trim() };
}
