import type { Section } from '../../book/index.js';

/** The few words that the edition itself says, most of them to screen readers; `{n}` is a number. */
export interface Terms {
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
    titlepage: 'Титульный лист',
    imprint: 'Выходные данные',
    contents: 'Содержание',
    notes: 'Примечания',
    backTo: 'Назад к сноске {n}',
    landmarks: 'Ориентиры',
    pages: 'Страницы',
    start: 'Начало текста',
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
