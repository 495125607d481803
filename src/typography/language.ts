/** A pair of quotation marks; French ones carry the narrow no-break spaces that belong to them. */
export type Pair = readonly [open: string, close: string];

export interface Usage {
  /** What `"` becomes, and what `'` becomes. */
  readonly double: Pair;
  readonly single: Pair;
  /** High stops are set off: `quoi ?` */
  readonly spacedStops: boolean;
}

const GUILLEMETS: Pair = ['\u00AB', '\u00BB'];
const SPACED_GUILLEMETS: Pair = ['\u00AB\u202F', '\u202F\u00BB'];
const HIGH: Pair = ['\u201C', '\u201D'];
const HIGH_SINGLE: Pair = ['\u2018', '\u2019'];
const LOW_HIGH: Pair = ['\u201E', '\u201C'];
const LOW_HIGH_SINGLE: Pair = ['\u201A', '\u2018'];
const POLISH: Pair = ['\u201E', '\u201D'];
const NORDIC: Pair = ['\u201D', '\u201D'];
const NORDIC_SINGLE: Pair = ['\u2019', '\u2019'];

const usage = (double: Pair, single: Pair, spacedStops = false): Usage => ({ double, single, spacedStops });

/** By primary language, or by language and region where they differ (Duden; Imprimerie nationale; Ortografía 2010; CLDR). */
const USAGES: Readonly<Record<string, Usage>> = {
  cs: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  da: usage(HIGH, HIGH_SINGLE),
  de: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  'de-ch': usage(GUILLEMETS, ['\u2039', '\u203A']),
  en: usage(HIGH, HIGH_SINGLE),
  es: usage(GUILLEMETS, HIGH),
  fi: usage(NORDIC, NORDIC_SINGLE),
  fr: usage(SPACED_GUILLEMETS, HIGH, true),
  'fr-ch': usage(SPACED_GUILLEMETS, HIGH, true),
  hu: usage(POLISH, ['\u00BB', '\u00AB']),
  it: usage(GUILLEMETS, HIGH),
  nl: usage(HIGH, HIGH_SINGLE),
  no: usage(GUILLEMETS, HIGH_SINGLE),
  nb: usage(GUILLEMETS, HIGH_SINGLE),
  nn: usage(GUILLEMETS, HIGH_SINGLE),
  pl: usage(POLISH, HIGH_SINGLE),
  pt: usage(HIGH, HIGH_SINGLE),
  'pt-pt': usage(GUILLEMETS, HIGH),
  ru: usage(GUILLEMETS, LOW_HIGH),
  sk: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  sl: usage(LOW_HIGH, LOW_HIGH_SINGLE),
  sv: usage(NORDIC, NORDIC_SINGLE),
  uk: usage(GUILLEMETS, LOW_HIGH),
};

/** How a language sets its quotation marks and stops; an unknown one as English. */
export function usageOf(language: string): Usage {
  const tag = language.toLowerCase();
  for (const key of [tag, tag.split('-')[0] ?? '']) {
    const own = Object.hasOwn(USAGES, key) ? USAGES[key] : undefined;
    if (own) return own;
  }
  return usage(HIGH, HIGH_SINGLE);
}
