/** The part of `hyphen` that `patterns.ts` uses; the package has no types of its own. */
declare module 'hyphen' {
  const createHyphenator: (
    patterns: unknown,
  ) => (text: string, options: { minWordLength: number; hyphenChar: string }) => string;
  export default createHyphenator;
}
