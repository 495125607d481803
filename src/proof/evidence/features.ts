/** What is asked about something, by name; the weights know the questions by their order. */
export type Features<Subject> = Readonly<Record<string, (subject: Subject) => number>>;

/** The answers, in the order of the questions. */
export function measured<Subject>(features: Features<Subject>, subject: Subject): Float64Array {
  return Float64Array.from(Object.values(features), (ask) => ask(subject));
}

/** Gains beyond these say no more. */
const LEAST = -10;
const MOST = 16;

/** Bounds a gain in ln probability. */
export function clip(gain: number): number {
  return gain < LEAST ? LEAST : gain > MOST ? MOST : gain;
}

/** ln of a word's frequency where there is no such word. */
export const NO_WORD = -18;
