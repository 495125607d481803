/** What references to numbers say in a sentence, as it stands in its middle. */
export interface ReferenceTerms {
  /** What one is called by its number, and several by theirs; `{}` stands for the number, or for all of them. */
  readonly chapter: Name;
  readonly section: Name;
  readonly equation: Name;
  /** Several figures and tables; one is called as its caption has it. */
  readonly figures?: string;
  readonly tables?: string;
  /** What stands between two of several, and before the last of them. */
  readonly between: readonly [before: string, last: string];
}

/** Where there is no name for several, each is called by its own: for two of a kind Arabic has a form that is neither. */
type Name = readonly [one: string, several?: string];

export const ENGLISH_REFERENCES: ReferenceTerms = {
  chapter: ['chapter\u00A0{}', 'chapters\u00A0{}'],
  section: ['section\u00A0{}', 'sections\u00A0{}'],
  equation: ['equation\u00A0{}', 'equations\u00A0{}'],
  figures: 'figures\u00A0{}',
  tables: 'tables\u00A0{}',
  between: [', ', ' and '],
};

/** What a book says that it is in Norwegian is most often in this. */
const BOKMAL: ReferenceTerms = {
  chapter: ['kapittel\u00A0{}', 'kapittel\u00A0{}'],
  section: ['avsnitt\u00A0{}', 'avsnitt\u00A0{}'],
  equation: ['ligning\u00A0{}', 'ligning\u00A0{}'],
  figures: 'figur\u00A0{}',
  tables: 'tabell\u00A0{}',
  between: [', ', ' og '],
};

