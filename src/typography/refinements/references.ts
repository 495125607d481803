import type { Edit, Passage } from '../passage.js';

const NO_BREAK = '\u00A0';

/** Words for a page and for pages, short ones without their stop, in the cases in which a number follows them. */
const PAGE = new Set(
  [
    'p pp pg pgs page pages', // English, French
    'ص صفحة صفحات الصفحة الصفحات بالصفحة',
    'pàg pàgs pàgina pàgines', // Catalan
    's str strana stranu straně strany stranách stránka stránku stránce stránky stránkách', // Czech
    'side siden sider siderne sidene sida sidan sidor sidorna', // Scandinavian
    'seite seiten',
    'σ σσ σελ σελίδα σελίδας σελίδες σελίδων',
    'pág págs página páginas', // Spanish, Portuguese
    'ss sivu sivut sivun sivua sivulla sivulta sivuilla sivuilta',
    'עמ עמוד עמודים',
    'old oldal oldalak',
    'pag pagg pagina pagine pagini pagină paginile', // Italian, Romanian
    'blz bladzijde bladzijden bladzijdes pagina’s', // Dutch
    'stron strona stronę stronie strony stronach', // Polish
    'с стр страница страницу странице страницы страницах страниц',
    'sayfa sayfalar',
    'ст стор сторінка сторінку сторінці сторінки сторінках сторінок',
  ].flatMap((words) => words.split(' ')),
);

/** The word before, and what of Hebrew is written as one with it: in, to, from, and, that, the. */
const WORD_BEFORE = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+(?:[’']s)?)[.’'׳]?[ \n]$/u;
const HEBREW_PREFIX = /^[ובלמשכה]{1,2}(?=עמ)/u;
/** Between two numbers: a short word (and, to, und), or a dash. */
const BETWEEN = /^,?[ \n\u00A0](?:\p{L}{1,4}|[&\u2013\u2014])[ \n]$/u;
/** In languages that say it after the number. */
const WORD_BEHIND = /^\.?[ \n](?=oldal|sayfa)/iu;

/** The number of a page stays with the word for it, `page 7`, and with the one that joins it to another number: `pages 7 and 9`. */
export function references({ text, references: places }: Passage): readonly Edit[] {
  const found = new Set<number>();
  for (const [i, at] of places.entries()) {
    const [, word = ''] = WORD_BEFORE.exec(text.slice(Math.max(0, at - 20), at)) ?? [];
    const last = places[i - 1];
    const isJoined = last !== undefined && BETWEEN.test(text.slice(last + 1, at));
    if (isJoined || isPage(word)) found.add(at - 1);
    const [behind] = WORD_BEHIND.exec(text.slice(at + 1, at + 20)) ?? [];
    if (behind !== undefined) found.add(at + behind.length);
  }
  return [...found].sort((a, b) => a - b).map((start) => ({ start, end: start + 1, value: NO_BREAK }));
}

const isPage = (word: string): boolean =>
  PAGE.has(word.toLowerCase().replace(HEBREW_PREFIX, '').replace("'", '’'));
