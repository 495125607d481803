import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const locales = (): Readonly<Record<string, string>> =>
  require('@citation-js/plugin-csl/lib/locales.json') as Readonly<Record<string, string>>;

/**
 * The CSL locale for a BCP 47 tag, as XML, from those that `@citation-js/plugin-csl` carries (en-US, de, fr, es, nl).
 * A language with a locale for another country gets that one; a language without any, undefined.
 */
export function localeXml(language: string): string | undefined {
  const all = locales();
  if (Object.hasOwn(all, language)) return all[language];
  const english = all['en-US'];
  const [primary = ''] = language.toLowerCase().split('-');
  if (primary === 'en')
    return english === undefined || !/^en-(?:gb|ie|au|nz|in|za)$/i.test(language)
      ? english
      : british(english);
  const kin = Object.keys(all).find((name) => name.toLowerCase().startsWith(`${primary}-`));
  return kin === undefined ? undefined : all[kin];
}

/** The languages that have one. */
export const languagesWithLocale = (): string[] =>
  Object.keys(locales())
    .map((name) => name.replace(/-.*/, ''))
    .sort();

/** Whether citations in this language have words of their own. */
export const hasLocale = (language: string): boolean => localeXml(language) !== undefined;

/** British usage on the American locale: single quotes outside, stops outside the quotes, the day before the month. */
function british(american: string): string {
  const quotes = {
    'open-quote': '\u2018',
    'close-quote': '\u2019',
    'open-inner-quote': '\u201C',
    'close-inner-quote': '\u201D',
  };
  let xml = american
    .replace(/xml:lang="en-US"/, 'xml:lang="en-GB"')
    .replace(/punctuation-in-quote="true"/, 'punctuation-in-quote="false"');
  for (const [term, sign] of Object.entries(quotes)) {
    xml = xml.replace(new RegExp(`(<term name="${term}">)[^<]*`), `$1${sign}`);
  }
  return xml
    .replace(
      /<date form="text">[\s\S]*?<\/date>/,
      '<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>',
    )
    .replace(
      /<date form="numeric">[\s\S]*?<\/date>/,
      '<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="/"/>' +
        '<date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>',
    );
}
