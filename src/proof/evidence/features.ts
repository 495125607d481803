import type { Answers } from '../language/index.js';

/** What is asked about something, by name; the weights know the questions by their order. */
export type Features<Subject> = Readonly<Record<string, (subject: Subject) => number>>;

const listed = new WeakMap<Features<never>, readonly ((subject: never) => number)[]>();

/** The answers, in the order of the questions, each worked out when it is first asked for: most suspects are cleared by a few. */
export function answersTo<Subject>(features: Features<Subject>, subject: Subject): Answers {
  let questions = listed.get(features);
  if (!questions) listed.set(features, (questions = Object.values(features)));
  const known = new Float64Array(questions.length).fill(NaN);
  return {
    size: questions.length,
    at(question) {
      const answer = known[question] as number;
      if (!Number.isNaN(answer)) return answer;
      return (known[question] = (questions[question] as (subject: Subject) => number)(subject));
    },
  };
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
