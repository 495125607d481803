/** As much of paged.js 0.4.3 as this room touches. Its own types are not published. */

/** Where the next page takes up the text: a node of the source, and an offset if it is a text node. */
export interface BreakToken {
  readonly node: Node | null | undefined;
  readonly offset: number | undefined;
  equals(other: BreakToken | undefined): boolean;
}

export interface Layout {
  /** The page's content box. */
  readonly element: HTMLElement;
  bounds: DOMRect;
  /** Of what the content box is placed in. */
  readonly parentBounds: DOMRect;
  readonly gap: number;
  /** How many characters are poured in before paged.js looks for the overflow. */
  maxChars: number;
}

/** The methods of paged.js' Layout that exact cuts replace. */
export interface LayoutMethods {
  textBreak(node: Text, start: number, end: number, vStart: number, vEnd: number): number | undefined;
  hyphenateAtBreak(container: Node, letter: string | undefined): void;
  removeOverflow(this: Layout, overflow: Range, letter: string | undefined): DocumentFragment;
  findOverflow(this: Layout, rendered: HTMLElement, bounds?: DOMRect, gap?: number): Range | undefined;
  createBreakToken(
    this: Layout,
    overflow: Range,
    rendered: HTMLElement,
    source: ParentNode & Node,
  ): BreakToken | undefined;
  breakAt(this: Layout, node: Node, offset?: number): BreakToken;
  /** Whether a node of the source begins a page in any case. */
  shouldBreak(this: Layout, node: Node, limiter: Node): boolean;
}

export interface Page {
  readonly element: HTMLElement;
  readonly area: HTMLElement;
  readonly footnotesArea: HTMLElement;
  readonly wrapper: HTMLElement | undefined;
  readonly blank: boolean | undefined;
  readonly endToken: BreakToken | undefined;
  addListeners(contents: Node): void;
  /** Copies the content from a token on to a new `wrapper`, until that is full; resolves with where the next page takes it up. */
  layout(
    content: Node,
    from: BreakToken | undefined,
    mostCharacters?: number,
  ): Promise<BreakToken | undefined>;
}

type Task<Arguments extends readonly unknown[]> = (...values: Arguments) => unknown;

interface Hook<Arguments extends readonly unknown[]> {
  register(task: Task<Arguments>): void;
  /** Runs all tasks; resolves when all are done. */
  trigger(...values: readonly unknown[]): Promise<unknown>;
}

export interface Hooks {
  readonly beforeParsed: Hook<[content: DocumentFragment]>;
  readonly afterParsed: Hook<[parsed: DocumentFragment]>;
  readonly onPageLayout: Hook<[wrapper: HTMLElement, from: BreakToken, layout: Layout]>;
  readonly renderNode: Hook<[clone: Node, source: Node]>;
  readonly afterPageLayout: Hook<[element: HTMLElement, page: Page, next: BreakToken | undefined]>;
  /** `content` is there unless the page has no text of its own. */
  readonly beforePageLayout: Hook<[page: Page, content: DocumentFragment | undefined]>;
  readonly finalizePage: Hook<[element: HTMLElement, page: Page]>;
  readonly afterRendered: Hook<[pages: readonly Page[]]>;
}

export interface Chunker {
  readonly hooks: Hooks;
  readonly pages: readonly Page[];
  readonly pagesArea: HTMLElement;
  readonly total: number;
  readonly source: DocumentFragment;
  /** What each page is made from, once it is set up. */
  readonly pageTemplate: HTMLTemplateElement;
  setup(place?: Element): void;
  addPage(blank?: boolean): Page;
  removePages(): void;
  /** Makes pages of the content; `pagesArea` holds them. */
  flow(content: DocumentFragment): Promise<unknown>;
  handleBreaks(node: Node | null, force?: boolean): Promise<void>;
  clonePage(page: Page): Promise<void>;
  loadFonts(): Promise<unknown>;
}

/** What turns style sheets for paged media into style sheets for pages, and keeps rules of its own. */
export interface Polisher {
  styleEl: HTMLStyleElement;
  styleSheet: CSSStyleSheet | null;
  /** Its own styles, once it is set up. */
  readonly base: HTMLStyleElement;
  setup(): unknown;
  /** Each sheet as its address, or as an object of its address and its text. */
  add(...sheets: readonly Sheet[]): Promise<unknown>;
}

export type Sheet = string | Readonly<Record<string, string>>;

/** One of the classes that take part in layout by the hooks that they have methods for. */
export interface HandlerClass {
  new (chunker: Chunker, polisher: Polisher): object;
  readonly prototype: Record<string, unknown>;
}

export interface PagedModule {
  /** The classes whose instances take part; they may be changed until they are used. */
  readonly registeredHandlers: readonly HandlerClass[];
  readonly Chunker: new () => Chunker;
  readonly Polisher: new (setup: false) => Polisher;
}
