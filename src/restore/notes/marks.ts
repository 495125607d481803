import { hasCells, isNoise } from '../lines/index.js';

/** The mark that a note at the foot of a page begins with. */
export interface NoteMark {
  /** The sign itself, superscripts as figures: `*`, `†`, `1`, `a`. */
  readonly sign: string;
  readonly kind: 'sign' | 'number' | 'letter';
  /** What stands around it. */
  readonly within: '' | '()' | '[]' | ')';
  /** Characters of the line up to the first word of the note. */
  readonly length: number;
}

/** A mark in the text that may call a note. */
export interface Call {
  /** Offset in the line of the first character taken away: the space before the mark goes with it. */
  readonly at: number;
  readonly length: number;
  /** Close to the word, raised, or before a stop: as marks are set, and numbers of an enumeration are not. */
  readonly close: boolean;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SIGN = String.raw`\*{1,3}|†{1,2}|‡{1,2}|§{1,2}|¶|\|\|`;
const FORMS: readonly (readonly [within: NoteMark['within'], form: RegExp])[] = [
  ['()', new RegExp(String.raw`^\((${SIGN}|\d{1,3}|\p{Ll})\)\s*(?=\S)`, 'u')],
  ['[]', new RegExp(String.raw`^\[(${SIGN}|\d{1,3}|\p{Ll})\]\s*(?=\S)`, 'u')],
  [')', new RegExp(String.raw`^(${SIGN}|\d{1,3}|\p{Ll})\)\s*(?=\S)`, 'u')],
  ['', new RegExp(String.raw`^(${SIGN})\s*(?![*†‡§\d])(?=\S)`)],
  ['', new RegExp(String.raw`^([${RAISED}]{1,3})\s*(?=\S)`)],
  ['', /^(\d{1,3})(?:\.?\s+|(?=\p{Lu}\p{Ll}))(?=\S)/u],
];

/** The mark that a line begins with, if it may begin a note: a year is too long for one, specks and rows of tables are none. */
export function noteMark(text: string): NoteMark | undefined {
  if (hasCells(text)) return undefined;
  for (const [within, form] of FORMS) {
    const [whole = '', raw = ''] = form.exec(text) ?? [];
    if (raw === '') continue;
    const rest = text.slice(whole.length);
    if (isNoise(rest) || !/\p{L}{2}/u.test(rest) || !/^["'«»„“”‘’([¿¡]?\p{L}|^["'«„“‘]?\d/u.test(rest))
      return undefined;
    const sign = raw.replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (figure) => String(RAISED.indexOf(figure)));
    const kind = /\d/.test(sign) ? 'number' : /[a-z]/.test(sign) ? 'letter' : 'sign';
    // A number of the note may come back at the end of its own sentence; nought is none.
    return Number(sign) === 0 && kind === 'number' ? undefined : { sign, kind, within, length: whole.length };
  }
  return undefined;
}

const quoted = (sign: string): string => sign.replaceAll(/[*|]/g, String.raw`\$&`);
/** What a mark stands close to: a letter, or stops and quotation marks after one. */
const AFTER_WORD = String.raw`(?<=\p{L}[.,;:!?'"’”»)\]]{0,3})(?<!\b(?:pp?|no|nr|vol|fig|ch|art|cf|bd|tom)\.)`;
/** Nothing of a word, a number or another mark may follow. */
const APART = String.raw`(?![\p{L}\p{M}\p{N}*†‡]|[.,]\d)`;

/** Where in a line the mark of a note is set, in the form that the note has it. */
export function callsIn(text: string, mark: Omit<NoteMark, 'length'>): Call[] {
  const figures = Array.from(mark.sign, (n) => RAISED[Number(n)] ?? '').join('');
  if (!text.includes(mark.sign) && !(mark.kind === 'number' && text.includes(figures))) return [];
  const sign = quoted(mark.sign);
  const raised = mark.kind === 'number' ? `|${figures}` : '';
  const enclosed = { '()': `\\(${sign}\\)`, '[]': `\\[${sign}\\]`, ')': `(?<!\\()${sign}\\)`, '': '' };
  const forms =
    mark.kind === 'sign'
      ? // A sign before a number is a section or a cross, not a call.
        [`\\s?(?:${enclosed[mark.within] || `${sign}(?!\\s?\\d)`})${APART}`]
      : [
          ...(mark.within === '' ? [`(?:${sign}${raised})${APART}`, `\\s?\\[${sign}\\]${APART}`] : []),
          ...(mark.within !== '' ? [`\\s?(?:${enclosed[mark.within]})${APART}`] : []),
          ...(mark.within !== '' && raised ? [`(?:${raised.slice(1)})${APART}`] : []),
        ];
  return forms
    .flatMap((form) =>
      [...text.matchAll(new RegExp(AFTER_WORD + form, 'giu'))].map((match) => ({
        at: match.index,
        length: match[0].length,
        close: !/^\s/.test(match[0]) || /^[.,;:!?]/.test(text.slice(match.index + match[0].length)),
      })),
    )
    .filter(({ at }, i, all) => all.findIndex((other) => other.at === at) === i)
    .sort((a, b) => a.at - b.at);
}

/** Marks that hardly mean anything else, wherever they are set close to a word. */
export function strayCalls(text: string): (Call & { readonly sign: string })[] {
  return ['*', '†', '‡'].flatMap((sign) =>
    callsIn(text, { sign, kind: 'sign', within: '' })
      .filter(({ close }) => close)
      .map((call) => ({ ...call, sign })),
  );
}
