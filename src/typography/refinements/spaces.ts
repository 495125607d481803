import { edits, OBJECT, type Edit, type Passage } from '../passage.js';

const NO_BREAK = '\u00A0';
const NARROW = '\u202F';

/** A space at which a line must not break: the pattern matches it alone. */
interface Joint {
  /** Whether the character before it and the one behind it leave any hope, by their codes; of most spaces they do not. */
  readonly may: (before: number, behind: number) => boolean;
  readonly pattern: RegExp;
}

const STOP = 0x2e;
const ELLIPSIS = 0x2026;
const TIMES = 0xd7;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isCapital = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || code > 0x7f;
const isSectionSign = (code: number): boolean => code === 0xa7 || code === 0xb6 || code === 0x2116;
const isNumero = (code: number): boolean => code === 0xb0 || code === 0xba;
const isDash = (code: number): boolean => code === 0x2013 || code === 0x2014;

const JOINTS: readonly Joint[] = [
  // A reference and its number.
  {
    may: (before) => before === STOP,
    pattern:
      /[ \n](?=[\d[ivxlcIVXLC])(?<=\b(?:pp?|vols?|nos?|nrs?|chaps?|ch|figs?|secs?|cols?|fols?|ll?|nn?|bks?|pts?|S|Bd|Nr|Kap|Abb)\.\s)/y,
  },
  {
    may: (before) => before === STOP,
    pattern: /[ \n](?=\d)(?<=(?<!\p{L})(?:[Ссдп]|[Сс]тр|[Тт]т?|[Гг]л|[Рр]ис|[Тт]абл|ст|кв)\.\s)/uy,
  },
  { may: isSectionSign, pattern: /[ \n](?=\S)/y },
  { may: isNumero, pattern: /[ \n](?=\d)(?<=(?<!\p{L})[nN][°º]\s)/uy },
  // Letters that stand for words: z. B., d. h., i. e.
  {
    may: (before) => before === STOP,
    pattern: /[ \n](?=\p{L}\.(?!\p{L}))(?<=(?<![\p{L}\p{N}])\p{L}\.\s)/uy,
  },
  // Measures, 21 × 29 cm.
  { may: (_, behind) => behind === TIMES, pattern: /[ \n](?=×[ \n]?\d)(?<=[\p{L}\p{N}]\s)/uy },
  { may: (before) => before === TIMES, pattern: /[ \n](?=\d)/y },
  // A title and its name, initials and what follows them.
  {
    may: (_, behind) => isCapital(behind),
    pattern:
      /[ \n](?=\p{Lu})(?<=\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Ste|Rev|Gen|Col|Capt|Lt|Sgt|Hon|Mme|Mlle|M|Fr|Hr|Sr|Sra)\.?\s)/uy,
  },
  {
    may: (before, behind) => before === STOP && isCapital(behind),
    pattern: /[ \n](?=\p{Lu})(?<=(?<![\p{L}\p{N}.])(?:\p{Lu}\.\s?)*\p{Lu}\.\s)/uy,
  },
  // Groups of figures, 3 000 000; a day, its month and its year, 3. 5. 1923.
  {
    may: isDigit,
    pattern: /[ \n](?=\d{3}(?!\d))(?<=(?<![\d.,/-])\d{1,3}(?:[ \n\u00A0\u202F]\d{3})*\s)/uy,
  },
  {
    may: (before, behind) => before === STOP && isDigit(behind),
    pattern: /[ \n](?=\d{1,2}\.|\d{4}(?!\d))(?<=(?<![\d.,/-])\d{1,2}\.\s)/uy,
  },
  // A number and its unit.
  {
    may: isDigit,
    pattern:
      /[ \n](?=(?:[kcmnµ]?m|[kcm]?m[²³]|[kmµ]?g|[mcd]?l|ha|°[CF]?|[%‰€£ч]|[kMGT]?B|[kMG]?Hz|[kM]?[VW]|min|sec|hrs?|pt|ft|yds?|lbs?|oz|gal|qts?|tsp|tbsp|cups?|mph|rpm|dpi|dB|k?cal|kJ|kWh|a\.m\.|p\.m\.|BC|AD|BCE|CE|гг?|вв?|экз|коп|руб|тыс|млн|млрд|[кмс]?м|к?г|лет|мин)(?![\p{L}\p{N}]))/uy,
  },
  // An ellipsis and a dash stay with the word before them.
  { may: (_, behind) => behind === ELLIPSIS, pattern: /[ \n](?<=\S\s)/y },
  { may: (_, behind) => isDash(behind), pattern: /[ \n](?=.(?:[ \n]|$))(?<=\S\s)/y },
];

/** Spaces that one of them may be: found by the engine of patterns, since most spaces are none and each costs a call. */
const CANDIDATE = /[ \n](?:(?<=[.\d\u00A7\u00B0\u00B6\u00BA\u00D7\u2116][\s\S])|(?=[A-Z\u0080-\uFFFF]))/g;

/** Spaces at which a line must not break are made so; French stops get theirs. */
export function spaces({ text, usage }: Passage): readonly Edit[] {
  const found: Edit[] = [
    ...edits(text, CANDIDATE, ({ index }) => (joins(text, index) ? NO_BREAK : undefined)),
  ];
  if (!usage.spacedStops) return found;
  found.push(...frenchStops(text));
  found.sort((a, b) => a.start - b.start);
  return found.filter(
    (edit, i) => i === 0 || (edit.start >= (found[i - 1]?.end ?? 0) && edit.start !== found[i - 1]?.start),
  );
}

function joins(text: string, at: number): boolean {
  const [before, behind] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)];
  for (const { may, pattern } of JOINTS) {
    if (!may(before, behind)) continue;
    pattern.lastIndex = at;
    if (pattern.test(text)) return true;
  }
  return false;
}

/** A narrow space before `; ! ? »` and after `«`, a full one before the colon (Imprimerie nationale). */
function frenchStops(text: string): Edit[] {
  const end = '(?=[\\s\\u00A0\\u202F\u00BB\u201D\u2019)\\]]|$)';
  const before = (sign: string, space: string, stops = ''): Edit[] => [
    ...edits(text, new RegExp(`(?<=\\S)[ \\n](?=${sign})`, 'gu'), () => space),
    ...[
      ...text.matchAll(
        new RegExp(`(?<=[\\p{L}\\p{N})\\u00BB\\u201D\\u2026%${OBJECT}${stops}])(?=${sign})`, 'gu'),
      ),
    ].map(({ index }): Edit => ({ start: index, end: index, value: space })),
  ];
  return [
    ...before(`[;!?]+${end}`, NARROW),
    // a sentence that is quoted has its own stop: « Non. »
    ...before('\u00BB', NARROW, '.,;:!?\u2019'),
    ...before(`:${end}`, NO_BREAK),
    ...edits(text, /(?<=\u00AB)[ \n](?=\S)/g, () => NARROW),
    ...[...text.matchAll(/(?<=\u00AB)(?=\S)/g)].map(({ index }): Edit => ({
      start: index,
      end: index,
      value: NARROW,
    })),
  ];
}
