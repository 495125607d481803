/** What the program itself writes into a book. */
interface Terms {
  readonly contents: string;
  readonly bibliography: string;
  readonly notes: string;
}

const ENGLISH: Terms = { contents: 'Contents', bibliography: 'Bibliography', notes: 'Notes' };

const TERMS: Readonly<Record<string, Terms>> = {
  en: ENGLISH,
  ar: { contents: 'المحتويات', bibliography: 'المراجع', notes: 'الهوامش' },
  ca: { contents: 'Índex', bibliography: 'Bibliografia', notes: 'Notes' },
  cs: { contents: 'Obsah', bibliography: 'Literatura', notes: 'Poznámky' },
  da: { contents: 'Indhold', bibliography: 'Litteratur', notes: 'Noter' },
  de: { contents: 'Inhalt', bibliography: 'Literatur', notes: 'Anmerkungen' },
  el: { contents: 'Περιεχόμενα', bibliography: 'Βιβλιογραφία', notes: 'Σημειώσεις' },
  es: { contents: 'Índice', bibliography: 'Bibliografía', notes: 'Notas' },
  fi: { contents: 'Sisällys', bibliography: 'Kirjallisuus', notes: 'Viitteet' },
  fr: { contents: 'Table des matières', bibliography: 'Bibliographie', notes: 'Notes' },
  he: { contents: 'תוכן העניינים', bibliography: 'ביבליוגרפיה', notes: 'הערות' },
  hu: { contents: 'Tartalom', bibliography: 'Irodalom', notes: 'Jegyzetek' },
  it: { contents: 'Indice', bibliography: 'Bibliografia', notes: 'Note' },
  nb: { contents: 'Innhold', bibliography: 'Litteratur', notes: 'Noter' },
  nl: { contents: 'Inhoud', bibliography: 'Literatuur', notes: 'Noten' },
  nn: { contents: 'Innhald', bibliography: 'Litteratur', notes: 'Notar' },
  no: { contents: 'Innhold', bibliography: 'Litteratur', notes: 'Noter' },
  ja: { contents: '目次', bibliography: '参考文献', notes: '注' },
  pl: { contents: 'Spis treści', bibliography: 'Bibliografia', notes: 'Przypisy' },
  pt: { contents: 'Índice', bibliography: 'Bibliografia', notes: 'Notas' },
  ro: { contents: 'Cuprins', bibliography: 'Bibliografie', notes: 'Note' },
  ru: { contents: 'Содержание', bibliography: 'Литература', notes: 'Примечания' },
  sv: { contents: 'Innehåll', bibliography: 'Litteratur', notes: 'Noter' },
  tr: { contents: 'İçindekiler', bibliography: 'Kaynakça', notes: 'Notlar' },
  uk: { contents: 'Зміст', bibliography: 'Література', notes: 'Примітки' },
  zh: { contents: '目录', bibliography: '参考文献', notes: '注释' },
};

/** The program's own words in a language (BCP 47); English where it has none. */
export function termsFor(language: string): Terms {
  return TERMS[language.toLowerCase().split('-')[0] ?? 'en'] ?? ENGLISH;
}
