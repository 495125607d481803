/** What captions and the lists of them say. */
export interface CaptionTerms {
  /** What a figure and a table are called by their numbers, as a caption begins; `{}` stands for the number. */
  readonly figure: string;
  readonly table: string;
  /** What lists of them are called. */
  readonly figures: string;
  readonly tables: string;
}

export const ENGLISH_CAPTIONS: CaptionTerms = {
  figure: 'Figure\u00A0{}',
  table: 'Table\u00A0{}',
  figures: 'Figures',
  tables: 'Tables',
};

/** What a book says that it is in Norwegian is most often in this. */
const BOKMAL: CaptionTerms = {
  figure: 'Figur\u00A0{}',
  table: 'Tabell\u00A0{}',
  figures: 'Figurer',
  tables: 'Tabeller',
};

/** By the first part of a language's tag (BCP 47). */
export const CAPTION_TERMS: Readonly<Record<string, CaptionTerms>> = {
  en: ENGLISH_CAPTIONS,
  ar: {
    figure: 'الشكل\u00A0{}',
    table: 'الجدول\u00A0{}',
    figures: 'قائمة الأشكال',
    tables: 'قائمة الجداول',
  },
  ca: {
    figure: 'Figura\u00A0{}',
    table: 'Taula\u00A0{}',
    figures: 'Índex de figures',
    tables: 'Índex de taules',
  },
  cs: {
    figure: 'Obrázek\u00A0{}',
    table: 'Tabulka\u00A0{}',
    figures: 'Seznam obrázků',
    tables: 'Seznam tabulek',
  },
  da: {
    figure: 'Figur\u00A0{}',
    table: 'Tabel\u00A0{}',
    figures: 'Figurer',
    tables: 'Tabeller',
  },
  de: {
    figure: 'Abbildung\u00A0{}',
    table: 'Tabelle\u00A0{}',
    figures: 'Abbildungen',
    tables: 'Tabellen',
  },
  el: {
    figure: 'Εικόνα\u00A0{}',
    table: 'Πίνακας\u00A0{}',
    figures: 'Κατάλογος εικόνων',
    tables: 'Κατάλογος πινάκων',
  },
  es: {
    figure: 'Figura\u00A0{}',
    table: 'Tabla\u00A0{}',
    figures: 'Índice de figuras',
    tables: 'Índice de tablas',
  },
  fi: {
    figure: 'Kuva\u00A0{}',
    table: 'Taulukko\u00A0{}',
    figures: 'Kuvat',
    tables: 'Taulukot',
  },
  fr: {
    figure: 'Figure\u00A0{}',
    table: 'Tableau\u00A0{}',
    figures: 'Table des figures',
    tables: 'Liste des tableaux',
  },
  he: {
    figure: 'איור\u00A0{}',
    table: 'טבלה\u00A0{}',
    figures: 'רשימת האיורים',
    tables: 'רשימת הטבלאות',
  },
  hu: {
    figure: '{}.\u00A0ábra',
    table: '{}.\u00A0táblázat',
    figures: 'Ábrák jegyzéke',
    tables: 'Táblázatok jegyzéke',
  },
  it: {
    figure: 'Figura\u00A0{}',
    table: 'Tabella\u00A0{}',
    figures: 'Indice delle figure',
    tables: 'Indice delle tabelle',
  },
  nb: BOKMAL,
  nl: {
    figure: 'Figuur\u00A0{}',
    table: 'Tabel\u00A0{}',
    figures: 'Figuren',
    tables: 'Tabellen',
  },
  nn: {
    figure: 'Figur\u00A0{}',
    table: 'Tabell\u00A0{}',
    figures: 'Figurar',
    tables: 'Tabellar',
  },
  no: BOKMAL,
  ja: {
    figure: '図{}',
    table: '表{}',
    figures: '図目次',
    tables: '表目次',
  },
  pl: {
    figure: 'Rysunek\u00A0{}',
    table: 'Tabela\u00A0{}',
    figures: 'Spis rysunków',
    tables: 'Spis tabel',
  },
  pt: {
    figure: 'Figura\u00A0{}',
    table: 'Tabela\u00A0{}',
    figures: 'Lista de figuras',
    tables: 'Lista de tabelas',
  },
  ro: {
    figure: 'Figura\u00A0{}',
    table: 'Tabelul\u00A0{}',
    figures: 'Lista figurilor',
    tables: 'Lista tabelelor',
  },
  ru: {
    figure: 'Рис.\u00A0{}',
    table: 'Таблица\u00A0{}',
    figures: 'Список иллюстраций',
    tables: 'Список таблиц',
  },
  sv: {
    figure: 'Figur\u00A0{}',
    table: 'Tabell\u00A0{}',
    figures: 'Figurer',
    tables: 'Tabeller',
  },
  tr: {
    figure: 'Şekil\u00A0{}',
    table: 'Tablo\u00A0{}',
    figures: 'Şekiller',
    tables: 'Tablolar',
  },
  uk: {
    figure: 'Рис.\u00A0{}',
    table: 'Таблиця\u00A0{}',
    figures: 'Перелік ілюстрацій',
    tables: 'Перелік таблиць',
  },
  zh: {
    figure: '图{}',
    table: '表{}',
    figures: '插图目录',
    tables: '表格目录',
  },
};
