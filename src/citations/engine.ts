import { createRequire } from 'node:module';
import type Citeproc from 'citeproc';
import type { CitationRequest, Engine as Processor, Format, StyleElement } from 'citeproc';
import type { CslItem } from './csl-item.js';
import { forTypes } from './for-types.js';
import { marked, parseMarkup, RESERVED, type Mark, type Styled } from './markup.js';

/** One work of a cluster as the engine takes it. */
export interface EngineItem {
  readonly work: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly locator?: string;
  readonly label?: string;
  readonly suppressAuthor: boolean;
}

export interface EngineCluster {
  readonly items: readonly EngineItem[];
  /** The number of the note that it stands in, counted through the book; 0 in running text. */
  readonly noteIndex: number;
}

export interface EngineEntry {
  readonly work: string;
  readonly content: readonly Styled[];
}

/** The CSL processor with a style, for one book. */
export interface Engine {
  /** The style puts citations in notes. */
  readonly notes: boolean;
  /** A stop goes inside the closing quotation mark. */
  readonly punctuationInQuotes: boolean;
  /** All clusters of a list of works in reading order; what was asked before is forgotten. */
  clusters(clusters: readonly EngineCluster[]): readonly (readonly Styled[])[];
  /** The name as it stands in a sentence: `Wald`. Empty where the style and the work have none. */
  author(work: string): readonly Styled[];
  /** The works cited in the last `clusters`, in the style's order. Undefined where the style has no bibliography. */
  bibliography(): readonly EngineEntry[] | undefined;
  term(name: string): string;
}

export interface EngineOptions {
  /** A CSL style and the locales it may ask for, as XML. */
  readonly style: string;
  readonly locale: (language: string) => string | undefined;
  readonly language: string;
  /** Works by the id that the engine is to know them by. */
  readonly works: ReadonlyMap<string, CslItem>;
  /** Whether variables bear a mark each. */
  readonly marks: boolean;
}

/** The processor is large, and loaded for books that cite; not by `import`, for which Node would read it once more. */
const require = createRequire(import.meta.url);

const MODE = 'pamphleteer';
const NO_FORM = /\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR: reference with no printed form\.\]/;

/**
 * The id of a work, and its entry: the processor tells which works it was asked for, and leaves out the entries of some, as styles do with private
 * letters. What has no printed form has no id.
 */
const ENTRY = /^(\S+)\n(.+)$/s;

/** Starts the processor. Throws what it throws on a style that it cannot use. */
export function startEngine(options: EngineOptions): Engine {
  const CSL = require('citeproc') as typeof Citeproc;
  CSL.debug = () => undefined;
  CSL.Output.Formats[MODE] ??= format(CSL.SUPERSCRIPTS, CSL.SUPERSCRIPTS_REGEXP, CSL.SWAPPING_PUNCTUATION);
  holdVariables(CSL.NumericBlob.prototype);
  const start = (): Processor => {
    const system = {
      retrieveLocale: (language: string) => options.locale(language) ?? false,
      retrieveItem: (id: string) => ({ ...structuredClone(options.works.get(id)), id }),
      ...(options.marks && { variableWrapper: true }),
    } as const;
    const engine = new CSL.Engine(system, styleOf(options, CSL), options.language);
    engine.setOutputFormat(MODE);
    return engine;
  };
  const engine = start();
  return {
    notes: engine.opt.xclass === 'note',
    punctuationInQuotes: engine.getOpt('punctuation-in-quote') === true,
    clusters(clusters) {
      const done = engine.rebuildProcessorState(clusters.map(request), MODE, []);
      return done.map(([, , text]) => (NO_FORM.test(text) ? [] : parseMarkup(text)));
    },
    author(work) {
      const text = engine.makeCitationCluster([{ id: work, 'author-only': true }]);
      return NO_FORM.test(text) ? [] : parseMarkup(text);
    },
    bibliography() {
      const made = engine.makeBibliography();
      if (!made) return undefined;
      return made[1].flatMap((text) => {
        const [, work, entry] = ENTRY.exec(text) ?? [];
        return work === undefined || entry === undefined ? [] : [{ work, content: parseMarkup(entry) }];
      });
    },
    term: (name) => engine.getTerm(name),
  };
}

/** The style without what these works never need. A work's note can give it another type, in lines that the processor reads: then all of it. */
function styleOf({ style, works }: EngineOptions, CSL: typeof Citeproc): string | StyleElement {
  const all = [...works.values()];
  if (all.some(({ note }) => typeof note === 'string' && note.includes('type'))) return style;
  const read = CSL.parseXml(style);
  return read ? forTypes(read, new Set(all.map(({ type }) => type))) : style;
}

