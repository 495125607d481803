/** The part of citeproc-js that `engine.ts` uses; the package has no types of its own. */
declare module 'citeproc' {
  export interface CitationRequest {
    citationID: string;
    citationItems: Record<string, unknown>[];
    properties: { noteIndex: number };
  }

  /** An element of a style or a locale, read from XML. */
  export interface StyleElement {
    readonly name: string;
    readonly attrs: Readonly<Record<string, string>>;
    readonly children: readonly (StyleElement | string)[];
  }

  export interface System {
    retrieveLocale(language: string): string | false;
    retrieveItem(id: string): Record<string, unknown>;
    variableWrapper?: unknown;
  }

  type Decorate = (
    this: { params?: { itemData: { id: string }; variableNames: string[] }; system_id?: string },
    state: unknown,
    text: string,
  ) => string;
  export type Format = Record<string, string | false | Decorate | ((text: string) => string)>;

  export interface Engine {
    readonly opt: { readonly xclass: string };
    setOutputFormat(mode: string): void;
    getOpt(name: string): unknown;
    getTerm(term: string, form?: string, plural?: number): string;
    updateItems(ids: readonly string[]): void;
    rebuildProcessorState(
      citations: CitationRequest[],
      mode: string,
      uncited: readonly string[],
    ): (readonly [id: string, noteIndex: number, text: string])[];
    processCitationCluster(
      citation: CitationRequest,
      before: readonly (readonly [string, number])[],
      after: readonly (readonly [string, number])[],
    ): readonly [unknown, readonly (readonly [index: number, text: string, id: string])[]];
    makeCitationCluster(items: Record<string, unknown>[]): string;
    makeBibliography():
      | readonly [
          {
            readonly entry_ids: readonly (readonly string[])[];
            readonly 'second-field-align': string | false;
            readonly hangingindent?: number;
          },
          readonly string[],
        ]
      | false;
  }

  const CSL: {
    readonly Engine: new (
      system: System,
      style: string | StyleElement,
      language?: string,
      forceLanguage?: boolean,
    ) => Engine;
    readonly Output: { readonly Formats: Record<string, Format> };
    readonly NumericBlob: { readonly prototype: object };
    readonly SUPERSCRIPTS: Readonly<Record<string, string>>;
    readonly SUPERSCRIPTS_REGEXP: RegExp;
    readonly SWAPPING_PUNCTUATION: readonly string[];
    /** Undefined for what has no element. */
    readonly parseXml: (xml: string) => StyleElement | undefined;
    debug: (text: string) => void;
  };
  export default CSL;
}
