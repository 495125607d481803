import { edits, type Edit, type Passage } from '../passage.js';

const EN = '\u2013';
const EM = '\u2014';

/** `---` is an em dash, `--` an en dash, or what the language has for it; the hyphen of a range of numbers is an en dash. */
export function dashes({ text, usage: { longDashes } }: Passage): readonly Edit[] {
  if (!text.includes('-')) return [];
  const found = [
    // A `--word` after a space is an option of a command line.
    ...edits(text, /(?<!-)-{2,3}(?!-)/g, ({ 0: dash, index }) => {
      if (dash.length === 3) return EM;
      if (longDashes && isLong(text, index, longDashes)) return EM;
      const isOption = /^[a-z]/i.test(text.slice(index + 2)) && /(?:^|\s)$/.test(text.slice(0, index));
      return isOption ? undefined : EN;
    }),
    ...edits(
      text,
      /(?<![\w.,/:#+\-\u2013\u2014])(\d{1,4})-(\d{1,4})(?![\p{L}\d/\-\u2013\u2014]|[.,:]\d)/gu,
      ([, from, to]) =>
        from !== undefined && to !== undefined && isRange(from, to) ? `${from}${EN}${to}` : undefined,
    ),
    ...edits(
      text,
      /(?<=\bpp?\.\s?)([ivxlc]{1,8})-([ivxlc]{1,8})\b/gi,
      ([, from, to]) => `${from ?? ''}${EN}${to ?? ''}`,
    ),
  ];
  return found.sort((a, b) => a.start - b.start);
}

/** Whether the two hyphens there stand between spaces, or where a line of speech begins. */
function isLong(text: string, at: number, where: 'spaced' | 'speech'): boolean {
  if (!/^\s/.test(text.slice(at + 2))) return false;
  return (where === 'spaced' ? /(?:^|\s)$/ : /(?:^|\n)\s*$/).test(text.slice(0, at));
}

/** `138-9`, `1917-21`, `998-1002` go up; a score, a telephone number, a year and a month do not, or go too far. */
function isRange(from: string, to: string): boolean {
  if (to.startsWith('0') && (to.length !== 2 || from.length !== 4)) return false;
  if (from.startsWith('0')) return false;
  const low = Number(from);
  const high = Number(to.length < from.length ? from.slice(0, from.length - to.length) + to : to);
  return high > low && !(from.length === 3 && to.length === 4 && high - low > 300);
}