/** A number that is all there is of a citation forgets which variable it is, since each group around it passes its own on to it: the first stays. */
function holdVariables(numbers: object): void {
  if (Object.hasOwn(numbers, 'params')) return;
  const held = new WeakMap<object, unknown>();
  Object.defineProperty(numbers, 'params', {
    configurable: true,
    get(this: object) {
      return held.get(this);
    },
    set(this: object, params: unknown) {
      if (params !== undefined) held.set(this, params);
    },
  });
}

function request(cluster: EngineCluster, index: number): CitationRequest {
  return {
    citationID: `c${index}`,
    citationItems: cluster.items.map((item) => ({
      id: item.work,
      ...(item.prefix && { prefix: item.prefix }),
      ...(item.suffix && { suffix: item.suffix }),
      ...(item.locator !== undefined && { locator: item.locator, label: item.label ?? 'page' }),
      ...(item.suppressAuthor && { 'suppress-author': true }),
    })),
    properties: { noteIndex: cluster.noteIndex },
  };
}

/** citeproc's format table: a decoration by its name in CSL, and what it writes around the text. */
function format(
  superscripts: Readonly<Record<string, string>>,
  superscript: RegExp,
  punctuation: readonly string[],
): Format {
  const around = (mark: Mark): string => marked(mark, '%%STRING%%');
  const wrap = (mark: Mark) => (_state: unknown, text: string) => marked(mark, text);
  const same = (_state: unknown, text: string): string => text;
  return {
    text_escape: (text: string) =>
      (text || '')
        .replace(RESERVED, '')
        .replace(/\s\s/g, '\u00A0 ')
        .replace(superscript, (sign) => marked('sup', superscripts[sign] ?? sign)),
    bibstart: '',
    bibend: '',
    '@font-style/italic': around('italic'),
    '@font-style/oblique': around('oblique'),
    '@font-style/normal': around('upright'),
    '@font-variant/small-caps': around('small-caps'),
    '@font-variant/normal': around('no-small-caps'),
    '@font-weight/bold': around('bold'),
    '@font-weight/normal': around('not-bold'),
    '@font-weight/light': around('light'),
    '@text-decoration/none': around('no-underline'),
    '@text-decoration/underline': around('underline'),
    '@vertical-align/sup': around('sup'),
    '@vertical-align/sub': around('sub'),
    '@vertical-align/baseline': around('baseline'),
    '@passthrough/true': same,
    '@strip-periods/true': same,
    '@strip-periods/false': same,
    '@quotes/true': quotes('open-quote', 'close-quote', undefined),
    '@quotes/inner': quotes('open-inner-quote', 'close-inner-quote', '\u2019'),
    '@quotes/false': false,
    '@cite/entry': same,
    '@bibliography/entry'(this: { readonly system_id?: string }, _state: unknown, text: string) {
      return text === '' ? '' : `${this.system_id ?? ''}\n${text}`;
    },
    '@display/block': wrap('block'),
    '@display/left-margin': wrap('left-margin'),
    '@display/right-inline': wrap('right-inline'),
    '@display/indent': wrap('indent'),
    '@URL/true': same,
    '@DOI/true': same,
    '@showid/true'(
      this: {
        readonly params?: {
          readonly itemData: { readonly id: string };
          readonly variableNames: readonly string[];
        };
      },
      state: unknown,
      text: string,
    ) {
      const { just_looking: trial, suppress_decorations: bare } = (
        state as { tmp: { just_looking?: boolean; suppress_decorations?: boolean } }
      ).tmp;
      if (trial || bare || !this.params || typeof text !== 'string') return text;
      const before = /^[ .,;:!?]*/.exec(text)?.[0] ?? '';
      const inner = text.slice(before.length);
      const after = punctuation.includes(inner.slice(-1)) ? inner.slice(-1) : '';
      const value = inner.slice(0, inner.length - after.length);
      if (value === '') return text;
      const { itemData, variableNames } = this.params;
      return before + marked(`variable ${itemData.id} ${variableNames[0] ?? ''}`, value) + after;
    },
  };
}

/** Called without a text, it wants the opening mark alone. */
function quotes(open: string, close: string, lone: string | undefined) {
  return (state: unknown, text: string | undefined): string => {
    const term = (name: string): string => (state as { getTerm(name: string): string }).getTerm(name);
    return text === undefined ? (lone ?? term(open)) : term(open) + text + term(close);
  };
}
