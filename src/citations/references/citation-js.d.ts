/** The part of Citation.js that the readers of .bib and .ris use; the packages have no types of their own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      chain(text: string, options: { generateGraph: false; forceType: string }): unknown;
    };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
