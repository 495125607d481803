/**
 * How the engine's output is written down on its way to a tree: private-use characters, so that nothing an author
 * can type is taken for markup.
 */
const OPEN = '\uE000';
const NAMED = '\uE001';
const CLOSE = '\uE002';

/** What the style made of a citation or an entry: text, and stretches that bear a mark. */
export type Styled =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly children: readonly Styled[] };

export type Mark =
  | 'italic'
  | 'oblique'
  | 'upright'
  | 'small-caps'
  | 'no-small-caps'
  | 'bold'
  | 'not-bold'
  | 'light'
  | 'no-underline'
  | 'underline'
  | 'sup'
  | 'sub'
  | 'baseline'
  | 'block'
  | 'left-margin'
  | 'right-inline'
  | 'indent'
  /** The value of a variable: `variable w12 issued`. */
  | `variable ${string}`;

/** Characters that mean something here; they never reach it from the outside. */
export const RESERVED = /[\uE000-\uE002]/g;

/** `text` under a mark. */
export function marked(mark: Mark, text: string): string {
  return OPEN + mark + NAMED + text + CLOSE;
}

/** The tree of a marked text. A stretch that is not closed ends with the text; a closing that closes nothing is dropped. */
export function parseMarkup(text: string): Styled[] {
  const root: Styled[] = [];
  const open: { mark: Mark; children: Styled[] }[] = [];
  const add = (node: Styled): void => void (open.at(-1)?.children ?? root).push(node);
  const close = (): void => {
    const last = open.pop();
    if (last) add({ kind: 'mark', mark: last.mark, children: last.children });
  };
  for (let at = 0; at < text.length;) {
    const next = nextReserved(text, at);
    if (next > at) add({ kind: 'text', value: text.slice(at, next) });
    at = next + 1;
    const sign = text[next];
    if (sign === OPEN) {
      const named = text.indexOf(NAMED, at);
      open.push({ mark: text.slice(at, named) as Mark, children: [] });
      at = named + 1;
    } else if (sign === CLOSE) {
      close();
    }
  }
  while (open.length > 0) close();
  return root;
}

function nextReserved(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xe000 && code <= 0xe002) return i;
  }
  return text.length;
}

/** The text without its marks. */
export function plainText(nodes: readonly Styled[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.value : plainText(node.children))).join('');
}
