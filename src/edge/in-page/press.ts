import { addStyle, ROOM_STYLE } from './style.js';
import { CUTS_STYLE } from './cuts/index.js';
import { NOTES_STYLE } from './notes/index.js';
import type { Chunker, PagedModule, Polisher, Sheet } from './paged.js';

/** paged.js set up for a design: its style sheets are read once, for all the shards that are laid out by them. */
export interface Press {
  /** Names the style sheets; another text is another design. */
  readonly design: string;
  /** A run of paged.js that knows nothing of the runs before it. */
  readonly begin: () => Run;
}

/** One run of paged.js. */
export interface Run {
  readonly chunker: Chunker;
  /** The instances of `registeredHandlers`, in that order. */
  readonly handlers: readonly object[];
  /** The rules that this run makes on its way: they hold for its pages only. */
  readonly rules: HTMLStyleElement;
}

/** The style sheets of a document, in order, as paged.js wants them. */
export function sheetsOf(source: Document): Sheet[] {
  return [...source.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')].map((element) =>
    element instanceof HTMLLinkElement ? element.href : { [location.href]: element.textContent },
  );
}

/** Reads the style sheets. */
export async function setUpPress(
  paged: PagedModule,
  sheets: readonly Sheet[],
  stock: boolean,
): Promise<Press> {
  const chunker = new paged.Chunker();
  const polisher = new paged.Polisher(false);
  polisher.setup();
  if (!stock) leaveFirstLetters(polisher);
  const readers = paged.registeredHandlers.map((Handler) => new Handler(chunker, polisher));
  await polisher.add(...sheets);
  polisher.styleEl.remove();
  addStyle(ROOM_STYLE);
  if (!stock) addStyle(CUTS_STYLE + NOTES_STYLE);
  return {
    design: JSON.stringify(sheets),
    begin() {
      const own = new paged.Chunker();
      const ownPolisher = new paged.Polisher(false);
      const rules = ownRules(ownPolisher);
      const handlers = paged.registeredHandlers.map((Handler, i) => {
        const handler = new Handler(own, ownPolisher);
        teach(handler, readers[i] ?? {});
        return handler;
      });
      return { chunker: own, handlers, rules };
    },
  };
}

/**
 * paged.js takes back the initials of all that goes on from the page before, and of all that stands in it: each paragraph from the second page on
 * would have a first letter of its own, drawn apart from its word, and in a PDF the ligature that begins one would say its first
 * letter only. What a theme gives an initial to is `first`.
 */
function leaveFirstLetters({ base }: Polisher): void {
  const rule = [...(base.sheet?.cssRules ?? [])].find(
    (found) => found instanceof CSSStyleRule && found.selectorText.includes('::first-letter'),
  );
  if (!(rule instanceof CSSStyleRule)) throw new Error('Unexpected paged.js without its rule for initials');
  rule.selectorText = '.pagedjs_area .first[data-split-from]::first-letter';
}

function ownRules(polisher: Polisher): HTMLStyleElement {
  const style = document.createElement('style');
  document.head.append(style);
  polisher.styleEl = style;
  polisher.styleSheet = style.sheet;
  return style;
}

/** What each handler has of its run. */
const OF_THE_RUN = new Set(['chunker', 'polisher', 'caller', 'styleSheet', '__ee__']);

/** Gives a new handler what the one that read the style sheets has learnt from them: copies, since runs write in them. */
function teach(handler: object, reader: object): void {
  const learnt = Object.entries(reader).filter(([name]) => !OF_THE_RUN.has(name));
  Object.assign(handler, Object.fromEntries(learnt.map(([name, value]) => [name, copied(value)])));
}

/** Plain objects, arrays and maps anew; all else as it is. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, copied(item)]));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copied(item)]));
}
