/** An entry of a .bib file where it stands: offsets of its `@`, of its key and of the character after its closing brace. */
export interface BibEntry {
  readonly type: string;
  readonly key: string;
  readonly start: number;
  readonly keyAt: number;
  readonly end: number;
}

export interface BibScan {
  readonly entries: readonly BibEntry[];
  /** `@string` definitions; `key` is the name. */
  readonly strings: readonly BibEntry[];
  /** The entry that the end of the file cuts off, and where the next one begins inside it. */
  readonly unclosed?: { readonly entry: BibEntry; readonly next?: number };
}

const HEAD = /@\s*([a-z]+)\s*([{(])\s*([^\s,={}"()]*)/iy;

/**
 * Finds the entries of a .bib file without reading their fields, so that of a library of thousands only the cited ones need
 * to be read. What stands between entries is comment, as in BibTeX.
 */
export function scanBibtex(text: string): BibScan {
  const entries: BibEntry[] = [];
  const strings: BibEntry[] = [];
  let at = text.indexOf('@');
  while (at >= 0) {
    HEAD.lastIndex = at;
    const head = HEAD.exec(text);
    if (!head) {
      at = text.indexOf('@', at + 1);
      continue;
    }
    const [whole, name = '', bracket = '{', key = ''] = head;
    const type = name.toLowerCase();
    const keyAt = at + whole.length - key.length;
    if (type === 'comment') {
      const line = text.indexOf('\n', at);
      const end = bodyEnd(text, keyAt, bracket) ?? (line < 0 ? text.length : line);
      at = text.indexOf('@', end);
      continue;
    }
    const end = bodyEnd(text, keyAt, bracket);
    const entry = { type, key, start: at, keyAt, end: end ?? text.length };
    if (end === undefined) {
      const next = /\n[ \t]*@\s*[a-z]+\s*[{(]/i.exec(text.slice(keyAt));
      const found = next ? keyAt + next.index + next[0].indexOf('@') : undefined;
      return { entries, strings, unclosed: found === undefined ? { entry } : { entry, next: found } };
    }
    if (type === 'string') strings.push(entry);
    else if (type !== 'preamble') entries.push(entry);
    at = text.indexOf('@', end);
  }
  return { entries, strings };
}

/** The offset after the bracket that closes an entry, or undefined where there is none. */
function bodyEnd(text: string, from: number, bracket: string): number | undefined {
  const closing = bracket === '(' ? ')' : '}';
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\\') i++;
    else if (sign === '{') depth++;
    else if (sign === '"' && depth === 0) quoted = !quoted;
    else if (sign === closing && depth === 0 && !quoted) return i + 1;
    else if (sign === '}' && depth > 0) depth--;
  }
  return undefined;
}

const MONTHS = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));

/** The names in a body that stand for an `@string`, with their offsets: bare words after `=` or `#`. */
export function macrosIn(
  text: string,
  { keyAt, end }: BibEntry,
): readonly { readonly name: string; readonly at: number }[] {
  const found: { name: string; at: number }[] = [];
  let depth = 0;
  let quoted = false;
  for (let i = keyAt; i < end - 1; i++) {
    const sign = text[i];
    if (sign === '\\') i++;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === '"' && depth === 0) quoted = !quoted;
    else if ((sign === '=' || sign === '#') && depth === 0 && !quoted) {
      const word = /^\s*([a-z_][\w:.+-]*)/i.exec(text.slice(i + 1, Math.min(end, i + 100)));
      const name = word?.[1]?.toLowerCase();
      if (word && name !== undefined && !MONTHS.has(name))
        found.push({ name, at: i + 1 + word[0].length - name.length });
    }
  }
  return found;
}

/** The keys of the entries that an entry takes fields from, with the stretch of text that says so. */
export function parentsIn(
  text: string,
  { keyAt, end }: BibEntry,
): readonly { readonly key: string; readonly start: number; readonly end: number }[] {
  return [...text.slice(keyAt, end).matchAll(/[,\s](?:crossref|xdata)\s*=\s*["{]([^"{}]*)["}]/gi)].flatMap(
    (match) =>
      (match[1] ?? '').split(',').map((key) => ({
        key: key.trim(),
        start: keyAt + match.index + 1,
        end: keyAt + match.index + match[0].length,
      })),
  );
}
