/** What the program itself writes into a book. */
interface Terms {
  readonly contents: string;
  readonly bibliography: string;
  readonly notes: string;
  readonly index: string;
  /** What stands before the entry that another one refers its reader to. */
  readonly see: string;
  readonly seeAlso: string;
  /** What stands behind a work that is cited on one page, and on several; `{}` stands for the folios. */
  readonly citedOn: readonly [one: string, several: string];
}

/** Where one page is called what several are. */
const both = (said: string): readonly [string, string] => [said, said];

const ENGLISH: Terms = {
  contents: 'Contents',
  bibliography: 'Bibliography',
  notes: 'Notes',
  index: 'Index',
  see: 'see',
  seeAlso: 'see also',
  citedOn: ['(cited on p.\u00A0{})', '(cited on pp.\u00A0{})'],
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
    citedOn: both('(ورد ذكره في ص\u00A0{})'),
  },
  ca: {
    contents: 'Índex',
    bibliography: 'Bibliografia',
    notes: 'Notes',
    index: 'Índex alfabètic',
    see: 'vegeu',
    seeAlso: 'vegeu també',
    citedOn: ['(citat a la p.\u00A0{})', '(citat a les pp.\u00A0{})'],
  },
  cs: {
    contents: 'Obsah',
    bibliography: 'Literatura',
    notes: 'Poznámky',
    index: 'Rejstřík',
    see: 'viz',
    seeAlso: 'viz též',
    citedOn: both('(citováno na s.\u00A0{})'),
  },
  da: {
    contents: 'Indhold',
    bibliography: 'Litteratur',
    notes: 'Noter',
    index: 'Register',
    see: 'se',
    seeAlso: 'se også',
    citedOn: both('(citeret på s.\u00A0{})'),
  },
  de: {
    contents: 'Inhalt',
    bibliography: 'Literatur',
    notes: 'Anmerkungen',
    index: 'Register',
    see: 'siehe',
    seeAlso: 'siehe auch',
    citedOn: both('(zitiert auf S.\u00A0{})'),
  },
  el: {
    contents: 'Περιεχόμενα',
    bibliography: 'Βιβλιογραφία',
    notes: 'Σημειώσεις',
    index: 'Ευρετήριο',
    see: 'βλ.',
    seeAlso: 'βλ. επίσης',
    citedOn: ['(αναφέρεται στη σ.\u00A0{})', '(αναφέρεται στις σσ.\u00A0{})'],
  },
  es: {
    contents: 'Índice',
    bibliography: 'Bibliografía',
    notes: 'Notas',
    index: 'Índice alfabético',
    see: 'véase',
    seeAlso: 'véase también',
    citedOn: ['(citado en la p.\u00A0{})', '(citado en las pp.\u00A0{})'],
  },
  fi: {
    contents: 'Sisällys',
    bibliography: 'Kirjallisuus',
    notes: 'Viitteet',
    index: 'Hakemisto',
    see: 'ks.',
    seeAlso: 'ks. myös',
    citedOn: both('(viitattu s.\u00A0{})'),
  },
  fr: {
    contents: 'Table des matières',
    bibliography: 'Bibliographie',
    notes: 'Notes',
    index: 'Index',
    see: 'voir',
    seeAlso: 'voir aussi',
    citedOn: both('(cité p.\u00A0{})'),
  },
  he: {
    contents: 'תוכן העניינים',
    bibliography: 'ביבליוגרפיה',
    notes: 'הערות',
    index: 'מפתח',
    see: 'ראו',
    seeAlso: 'ראו גם',
    citedOn: both('(מצוטט בעמ׳\u00A0{})'),
  },
  hu: {
    contents: 'Tartalom',
    bibliography: 'Irodalom',
    notes: 'Jegyzetek',
    index: 'Mutató',
    see: 'lásd',
    seeAlso: 'lásd még',
    citedOn: ['(idéző oldal: {})', '(idéző oldalak: {})'],
  },
  it: {
    contents: 'Indice',
    bibliography: 'Bibliografia',
    notes: 'Note',
    index: 'Indice analitico',
    see: 'vedi',
    seeAlso: 'vedi anche',
    citedOn: ['(citato a p.\u00A0{})', '(citato alle pp.\u00A0{})'],
  },
  nb: {
    contents: 'Innhold',
    bibliography: 'Litteratur',
    notes: 'Noter',
    index: 'Register',
    see: 'se',
    seeAlso: 'se også',
    citedOn: both('(sitert på s.\u00A0{})'),
  },
  nl: {
    contents: 'Inhoud',
    bibliography: 'Literatuur',
    notes: 'Noten',
    index: 'Register',
    see: 'zie',
    seeAlso: 'zie ook',
    citedOn: both('(geciteerd op p.\u00A0{})'),
  },
  nn: {
    contents: 'Innhald',
    bibliography: 'Litteratur',
    notes: 'Notar',
    index: 'Register',
    see: 'sjå',
    seeAlso: 'sjå òg',
    citedOn: both('(sitert på s.\u00A0{})'),
  },
  no: {
    contents: 'Innhold',
    bibliography: 'Litteratur',
    notes: 'Noter',
    index: 'Register',
    see: 'se',
    seeAlso: 'se også',
    citedOn: both('(sitert på s.\u00A0{})'),
  },
  ja: {
    contents: '目次',
    bibliography: '参考文献',
    notes: '注',
    index: '索引',
    see: '→',
    seeAlso: '⇒',
    citedOn: both('（引用：{}ページ）'),
  },
  pl: {
    contents: 'Spis treści',
    bibliography: 'Bibliografia',
    notes: 'Przypisy',
    index: 'Indeks',
    see: 'zob.',
    seeAlso: 'zob. też',
    citedOn: both('(cytowane na s.\u00A0{})'),
  },
  pt: {
    contents: 'Índice',
    bibliography: 'Bibliografia',
    notes: 'Notas',
    index: 'Índice remissivo',
    see: 'ver',
    seeAlso: 'ver também',
    citedOn: ['(citado na p.\u00A0{})', '(citado nas pp.\u00A0{})'],
  },
  ro: {
    contents: 'Cuprins',
    bibliography: 'Bibliografie',
    notes: 'Note',
    index: 'Indice',
    see: 'vezi',
    seeAlso: 'vezi și',
    citedOn: ['(citat la p.\u00A0{})', '(citat la pp.\u00A0{})'],
  },
  ru: {
    contents: 'Содержание',
    bibliography: 'Литература',
    notes: 'Примечания',
    index: 'Указатель',
    see: 'см.',
    seeAlso: 'см. также',
    citedOn: both('(цит. на с.\u00A0{})'),
  },
  sv: {
    contents: 'Innehåll',
    bibliography: 'Litteratur',
    notes: 'Noter',
    index: 'Register',
    see: 'se',
    seeAlso: 'se även',
    citedOn: both('(citerad på s.\u00A0{})'),
  },
  tr: {
    contents: 'İçindekiler',
    bibliography: 'Kaynakça',
    notes: 'Notlar',
    index: 'Dizin',
    see: 'bkz.',
    seeAlso: 'ayrıca bkz.',
    citedOn: both('(atıf: s.\u00A0{})'),
  },
  uk: {
    contents: 'Зміст',
    bibliography: 'Література',
    notes: 'Примітки',
    index: 'Покажчик',
    see: 'див.',
    seeAlso: 'див. також',
    citedOn: both('(цит. на с.\u00A0{})'),
  },
  zh: {
    contents: '目录',
    bibliography: '参考文献',
    notes: '注释',
    index: '索引',
    see: '见',
    seeAlso: '另见',
    citedOn: both('（引用于第{}页）'),
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
