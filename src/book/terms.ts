/** What the program itself writes into a book. */
interface Terms {
  readonly contents: string;
  readonly bibliography: string;
  readonly notes: string;
  readonly index: string;
  /** What stands before the entry that another one refers its reader to. */
  readonly see: string;
  readonly seeAlso: string;
}

const ENGLISH: Terms = {
  contents: 'Contents',
  bibliography: 'Bibliography',
  notes: 'Notes',
  index: 'Index',
  see: 'see',
  seeAlso: 'see also',
};

const TERMS: Readonly<Record<string, Terms>> = {
  en: ENGLISH,
  ar: {
    contents: 'المحتويات',
    bibliography: 'المراجع',
    notes: 'الهوامش',
    index: 'الكشاف',
    see: 'انظر',
    seeAlso: 'انظر أيضًا',
  },
  ca: {
    contents: 'Índex',
    bibliography: 'Bibliografia',
    notes: 'Notes',
    index: 'Índex alfabètic',
    see: 'vegeu',
    seeAlso: 'vegeu també',
  },
  cs: {
    contents: 'Obsah',
    bibliography: 'Literatura',
    notes: 'Poznámky',
    index: 'Rejstřík',
    see: 'viz',
    seeAlso: 'viz též',
  },
  da: {
    contents: 'Indhold',
    bibliography: 'Litteratur',
    notes: 'Noter',
    index: 'Register',
    see: 'se',
    seeAlso: 'se også',
  },
  de: {
    contents: 'Inhalt',
    bibliography: 'Literatur',
    notes: 'Anmerkungen',
    index: 'Register',
    see: 'siehe',
    seeAlso: 'siehe auch',
  },
  el: {
    contents: 'Περιεχόμενα',
    bibliography: 'Βιβλιογραφία',
    notes: 'Σημειώσεις',
    index: 'Ευρετήριο',
    see: 'βλ.',
    seeAlso: 'βλ. επίσης',
  },
  es: {
    contents: 'Índice',
    bibliography: 'Bibliografía',
    notes: 'Notas',
    index: 'Índice alfabético',
    see: 'véase',
    seeAlso: 'véase también',
  },
  fi: {
    contents: 'Sisällys',
    bibliography: 'Kirjallisuus',
    notes: 'Viitteet',
    index: 'Hakemisto',
    see: 'ks.',
    seeAlso: 'ks. myös',
  },
  fr: {
    contents: 'Table des matières',
    bibliography: 'Bibliographie',
    notes: 'Notes',
    index: 'Index',
    see: 'voir',
    seeAlso: 'voir aussi',
  },
  he: {
    contents: 'תוכן העניינים',
    bibliography: 'ביבליוגרפיה',
    notes: 'הערות',
    index: 'מפתח',
    see: 'ראו',
    seeAlso: 'ראו גם',
  },
  hu: {
    contents: 'Tartalom',
    bibliography: 'Irodalom',
    notes: 'Jegyzetek',
    index: 'Mutató',
    see: 'lásd',
    seeAlso: 'lásd még',
  },
  it: {
    contents: 'Indice',
    bibliography: 'Bibliografia',
    notes: 'Note',
    index: 'Indice analitico',
    see: 'vedi',
    seeAlso: 'vedi anche',
  },
  nb: {
    contents: 'Innhold',
    bibliography: 'Litteratur',
    notes: 'Noter',
    index: 'Register',
    see: 'se',
    seeAlso: 'se også',
  },
  nl: {
    contents: 'Inhoud',
    bibliography: 'Literatuur',
    notes: 'Noten',
    index: 'Register',
    see: 'zie',
    seeAlso: 'zie ook',
  },
  nn: {
    contents: 'Innhald',
    bibliography: 'Litteratur',
    notes: 'Notar',
    index: 'Register',
    see: 'sjå',
    seeAlso: 'sjå òg',
  },
  no: {
    contents: 'Innhold',
    bibliography: 'Litteratur',
    notes: 'Noter',
    index: 'Register',
    see: 'se',
    seeAlso: 'se også',
  },
  ja: { contents: '目次', bibliography: '参考文献', notes: '注', index: '索引', see: '→', seeAlso: '⇒' },
  pl: {
    contents: 'Spis treści',
    bibliography: 'Bibliografia',
    notes: 'Przypisy',
    index: 'Indeks',
    see: 'zob.',
    seeAlso: 'zob. też',
  },
  pt: {
    contents: 'Índice',
    bibliography: 'Bibliografia',
    notes: 'Notas',
    index: 'Índice remissivo',
    see: 'ver',
    seeAlso: 'ver também',
  },
  ro: {
    contents: 'Cuprins',
    bibliography: 'Bibliografie',
    notes: 'Note',
    index: 'Indice',
    see: 'vezi',
    seeAlso: 'vezi și',
  },
  ru: {
    contents: 'Содержание',
    bibliography: 'Литература',
    notes: 'Примечания',
    index: 'Указатель',
    see: 'см.',
    seeAlso: 'см. также',
  },
  sv: {
    contents: 'Innehåll',
    bibliography: 'Litteratur',
    notes: 'Noter',
    index: 'Register',
    see: 'se',
    seeAlso: 'se även',
  },
  tr: {
    contents: 'İçindekiler',
    bibliography: 'Kaynakça',
    notes: 'Notlar',
    index: 'Dizin',
    see: 'bkz.',
    seeAlso: 'ayrıca bkz.',
  },
  uk: {
    contents: 'Зміст',
    bibliography: 'Література',
    notes: 'Примітки',
    index: 'Покажчик',
    see: 'див.',
    seeAlso: 'див. також',
  },
  zh: {
    contents: '目录',
    bibliography: '参考文献',
    notes: '注释',
    index: '索引',
    see: '见',
    seeAlso: '另见',
  },
};

/** The program's own words in a language (BCP 47); English where it has none. */
export function termsFor(language: string): Terms {
  return TERMS[language.toLowerCase().split('-')[0] ?? 'en'] ?? ENGLISH;
}

/** Languages written in Arabic letters, whose comma is another. */
const ARABIC_COMMA = /^(?:ar|ckb|fa|ps|sd|ug|ur)\b/i;

/** The comma of a language (BCP 47). */
export const commaIn = (language: string): string => (ARABIC_COMMA.test(language) ? '\u060C' : ',');
