/** CSL's locator terms by what an English text writes for them, with and without a stop. */
const TERMS = {
  act: ['act', 'acts'],
  appendix: ['appendix', 'appendices', 'app.', 'apps.'],
  'article-locator': ['article', 'articles', 'art.', 'arts.'],
  book: ['book', 'books', 'bk.', 'bks.'],
  canon: ['canon', 'canons'],
  chapter: ['chapter', 'chapters', 'chap.', 'chaps.', 'ch.', 'chs.'],
  column: ['column', 'columns', 'col.', 'cols.'],
  equation: ['equation', 'equations', 'eq.', 'eqs.'],
  figure: ['figure', 'figures', 'fig.', 'figs.'],
  folio: ['folio', 'folios', 'fol.', 'fols.'],
  issue: ['number', 'numbers', 'no.', 'nos.'],
  line: ['line', 'lines', 'l.', 'll.'],
  note: ['note', 'notes', 'n.', 'nn.'],
  opus: ['opus', 'opera', 'op.', 'opp.'],
  page: ['page', 'pages', 'p.', 'pp.'],
  paragraph: ['paragraph', 'paragraphs', 'para.', 'paras.', '¶', '¶¶'],
  part: ['part', 'parts', 'pt.', 'pts.'],
  rule: ['rule', 'rules'],
  scene: ['scene', 'scenes', 'sc.', 'scs.'],
  section: ['section', 'sections', 'sec.', 'secs.', 's.', 'ss.', '§', '§§'],
  'sub-verbo': ['sub verbo', 'sub verbis', 's.v.', 's.vv.'],
  table: ['table', 'tables', 'tbl.', 'tbls.'],
  timestamp: ['timestamp', 'timestamps'],
  'title-locator': ['title', 'titles', 'tit.', 'tits.'],
  verse: ['verse', 'verses', 'v.', 'vv.'],
  volume: ['volume', 'volumes', 'vol.', 'vols.'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const LABELS = new Map(
  Object.entries(TERMS).flatMap(([label, words]) =>
    words.flatMap((word): readonly (readonly [string, string])[] => [
      [word, label],
      [word.replace(/\.$/, ''), label],
    ]),
  ),
);
const LONGEST_TERM = Math.max(...[...LABELS.keys()].map((word) => word.length));

/** Letters, digits and what joins them, groups in brackets, and stops inside: `3(a)`, `IV.2A`, `[39]-[52]`, `12–14`. */
const UNIT = String.raw`[^\s\p{P}]|[-–:]|\([^()[\]{}\s]+\)|\[[^()[\]{}\s]+\]`;
const WORD = new RegExp(String.raw`(?:${UNIT})(?:${UNIT}|\.(?=[^\s\p{P}]))*`, 'uy');
const ROMAN = /^(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;

/** What a suffix says of the place in the work; `rest` is what is left of it, its comma included. */
export interface Located {
  readonly locator?: string;
  readonly label?: string;
  readonly rest: string;
}

/**
 * Takes the locator off the beginning of a plain suffix: `, p. 7 and more` → page 7 and `and more`. A bare number is a page; what
 * stands in braces is a locator as a whole, and empty braces say that there is none. (Pandoc's manual, Citations.)
 */
export function takeLocator(suffix: string): Located {
  const lead = /^\s*,?\s*/.exec(suffix)?.[0].length ?? 0;
  const text = suffix.slice(lead);
  if (text.startsWith('{')) {
    const end = closingBrace(text);
    if (end < 0) return { rest: suffix.trim() };
    const inner = text.slice(1, end).trim();
    const rest = text.slice(end + 1).trim();
    const term = takeTerm(inner);
    const locator = inner.slice(term?.length ?? 0).trim();
    return locator === '' ? { rest } : { locator, label: term?.label ?? 'page', rest };
  }
  const term = takeTerm(text);
  const words = takeWords(text, term?.length ?? 0, term !== undefined);
  if (words === undefined) return { rest: suffix.trim() };
  return { locator: words.locator, label: term?.label ?? 'page', rest: text.slice(words.end).trim() };
}

/** The longest term that `text` begins with, and its length with the spaces after it. */
function takeTerm(text: string): { readonly label: string; readonly length: number } | undefined {
  for (let length = Math.min(LONGEST_TERM, text.length); length > 0; length--) {
    const label = LABELS.get(text.slice(0, length).toLowerCase());
    if (
      label !== undefined &&
      !(/\p{L}$/u.test(text.slice(0, length)) && /^[\p{L}.]/u.test(text.slice(length)))
    ) {
      return { label, length: length + (/^\s*/.exec(text.slice(length))?.[0].length ?? 0) };
    }
  }
  return undefined;
}

/** Words that hold a digit, or after a term Roman numerals; later words only while they are of the kind. */
function takeWords(
  text: string,
  from: number,
  explicit: boolean,
): { readonly locator: string; readonly end: number } | undefined {
  let end = from;
  let roman = explicit;
  for (let at = from; ;) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0].replace(/[-–:]+$/, '') ?? '';
    const numeral = word.split(/[-–]/).every((part) => ROMAN.test(part));
    if (word === '' || !(/\d/.test(word) || (roman && numeral))) break;
    roman &&= numeral;
    end = at + word.length;
    const gap = /^(?:,\s*|\s*&\s*|\s+)/.exec(text.slice(end))?.[0];
    if (gap === undefined) break;
    at = end + gap.length;
  }
  return end === from ? undefined : { locator: text.slice(from, end), end };
}

function closingBrace(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}
