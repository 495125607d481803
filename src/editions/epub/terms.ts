import type { Section } from '../../book/index.js';

/** The few words that the edition itself says, most of them to screen readers; `{n}` is a number, `{book}` a title. */
export interface Terms {
  readonly cover: string;
  readonly coverOf: string;
  readonly titlepage: string;
  readonly imprint: string;
  readonly contents: string;
  readonly notes: string;
  readonly backTo: string;
  readonly landmarks: string;
  readonly pages: string;
  readonly start: string;
}

const TERMS = {
  en: {
    cover: 'Cover',
    coverOf: 'Cover of {book}',
    titlepage: 'Title page',
    imprint: 'Imprint',
    contents: 'Contents',
    notes: 'Notes',
    backTo: 'Back to reference {n}',
    landmarks: 'Landmarks',
    pages: 'Pages',
    start: 'Start of text',
  },
  de: {
    cover: 'Umschlag',
    coverOf: 'Umschlag von {book}',
    titlepage: 'Titelseite',
    imprint: 'Impressum',
    contents: 'Inhalt',
    notes: 'Anmerkungen',
    backTo: 'Zurück zur Textstelle {n}',
    landmarks: 'Orientierungspunkte',
    pages: 'Seiten',
    start: 'Beginn des Textes',
  },
  fr: {
    cover: 'Couverture',
    coverOf: 'Couverture de {book}',
    titlepage: 'Page de titre',
    imprint: 'Mentions légales',
    contents: 'Table des matières',
    notes: 'Notes',
    backTo: 'Retour à l’appel {n}',
    landmarks: 'Repères',
    pages: 'Pages',
    start: 'Début du texte',
  },
  es: {
    cover: 'Cubierta',
    coverOf: 'Cubierta de {book}',
    titlepage: 'Portada',
    imprint: 'Créditos',
    contents: 'Índice',
    notes: 'Notas',
    backTo: 'Volver a la llamada {n}',
    landmarks: 'Puntos de referencia',
    pages: 'Páginas',
    start: 'Comienzo del texto',
  },
  it: {
    cover: 'Copertina',
    coverOf: 'Copertina di {book}',
    titlepage: 'Frontespizio',
    imprint: 'Colophon',
    contents: 'Indice',
    notes: 'Note',
    backTo: 'Torna al richiamo {n}',
    landmarks: 'Punti di riferimento',
    pages: 'Pagine',
    start: 'Inizio del testo',
  },
  pt: {
    cover: 'Capa',
    coverOf: 'Capa de {book}',
    titlepage: 'Folha de rosto',
    imprint: 'Ficha técnica',
    contents: 'Índice',
    notes: 'Notas',
    backTo: 'Voltar à chamada {n}',
    landmarks: 'Pontos de referência',
    pages: 'Páginas',
    start: 'Início do texto',
  },
  nl: {
    cover: 'Omslag',
    coverOf: 'Omslag van {book}',
    titlepage: 'Titelpagina',
    imprint: 'Colofon',
    contents: 'Inhoud',
    notes: 'Noten',
    backTo: 'Terug naar verwijzing {n}',
    landmarks: 'Oriëntatiepunten',
    pages: 'Pagina’s',
    start: 'Begin van de tekst',
  },
  ru: {
    cover: 'Обложка',
    coverOf: 'Обложка: {book}',
    titlepage: 'Титульный лист',
    imprint: 'Выходные данные',
    contents: 'Содержание',
    notes: 'Примечания',
    backTo: 'Назад к сноске {n}',
    landmarks: 'Ориентиры',
    pages: 'Страницы',
    start: 'Начало текста',
  },
  sv: {
    cover: 'Omslag',
    coverOf: 'Omslag till {book}',
    titlepage: 'Titelsida',
    imprint: 'Tryckuppgifter',
    contents: 'Innehåll',
    notes: 'Noter',
    backTo: 'Tillbaka till hänvisning {n}',
    landmarks: 'Landmärken',
    pages: 'Sidor',
    start: 'Textens början',
  },
  pl: {
    cover: 'Okładka',
    coverOf: 'Okładka: {book}',
    titlepage: 'Strona tytułowa',
    imprint: 'Strona redakcyjna',
    contents: 'Spis treści',
    notes: 'Przypisy',
    backTo: 'Powrót do odsyłacza {n}',
    landmarks: 'Punkty orientacyjne',
    pages: 'Strony',
    start: 'Początek tekstu',
  },
  ja: {
    cover: '表紙',
    coverOf: '表紙：{book}',
    titlepage: '扉',
    imprint: '奥付',
    contents: '目次',
    notes: '注',
    backTo: '本文の注番号{n}に戻る',
    landmarks: '目印',
    pages: 'ページ',
    start: '本文の始まり',
  },
  zh: {
    cover: '封面',
    coverOf: '封面：{book}',
    titlepage: '书名页',
    imprint: '版权页',
    contents: '目录',
    notes: '注释',
    backTo: '返回正文注 {n}',
    landmarks: '导航点',
    pages: '页码',
    start: '正文开始',
  },
} as const satisfies Readonly<Record<string, Terms>>;

/** The terms of a language (BCP 47), by its first subtag; English where there are none. */
export function termsOf(language: string): Terms {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(TERMS, primary) ? TERMS[primary as keyof typeof TERMS] : TERMS.en;
}

/** What a section is called in menus. On the title page and the imprint its own title is the book's: there its kind says more. */
export function titleOf({ role, title }: Section, terms: Terms): string {
  return role === 'titlepage' || role === 'imprint' ? terms[role] : title;
}
