/** The part of `hyphen` that `patterns.ts` uses; the package has no types of its own. */
declare module 'hyphen' {
  const createHyphenator: (
    patterns: unknown,
    options: { minWordLength: number; hyphenChar: string; html: boolean },
  ) => (text: string) => string;
  export default createHyphenator;
}
