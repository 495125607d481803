import type { Nodes } from 'mdast';

/** A pair of quotation marks; French ones carry the narrow no-break spaces that belong to them. */
export type Pair = readonly [open: string, close: string];

export interface Usage {
  /** What `"` becomes, and what `'` becomes. */
  readonly double: Pair;
  readonly single: Pair;
  /** High stops are set off: `quoi ?` */
  readonly spacedStops: boolean;
  /** Two hyphens, `--`, are an em dash: wherever there are spaces around them, or where speech begins with them. */
  readonly longDashes?: 'spaced' | 'speech';
  /** The endings of ordinals stand higher: `2e`. */
  readonly raisedOrdinals?: boolean;
  /** Words of one letter that may not end a line, where the language has such. */
  readonly proclitics?: string;
}

const GUILLEMETS: Pair = ['\u00AB', '\u00BB'];
const SINGLE_GUILLEMETS: Pair = ['\u2039', '\u203A'];
const SPACED_GUILLEMETS: Pair = ['\u00AB\u202F', '\u202F\u00BB'];
const HIGH: Pair = ['\u201C', '\u201D'];
const HIGH_SINGLE: Pair = ['\u2018', '\u2019'];
const LOW_HIGH: Pair = ['\u201E', '\u201C'];
const LOW_HIGH_SINGLE: Pair = ['\u201A', '\u2018'];
const LOW_NINE: Pair = ['\u201E', '\u201D'];
const NINE: Pair = ['\u201D', '\u201D'];
const NINE_SINGLE: Pair = ['\u2019', '\u2019'];

const usage = (double: Pair, single: Pair, more: Partial<Usage> = {}): Usage => ({
  double,
  single,
  spacedStops: false,
  ...more,
});

const ENGLISH = usage(HIGH, HIGH_SINGLE);
const SPEECH = { longDashes: 'speech' } as const;
const FRENCH = { spacedStops: true, raisedOrdinals: true, ...SPEECH };
/** Russian, and what is set as it is: the dash is long (Мильчин, Справочник издателя и автора). */
const RUSSIAN = { longDashes: 'spaced' } as const;
/** ČSN 01 6910 and STN 01 6910: prepositions, with and without a vowel, and the conjunctions a, i. */
const CZECH = { proclitics: 'aikosuvz' };
/** PN-83/P-55366: conjunctions and prepositions of one letter. */
const POLISH = { proclitics: 'aiouwz', ...SPEECH };

/**
 * By primary language, or by language and region where they differ (Duden; Imprimerie nationale; Guide du typographe for Switzerland;
 * Ortografía 2010; for the others the delimiters of Unicode CLDR 45).
 */
const USAGES: Readonly<Record<string, Usage>> = {
  ar: usage(['\u201D', '\u201C'], ['\u2019', '\u2018']),
  be: usage(GUILLEMETS, LOW_HIGH, RUSSIAN),
  bg: usage(LOW_HIGH, LOW_HIGH, RUSSIAN),
  ca: usage(GUILLEMETS, HIGH, SPEECH),
  cs: usage(LOW_HIGH, LOW_HIGH_SINGLE, CZECH),
  da: usage(HIGH, HIGH_SINGLE),
  de: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  'de-ch': usage(GUILLEMETS, SINGLE_GUILLEMETS),
  el: usage(GUILLEMETS, HIGH),
  en: ENGLISH,
  es: usage(GUILLEMETS, HIGH, SPEECH),
  et: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  eu: usage(GUILLEMETS, HIGH),
  fa: usage(GUILLEMETS, SINGLE_GUILLEMETS),
  fi: usage(NINE, NINE_SINGLE),
  fr: usage(SPACED_GUILLEMETS, HIGH, FRENCH),
  'fr-ch': usage(SPACED_GUILLEMETS, ['\u2039\u202F', '\u202F\u203A'], FRENCH),
  he: usage(NINE, NINE_SINGLE),
  hr: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  hu: usage(LOW_NINE, ['\u00BB', '\u00AB']),
  is: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  it: usage(GUILLEMETS, HIGH, SPEECH),
  ja: usage(['\u300C', '\u300D'], ['\u300E', '\u300F']),
  lt: usage(LOW_HIGH, LOW_HIGH),
  lv: usage(HIGH, HIGH_SINGLE),
  nl: usage(HIGH, HIGH_SINGLE),
  no: usage(GUILLEMETS, HIGH_SINGLE),
  nb: usage(GUILLEMETS, HIGH_SINGLE),
  nn: usage(GUILLEMETS, HIGH_SINGLE),
  pl: usage(LOW_NINE, GUILLEMETS, POLISH),
  pt: usage(HIGH, HIGH_SINGLE, SPEECH),
  'pt-pt': usage(GUILLEMETS, HIGH, SPEECH),
  ro: usage(LOW_NINE, GUILLEMETS, SPEECH),
  ru: usage(GUILLEMETS, LOW_HIGH, RUSSIAN),
  sk: usage(LOW_HIGH, LOW_HIGH_SINGLE, CZECH),
  sl: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  sv: usage(NINE, NINE_SINGLE),
  uk: usage(GUILLEMETS, LOW_HIGH, RUSSIAN),
};

/** How a language sets its quotation marks and stops; one that is not known as `around` does, which is English in a book of its own. */
export function usageOf(language: string, around: Usage = ENGLISH): Usage {
  const tag = language.toLowerCase();
  for (const key of [tag, tag.split('-')[0] ?? '']) {
    const own = Object.hasOwn(USAGES, key) ? USAGES[key] : undefined;
    if (own) return own;
  }
  return around;
}

/** How a node is set that says its language, where that is not as around it; undefined for all others. */
export function ownUsage({ data }: Nodes, around: Usage): Usage | undefined {
  const language = data?.hProperties?.['lang'];
  if (typeof language !== 'string') return undefined;
  const own = usageOf(language, around);
  return own === around ? undefined : own;
}
