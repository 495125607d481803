import type { Framed } from '../edges/index.js';

/** What is numbered through a book, and has its number before the words of a line: figures, plates, chapters. */
const LABELS: readonly (readonly [kind: string, label: RegExp])[] = [
  ['figure', /^(?:fig(?:ure|ura)?|abb(?:ildung)?)\b/i],
  ['plate', /^(?:plate|pl|taf(?:el)?|planche|l[aá]mina|tavola)\b/i],
  ['table', /^tab(?:le|elle|leau|la)?\b/i],
  ['chapter', /^(?:chap(?:ter|itre)?|kap(?:itel)?|cap(?:[ií]tulo|itolo)?)\b/i],
  ['part', /^(?:part|book|th?eil|buch|partie|livre|parte|libro)\b/i],
];
const NUMBER = /^[\s.:,]*([\dIlOo]{1,3}|[IVXLC]{1,7})\b/;
/** Numbers in words, by what they begin with. */
const WORDS: readonly (readonly string[])[] = [
  ['one', 'first', 'erst', 'premi', 'prim'],
  ['two', 'second', 'zwe[iy]t', 'deux', 'segund'],
  ['three', 'third', 'dritt', 'trois', 'tercer', 'terz'],
  ['four', 'fourth', 'viert', 'quatr', 'cuart', 'quart'],
  ['five', 'fifth', 'fünft', 'cinq', 'quint'],
  ['six', 'sixth', 'sechst', 'sixi', 'sext', 'sest'],
  ['seven', 'seventh', 'sieben', 'sept', 's[eé]ptim', 'settim'],
  ['eight', 'eighth', 'acht', 'huiti', 'octav', 'ottav'],
  ['nine', 'ninth', 'neunt', 'neuvi', 'noven', 'non[oa]'],
  ['ten', 'tenth', 'zehnt', 'dixi', 'd[eé]cim'],
];
const IN_WORDS = WORDS.map((stems) => new RegExp(`^(?:the\\s)?(?:${stems.join('|')})`, 'i'));
const BEFORE_LABEL = /^(\p{L}+)\s+(kapitel|th?eil|buch|part|book|chapter|partie|parte)\b/iu;

const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** A thing that is numbered through the book, and its number. */
export interface Counted {
  readonly kind: string;
  readonly value: number;
}

/** What of a page is numbered: captions and chapters, from top to bottom. */
export function countedOn({ page }: Framed): Counted[] {
  return page.lines.flatMap(({ text }) => countedIn(text) ?? []);
}

/** The number that a line begins with behind a label, or before one. */
export function countedIn(text: string): Counted | undefined {
  const [, word, label] = BEFORE_LABEL.exec(text) ?? [];
  if (word !== undefined && label !== undefined) {
    const value = IN_WORDS.findIndex((stems) => stems.test(word)) + 1;
    return value > 0 ? { kind: kindOf(label) ?? label.toLowerCase(), value } : undefined;
  }
  for (const [kind, label] of LABELS) {
    const found = label.exec(text)?.[0];
    if (found === undefined) continue;
    const rest = text.slice(found.length);
    const value = numberIn(rest) ?? IN_WORDS.findIndex((stems) => stems.test(rest.trim())) + 1;
    return value > 0 ? { kind, value } : undefined;
  }
  return undefined;
}

const kindOf = (label: string): string | undefined => LABELS.find(([, form]) => form.test(label))?.[0];

function numberIn(text: string): number | undefined {
  const [, number] = NUMBER.exec(text) ?? [];
  if (number === undefined) return undefined;
  if (/\d/.test(number)) return Number(number.replaceAll(/[Il]/g, '1').replaceAll(/O/gi, '0'));
  if (!/^[IVXLC]+$/.test(number)) return undefined;
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const here = VALUES[number[i] ?? ''] ?? 0;
    sum += here < (VALUES[number[i + 1] ?? ''] ?? 0) ? -here : here;
  }
  return sum;
}

/** What one more says for an order, a larger number, and a smaller one, as logarithms. */
const NEXT = 1.5;
const LATER = 0.4;
const EARLIER = -2;

/** How well what is numbered goes up with the pages, as a logarithm: for any order of these pages. */
export function countsUpIn(pages: readonly (readonly Counted[])[]): (order: readonly number[]) => number {
  const kinds = [...new Set(pages.flat().map(({ kind }) => kind))];
  if (kinds.length === 0) return () => 0;
  // Hundreds of orders are asked for: kinds are numbers then.
  const own = pages.map((counted) => counted.map(({ kind, value }) => [kinds.indexOf(kind), value] as const));
  const last = new Int32Array(kinds.length);
  return (order) => {
    last.fill(-1);
    let sum = 0;
    for (const page of order)
      for (const [kind, value] of own[page] ?? []) {
        const before = last[kind] ?? -1;
        // A number that was misread by far counts once only: the next is compared with the one before it.
        if (before >= 0 && value < before) sum += EARLIER;
        else if (before >= 0 && value > before) sum += value === before + 1 ? NEXT : LATER;
        last[kind] = value;
      }
    return sum;
  };
}
