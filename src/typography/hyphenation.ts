import type { Element, ElementContent, Nodes, Root, Text } from 'hast';
import { textPieces, type TextPiece } from './hast-text.js';
import { loadPatterns, type Divide } from './patterns.js';

const SOFT_HYPHEN = '\u00AD';

/** What is not divided: headings, and what is not set as words. */
const WHOLE: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 code pre kbd samp var math svg script style title textarea'.split(' '),
);
/** Also what a theme may set so. Faces turn a soft hyphen into the hyphen of their small capitals, which is then seen in every line. */
const SMALL_CAPITALS: ReadonlySet<unknown> = new Set(['caps', 'smallcaps', 'part-title']);

function isWhole({ tagName, properties }: Element): boolean {
  const { className } = properties;
  return (
    WHOLE.has(tagName) || (Array.isArray(className) && className.some((name) => SMALL_CAPITALS.has(name)))
  );
}

/** Where words of the book's own may be divided, by the words in small letters: offsets, none for a word that stays whole. */
export type Divisions = ReadonlyMap<string, readonly number[]>;

const NONE: Divisions = new Map();

/** The divisions that words with hyphens in them tell: `Ki-bal-chich`. */
export function divisionsOf(words: readonly string[]): Divisions {
  return new Map(
    words.map((word) => {
      const syllables = word.split('-');
      const ends = syllables.map((_, i) => syllables.slice(0, i + 1).join('').length);
      return [syllables.join('').toLowerCase(), ends.slice(0, -1)];
    }),
  );
}

/**
 * The content with soft hyphens (U+00AD) where its words may be divided, by the patterns of the language and of the `lang`
 * attributes in it; a language without patterns stays whole. Headings, small capitals, code, addresses, abbreviations in capitals and words
 * with digits are not divided, compounds not near their hyphen. What the book says of its `own` words goes before, in every language.
 */
export function hyphenated(content: Root, language: string, own: Divisions = NONE): Root {
  const pieces = textPieces(content, language, isWhole);
  const dividers = new Map<string, Divider>();
  for (const tag of new Set([...pieces.values()].map((piece) => piece.language))) {
    const divide = loadPatterns(tag);
    const byPatterns = divide && dividerOf(divide);
    const divider = own.size > 0 ? dividingFirst(own, byPatterns) : byPatterns;
    if (divider) dividers.set(tag, divider);
  }
  const text = (node: Text): Text => {
    const piece = pieces.get(node);
    const divide = piece && dividers.get(piece.language);
    return divide ? { ...node, value: divided(node.value, piece, divide) } : node;
  };
  const copy = <N extends Nodes>(node: N): N => {
    if (node.type === 'text') return text(node) as N;
    if (node.type !== 'root' && node.type !== 'element') return node;
    return { ...node, children: (node.children as (Element | ElementContent)[]).map((child) => copy(child)) };
  };
  return copy(content);
}

/** Fewest letters between a hard hyphen and a division. */
const NEAR_HYPHEN = 4;

/** Puts soft hyphens into a segment; `near` says on which sides a hard hyphen stands. */
type Divider = (segment: string, near: string) => string;

function dividingFirst(own: Divisions, byPatterns: Divider | undefined): Divider {
  return (segment, near) => {
    const at = own.get(segment.toLowerCase());
    return at ? insert(segment, at, near) : (byPatterns?.(segment, near) ?? segment);
  };
}

/** By their patterns: a book's sections have most of their words in common. */
const made = new WeakMap<Divide, Divider>();

function dividerOf(divide: Divide): Divider {
  const divider = made.get(divide) ?? remembering(divide);
  made.set(divide, divider);
  return divider;
}

function remembering(divide: Divide): Divider {
  const known = new Map<string, string>();
  return (segment, near) => {
    const key = near + segment;
    let found = known.get(key);
    if (found === undefined) {
      found = /.\p{Lu}/u.test(segment) ? segment : insert(segment, divide(segment.toLowerCase()), near);
      known.set(key, found);
    }
    return found;
  };
}

/** `near` says on which sides a hard hyphen stands: `<`, `>`, both or none. */
function insert(segment: string, at: readonly number[], near: string): string {
  const lowest = near.includes('<') ? NEAR_HYPHEN : 0;
  const highest = segment.length - (near.includes('>') ? NEAR_HYPHEN : 0);
  let out = '';
  let from = 0;
  for (const i of at) {
    if (i < lowest || i > highest) continue;
    out += segment.slice(from, i) + SOFT_HYPHEN;
    from = i;
  }
  return out + segment.slice(from);
}

const LETTERS = /[\p{L}\p{M}]{5,}/gu;
/** Signs that make what touches them no plain word. */
const JOINED = /^[\p{L}\p{M}\p{N}_@/\\\u00AD]$/u;

function divided(value: string, piece: TextPiece, divide: Divider): string {
  return value.replace(LETTERS, (segment: string, at: number) => {
    const end = at + segment.length;
    const before = at > 0 ? (value[at - 1] ?? '') : piece.before;
    const after = end < value.length ? (value[end] ?? '') : piece.after;
    if (isSpace(before) && isSpace(after)) return divide(segment, '');
    if (JOINED.test(before) || JOINED.test(after)) return segment;
    if ('.-:#+=&~%?'.includes(after || ' ') || '.-:#+=&~%?'.includes(before || ' ')) {
      const word = aroundOf(value, at, end);
      if (/[\d@/\\]|\p{L}[.:#=&~%?]\p{L}/u.test(word)) return segment;
    }
    const near = (isHyphen(before) ? '<' : '') + (isHyphen(after) ? '>' : '');
    return divide(segment, near);
  });
}

const isSpace = (sign: string): boolean => sign === ' ' || sign === '' || sign === '\n';
const isHyphen = (sign: string): boolean => sign === '-' || sign === '\u2010' || sign === '\u2011';

/** The signs around a segment up to the next space. */
function aroundOf(value: string, start: number, end: number): string {
  const before = /\S*$/.exec(value.slice(Math.max(0, start - 80), start))?.[0] ?? '';
  const after = /^\S*/.exec(value.slice(end, end + 80))?.[0] ?? '';
  return before + value.slice(start, end) + after;
}
