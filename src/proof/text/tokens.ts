/** Stands in a passage for what a reader sees but the proof-reader does not read: code, a citation. */
export const OBJECT = '\uFFFC';

type TokenKind = 'word' | 'number' | 'possessive' | 'mark' | 'object';

/**
 * One step of the stream that the language model reads. `start` and `end` are offsets in the passage's text;
 * a word parted over a line end is one token. A possessive `'s` is a token of its own.
 */
export interface Token {
  readonly kind: TokenKind;
  /** As the language model knows it: lower case, apostrophe U+0027; a mark is one of `. , ; -`, a number `#`. */
  readonly norm: string;
  /** As it stands, a line-end hyphen undone; empty for marks. */
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  /** 0 none, 1 the first letter, 2 all of two or more letters. */
  readonly capitals: 0 | 1 | 2;
}

const ABBREVIATIONS = new Set(
  (
    'mr mrs messrs dr st rev hon capt col gen lieut lt sergt jr sr esq no nos vol vols viz etc prof mme mlle ch chap ' +
    'fig vs sec art cap gov sen rep pres mt ft co ltd bros inc jan feb aug sept oct nov dec p pp ibid cf'
  ).split(' '),
);
/** In these the `'s` is a verb, not a possessive. */
const CONTRACTION = /^(?:it|that|he|she|what|there|here|let|who|where|how)'s$/;
const STEP = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[.!?,:;()[\]—–]+|-+(?:[ \t]*\n[ \t]*)?|…|\*+|\uFFFC/gu;
const RANK: Readonly<Record<string, number>> = { '.': 3, ';': 2, ',': 1, '-': 0 };
const LETTER = /[\p{L}\p{M}]/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const LOWER_NEXT = /^(?:[”’"')\]]* [”“‘"'(]*\p{Ll}|\p{L})/u;

/** Whether two halves of a word that a line end parts belong together without the hyphen. */
export type JoinJudge = (first: string, second: string) => boolean;

function capitalsOf(surface: string, lower: string): 0 | 1 | 2 {
  if (surface[0] === lower[0]) return 0;
  return surface.length > 1 && surface === surface.toUpperCase() ? 2 : 1;
}

/** What there is to know of a word by itself: its token without a place, and whether a possessive `'s` follows. */
interface Form extends Pick<Token, 'norm' | 'surface' | 'capitals'> {
  readonly possessive: boolean;
}

function formOf(found: string): Form {
  // The long s of old books is an s.
  const plain = found.replaceAll('’', "'").replaceAll('ſ', 's');
  const norm = plain.toLowerCase();
  const capitals = capitalsOf(plain, norm);
  if (norm.length <= 2 || !norm.endsWith("'s") || CONTRACTION.test(norm))
    return { norm, surface: found, capitals, possessive: false };
  return {
    norm: norm.slice(0, -2),
    surface: found.slice(0, -2),
    capitals: capitals === 2 && plain.length === 3 ? 1 : capitals,
    possessive: true,
  };
}

/** Forms that are remembered. */
const REMEMBERED = 50_000;
const forms = new Map<string, Form>();

/** The same text is the same string wherever it stands, which spares both memory and comparing. */
function rememberedForm(found: string): Form {
  let form = forms.get(found);
  if (form) return form;
  if (forms.size >= REMEMBERED) forms.clear();
  forms.set(found, (form = formOf(found)));
  return form;
}

/** Hyphens that have a sign of their own; each is one unit, as the common one is. */
const HYPHENS = /[‐‑]/g;

/** The words, numbers and marks of a text, as the language model's format defines them. */
export function tokensOf(source: string, joins: JoinJudge): Token[] {
  const text = source.replaceAll(HYPHENS, '-');
  const tokens: Token[] = [];
  const step = new RegExp(STEP);

  const mark = (norm: string, start: number, end: number): void => {
    const last = tokens.at(-1);
    if (last?.kind !== 'mark') {
      tokens.push({ kind: 'mark', norm, surface: '', start, end, capitals: 0 });
      return;
    }
    const stronger = (RANK[norm] ?? 0) > (RANK[last.norm] ?? 0) ? norm : last.norm;
    tokens[tokens.length - 1] = { ...last, norm: stronger, end };
  };

  const word = (found: string, start: number, end: number): void => {
    const { norm, surface, capitals, possessive } = rememberedForm(found);
    if (!possessive) {
      tokens.push({ kind: 'word', norm, surface, start, end, capitals });
      return;
    }
    tokens.push({ kind: 'word', norm, surface, start, end: end - 2, capitals });
    tokens.push({ kind: 'possessive', norm: "'s", surface: '', start: end - 2, end, capitals: 0 });
  };

  for (let match = step.exec(text); match; match = step.exec(text)) {
    const found = match[0];
    const start = match.index;
    const end = start + found.length;
    if (WORD_CHARACTER.test(found)) {
      if (/\p{N}/u.test(found))
        tokens.push({ kind: 'number', norm: '#', surface: found, start, end, capitals: 0 });
      else word(found, start, end);
    } else if (found === OBJECT) {
      tokens.push({ kind: 'object', norm: '<unk>', surface: '', start, end, capitals: 0 });
    } else if (found.startsWith('-')) {
      const tight = LETTER.test(text[start - 1] ?? '') && LETTER.test(text[end] ?? '');
      const dashes = found.trimEnd();
      if (dashes.length > 1 || !tight) mark(';', start, end);
      else if (dashes.length === found.length) mark('-', start, end);
      else {
        const first = tokens.at(-1);
        const rest = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/uy;
        rest.lastIndex = end;
        const second = rest.exec(text)?.[0] ?? '';
        if (first?.kind === 'word' && first.end === start && second && joins(first.surface, second)) {
          tokens.pop();
          word(first.surface + second, first.start, end + second.length);
          step.lastIndex = end + second.length;
        } else mark('-', start, end);
      }
    } else if (/[.!?…]/.test(found)) {
      const after = text.slice(end, end + 6).replaceAll('\n', ' ');
      const last = tokens.at(-1);
      const abbreviated =
        found === '.' &&
        last?.kind === 'word' &&
        last.end === start &&
        (ABBREVIATIONS.has(last.norm) || (last.norm.length === 1 && last.norm !== 'i'));
      if (abbreviated) continue;
      if (LOWER_NEXT.test(after)) {
        if (found !== '.') mark(';', start, end);
      } else mark('.', start, end);
    } else mark(found === ',' ? ',' : ';', start, end);
  }
  return tokens;
}
