/** What the program itself writes into a book. */
interface Terms {
  readonly contents: string;
  readonly bibliography: string;
  readonly notes: string;
}

const TERMS: Readonly<Record<string, Terms>> = {
  en: { contents: 'Contents', bibliography: 'Bibliography', notes: 'Notes' },
  de: { contents: 'Inhalt', bibliography: 'Literatur', notes: 'Anmerkungen' },
  es: { contents: 'Índice', bibliography: 'Bibliografía', notes: 'Notas' },
  fr: { contents: 'Table des matières', bibliography: 'Bibliographie', notes: 'Notes' },
  it: { contents: 'Indice', bibliography: 'Bibliografia', notes: 'Note' },
  nl: { contents: 'Inhoud', bibliography: 'Literatuur', notes: 'Noten' },
  ja: { contents: '目次', bibliography: '参考文献', notes: '注' },
  pl: { contents: 'Spis treści', bibliography: 'Bibliografia', notes: 'Przypisy' },
  pt: { contents: 'Índice', bibliography: 'Bibliografia', notes: 'Notas' },
  ru: { contents: 'Содержание', bibliography: 'Литература', notes: 'Примечания' },
  sv: { contents: 'Innehåll', bibliography: 'Litteratur', notes: 'Noter' },
  zh: { contents: '目录', bibliography: '参考文献', notes: '注释' },
};

const ENGLISH: Terms = { contents: 'Contents', bibliography: 'Bibliography', notes: 'Notes' };

/** The program's own words in a language (BCP 47); English where it has none. */
export function termsFor(language: string): Terms {
  return TERMS[language.toLowerCase().split('-')[0] ?? 'en'] ?? ENGLISH;
}