/** By the first part of a language's tag (BCP 47). */
export const REFERENCE_TERMS: Readonly<Record<string, ReferenceTerms>> = {
  en: ENGLISH_REFERENCES,
  ar: {
    chapter: ['الفصل\u00A0{}'],
    section: ['القسم\u00A0{}'],
    equation: ['المعادلة\u00A0{}'],
    between: ['، ', ' و'],
  },
  ca: {
    chapter: ['capítol\u00A0{}', 'capítols\u00A0{}'],
    section: ['secció\u00A0{}', 'seccions\u00A0{}'],
    equation: ['equació\u00A0{}', 'equacions\u00A0{}'],
    figures: 'figures\u00A0{}',
    tables: 'taules\u00A0{}',
    between: [', ', ' i '],
  },
  cs: {
    chapter: ['kapitola\u00A0{}', 'kapitoly\u00A0{}'],
    section: ['oddíl\u00A0{}', 'oddíly\u00A0{}'],
    equation: ['rovnice\u00A0{}', 'rovnice\u00A0{}'],
    figures: 'obrázky\u00A0{}',
    tables: 'tabulky\u00A0{}',
    between: [', ', ' a '],
  },
  da: {
    chapter: ['kapitel\u00A0{}', 'kapitel\u00A0{}'],
    section: ['afsnit\u00A0{}', 'afsnit\u00A0{}'],
    equation: ['ligning\u00A0{}', 'ligning\u00A0{}'],
    figures: 'figur\u00A0{}',
    tables: 'tabel\u00A0{}',
    between: [', ', ' og '],
  },
  de: {
    chapter: ['Kapitel\u00A0{}', 'Kapitel\u00A0{}'],
    section: ['Abschnitt\u00A0{}', 'Abschnitte\u00A0{}'],
    equation: ['Gleichung\u00A0{}', 'Gleichungen\u00A0{}'],
    figures: 'Abbildungen\u00A0{}',
    tables: 'Tabellen\u00A0{}',
    between: [', ', ' und '],
  },
  el: {
    chapter: ['κεφάλαιο\u00A0{}', 'κεφάλαια\u00A0{}'],
    section: ['ενότητα\u00A0{}', 'ενότητες\u00A0{}'],
    equation: ['εξίσωση\u00A0{}', 'εξισώσεις\u00A0{}'],
    figures: 'εικόνες\u00A0{}',
    tables: 'πίνακες\u00A0{}',
    between: [', ', ' και '],
  },
  es: {
    chapter: ['capítulo\u00A0{}', 'capítulos\u00A0{}'],
    section: ['sección\u00A0{}', 'secciones\u00A0{}'],
    equation: ['ecuación\u00A0{}', 'ecuaciones\u00A0{}'],
    figures: 'figuras\u00A0{}',
    tables: 'tablas\u00A0{}',
    between: [', ', ' y '],
  },
  fi: {
    chapter: ['luku\u00A0{}', 'luvut\u00A0{}'],
    section: ['luku\u00A0{}', 'luvut\u00A0{}'],
    equation: ['yhtälö\u00A0{}', 'yhtälöt\u00A0{}'],
    figures: 'kuvat\u00A0{}',
    tables: 'taulukot\u00A0{}',
    between: [', ', ' ja '],
  },
  fr: {
    chapter: ['chapitre\u00A0{}', 'chapitres\u00A0{}'],
    section: ['section\u00A0{}', 'sections\u00A0{}'],
    equation: ['équation\u00A0{}', 'équations\u00A0{}'],
    figures: 'figures\u00A0{}',
    tables: 'tableaux\u00A0{}',
    between: [', ', ' et '],
  },
  he: {
    chapter: ['פרק\u00A0{}'],
    section: ['סעיף\u00A0{}'],
    equation: ['משוואה\u00A0{}'],
    between: [', ', ' ו'],
  },
  hu: {
    chapter: ['{}.\u00A0fejezet', '{}.\u00A0fejezet'],
    section: ['{}.\u00A0szakasz', '{}.\u00A0szakasz'],
    equation: ['{}\u00A0egyenlet', '{}\u00A0egyenlet'],
    figures: '{}.\u00A0ábra',
    tables: '{}.\u00A0táblázat',
    between: [', ', ' és '],
  },
  it: {
    chapter: ['capitolo\u00A0{}', 'capitoli\u00A0{}'],
    section: ['sezione\u00A0{}', 'sezioni\u00A0{}'],
    equation: ['equazione\u00A0{}', 'equazioni\u00A0{}'],
    figures: 'figure\u00A0{}',
    tables: 'tabelle\u00A0{}',
    between: [', ', ' e '],
  },
  nb: BOKMAL,
  nl: {
    chapter: ['hoofdstuk\u00A0{}', 'hoofdstukken\u00A0{}'],
    section: ['paragraaf\u00A0{}', 'paragrafen\u00A0{}'],
    equation: ['vergelijking\u00A0{}', 'vergelijkingen\u00A0{}'],
    figures: 'figuren\u00A0{}',
    tables: 'tabellen\u00A0{}',
    between: [', ', ' en '],
  },
  nn: {
    chapter: ['kapittel\u00A0{}', 'kapittel\u00A0{}'],
    section: ['avsnitt\u00A0{}', 'avsnitt\u00A0{}'],
    equation: ['likning\u00A0{}', 'likning\u00A0{}'],
    figures: 'figur\u00A0{}',
    tables: 'tabell\u00A0{}',
    between: [', ', ' og '],
  },
  no: BOKMAL,
  ja: { chapter: ['第{}章'], section: ['{}節'], equation: ['式{}'], between: ['、', '、'] },
  pl: {
    chapter: ['rozdział\u00A0{}', 'rozdziały\u00A0{}'],
    section: ['podrozdział\u00A0{}', 'podrozdziały\u00A0{}'],
    equation: ['równanie\u00A0{}', 'równania\u00A0{}'],
    figures: 'rysunki\u00A0{}',
    tables: 'tabele\u00A0{}',
    between: [', ', ' i '],
  },
  pt: {
    chapter: ['capítulo\u00A0{}', 'capítulos\u00A0{}'],
    section: ['secção\u00A0{}', 'secções\u00A0{}'],
    equation: ['equação\u00A0{}', 'equações\u00A0{}'],
    figures: 'figuras\u00A0{}',
    tables: 'tabelas\u00A0{}',
    between: [', ', ' e '],
  },
  ro: {
    chapter: ['capitolul\u00A0{}', 'capitolele\u00A0{}'],
    section: ['secțiunea\u00A0{}', 'secțiunile\u00A0{}'],
    equation: ['ecuația\u00A0{}', 'ecuațiile\u00A0{}'],
    figures: 'figurile\u00A0{}',
    tables: 'tabelele\u00A0{}',
    between: [', ', ' și '],
  },
  ru: {
    chapter: ['глава\u00A0{}', 'главы\u00A0{}'],
    section: ['раздел\u00A0{}', 'разделы\u00A0{}'],
    equation: ['уравнение\u00A0{}', 'уравнения\u00A0{}'],
    figures: 'рис.\u00A0{}',
    tables: 'таблицы\u00A0{}',
    between: [', ', ' и '],
  },
  sv: {
    chapter: ['kapitel\u00A0{}', 'kapitel\u00A0{}'],
    section: ['avsnitt\u00A0{}', 'avsnitt\u00A0{}'],
    equation: ['ekvation\u00A0{}', 'ekvation\u00A0{}'],
    figures: 'figur\u00A0{}',
    tables: 'tabell\u00A0{}',
    between: [', ', ' och '],
  },
  tr: {
    chapter: ['bölüm\u00A0{}', 'bölüm\u00A0{}'],
    section: ['bölüm\u00A0{}', 'bölüm\u00A0{}'],
    equation: ['denklem\u00A0{}', 'denklem\u00A0{}'],
    figures: 'şekil\u00A0{}',
    tables: 'tablo\u00A0{}',
    between: [', ', ' ve '],
  },
  uk: {
    chapter: ['розділ\u00A0{}', 'розділи\u00A0{}'],
    section: ['підрозділ\u00A0{}', 'підрозділи\u00A0{}'],
    equation: ['рівняння\u00A0{}', 'рівняння\u00A0{}'],
    figures: 'рис.\u00A0{}',
    tables: 'таблиці\u00A0{}',
    between: [', ', ' і '],
  },
  zh: { chapter: ['第{}章'], section: ['第{}节'], equation: ['式{}'], between: ['、', '和'] },
};
