import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { CitationItem } from './citation-node.js';
import { takeLocator } from './locator.js';

/** A key begins with a letter, a digit or `_`, and may hold single marks of punctuation inside; or it stands in braces. */
const KEY =
  /(-?)@(?:\{([^{}\n\r]{1,200})\}|([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*))/uy;
const BEFORE_KEY = /[\p{L}\p{N}_/]$/u;

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Undefined for a semicolon. */
  readonly key?: string;
  readonly suppressAuthor: boolean;
}

/** The works in `see @a, p. 7; @b`, which stood between square brackets; none where no key is in it. */
export function clusterItems(inner: string): readonly CitationItem[] {
  const marks = marksIn(inner);
  const keys = marks.filter(({ key }) => key !== undefined);
  const items: CitationItem[] = [];
  let from = 0;
  let prefix = '';
  keys.forEach(({ key = '', start, end, suppressAuthor }, i) => {
    prefix = joined(prefix, inner.slice(from, start));
    const next = keys[i + 1];
    const stop =
      next && marks.find((mark) => mark.key === undefined && mark.start >= end && mark.start < next.start);
    // Without a semicolon, what follows the locator of one work belongs to the next: `@a, p. 7 and @b`.
    from = stop?.start ?? (next ? next.start : inner.length);
    const { rest, ...located } = takeLocator(plain(inner.slice(end, from)));
    const shared = next !== undefined && stop === undefined;
    items.push({ key, prefix, suffix: shared ? '' : rest, suppressAuthor, ...located });
    prefix = shared ? rest.replace(/^,\s*/, '') : '';
    from += stop === undefined ? 0 : 1;
  });
  return items;
}

/** The one work of `@key [suffix; @b]`, and those that its brackets add. Undefined where the brackets say something else. */
export function narrativeItems(
  written: string,
  bracket: string | undefined,
): readonly CitationItem[] | undefined {
  const mark = marksIn(written)[0];
  if (mark?.key === undefined) return undefined;
  if (bracket === undefined) {
    return [{ key: mark.key, prefix: '', suffix: '', suppressAuthor: mark.suppressAuthor }];
  }
  const first = marksIn(bracket)[0];
  if (first?.key !== undefined) return undefined;
  return clusterItems(`${written} ${bracket}`);
}

/** Keys and semicolons at the top level: not in brackets, code, or escaped. */
function marksIn(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '`') i = pastCode(text, i) - 1;
    else if (char === '[') depth++;
    else if (char === ']') depth--;
    else if (depth === 0 && char === ';') marks.push({ start: i, end: i + 1, suppressAuthor: false });
    else if (
      depth === 0 &&
      (char === '@' || char === '-') &&
      !BEFORE_KEY.test(text.slice(Math.max(0, i - 2), i))
    ) {
      KEY.lastIndex = i;
      const [whole, minus, braced, bare] = KEY.exec(text) ?? [];
      const key = braced ?? bare;
      if (whole === undefined || key === undefined) continue;
      marks.push({ start: i, end: i + whole.length, key, suppressAuthor: minus === '-' });
      i += whole.length - 1;
    }
  }
  return marks;
}

/** The offset after a code span that begins at `from`, or after its backticks where it never ends. */
function pastCode(text: string, from: number): number {
  const fence = /^`+/.exec(text.slice(from))?.[0] ?? '`';
  const close = new RegExp(String.raw`(?<!\`)${fence}(?!\`)`, 'g');
  close.lastIndex = from + fence.length;
  const found = close.exec(text);
  return found ? found.index + fence.length : from + fence.length;
}

/** Without its markup. The letter before keeps a dash or a number at the beginning from being read as a list. */
function plain(markdown: string): string {
  const line = markdown.replace(/\s+/g, ' ').trim();
  return line === ''
    ? ''
    : toString(fromMarkdown(`x ${line}`))
        .slice(2)
        .trim();
}

function joined(before: string, markdown: string): string {
  return [before, plain(markdown)].filter((part) => part !== '').join(' ');
}
