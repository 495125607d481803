import type { Token } from '../text/index.js';
import type { Scene } from './scene.js';

/** What stands before the letter of a name: another one, or a title. */
const NAMED = /(?:(?<!\p{L})\p{Lu}\.|\b(?:Mrs?|Messrs|Dr|St|Sir|Miss|Lord|Lady|Madame)\.?) ?$/u;

/** Whether the token is a letter that stands for a name or a word: `H. A. Macpherson`, `M. parva`, `i.e.`, `p. 81`, `Mr. W., who`, `BEWICK (T.)`. */
export function isInitial({ tokens, passage: { text } }: Scene, index: number): boolean {
  const token = tokens[index];
  if (token?.norm.length !== 1 || text[token.end] !== '.') return false;
  if (text[token.start - 1] === '.' || /^\.(?:\p{L}\.| ?\d)/u.test(text.slice(token.end, token.end + 3)))
    return true;
  if (token.capitals === 0) return false;
  return (
    /^(?: ?\p{L}|[,;)])/u.test(text.slice(token.end + 1, token.end + 3)) ||
    NAMED.test(text.slice(Math.max(0, token.start - 9), token.start))
  );
}

/** What is counted or measured, and written behind its number: by its letters, small or not. */
const UNITS = new Set(
  `mm cm km m ml cl dl g gm gms gr kg mg lb lbs oz qt qts pt pts gal gals in ins ft yd yds mi cwt cwts st
  hr hrs h min mins sec secs s pm mph rpm hp kw cc ha diam`.split(/\s+/),
);

/** Whether the token is the unit of the number before it: 200 ml, 15–25 mm, ¾ hr., 180 °C. */
export function isUnit({ tokens, passage: { text } }: Scene, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (!token) return false;
  if (text[token.start - 1] === '°') return /^[CFRNSEW]$/.test(token.surface);
  if (!UNITS.has(token.norm) || token.capitals > 0) return false;
  if (before?.kind === 'number')
    return /^[\s\u00BC-\u00BE\u2150-\u215E]*$/.test(text.slice(before.end, token.start));
  return /[\u00BC-\u00BE\u2150-\u215E]\s?$/.test(text.slice(Math.max(0, token.start - 2), token.start));
}

/** What counts in small Roman letters, and the letters that follow the number of a page. */
const COUNTED = new Set(
  'act scene chapter chap canto book part section sect vol volume no letter stanza'.split(' '),
);
const OF_PAGE = new Set('a b r v f ff n nn sq sqq'.split(' '));

/** Pounds, shillings and pence, with a stop. */
const MONEY = new Set(['l', 's', 'd']);

/** Whether the token refers to a part of a book, or counts money: Scene ii, 45 n., 160 f., 10,000 l. */
export function isReference({ tokens, passage: { text } }: Scene, index: number): boolean {
  const before = tokens[index - 1];
  const { norm = '', end = 0 } = tokens[index] ?? {};
  if (before?.kind === 'number') return OF_PAGE.has(norm) || (MONEY.has(norm) && text[end] === '.');
  return /^[ivxlc]+$/.test(norm) && COUNTED.has(before?.norm ?? '');
}

/** Whether a stop stands after the word that ends no sentence: an abbreviation. */
export function isAbbreviated({ tokens, context, passage: { text } }: Scene, index: number): boolean {
  const token = tokens[index];
  return token !== undefined && text[token.end] === '.' && context.at(index + 1) !== 0;
}

const ELEMENTS = new Set(
  `H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Ru Rh Pd Ag Cd
  In Sn Sb Te I Xe Cs Ba La Ce Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po Rn Ra Th Pa U`.split(/\s+/),
);

/** Whether a form is that of a chemical compound, by its figures or a capital behind a small letter: H2O, 8HNO3, AgCl. */
export function isFormula({ surface }: Token): boolean {
  if (!/^\d{0,2}(?:\p{Lu}\p{Ll}?[2-9]?){2,}$/u.test(surface)) return false;
  const symbols = surface.match(/\p{Lu}\p{Ll}?/gu) ?? [];
  return /\p{L}[2-9]|\p{Ll}\p{Lu}/u.test(surface) && symbols.every((symbol) => ELEMENTS.has(symbol));
}

/** Letters that an abbreviation has at most: of a strange form, and of one that is a word as well. */
const SHORT_FORM = 5;
const SHORT_WORD = 4;

/** Whether a short form with a stop goes on in the same sentence: recd. yrs., bapt. at, 2 wkts., 2nd. */
export function isShortForm(scene: Scene, index: number): boolean {
  const { end = 0, norm = '', kind } = scene.tokens[index] ?? {};
  if (kind !== 'word' || norm.length > (scene.known[index] ? SHORT_WORD : SHORT_FORM)) return false;
  if (!isAbbreviated(scene, index)) return false;
  return /^\.(?:[,;:)]|\s?[\p{Ll}\d&(])/u.test(scene.passage.text.slice(end, end + 3));
}
