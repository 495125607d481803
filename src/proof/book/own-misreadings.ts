import type { Language } from '../language/index.js';

/** What the scan behind a text reads for what, as the text's own unknown words show. */
export interface OwnMisreadings {
  /** How many other forms of the text show that `form` may be `meant` by the same misreading. */
  alike(form: string, meant: string): number;
  /** The most that `alike` can say. */
  readonly most: number;
}

/** Shorter forms have neighbours by chance. */
const SHORTEST = 4;
/** A candidate counts when it is a word of some standing and no other comes near it. */
const LEAST_FREQUENCY = -13;
const LEAST_LEAD = 1.5;
const LEAST_WEIGHT = -4.5;

/** The stretch in which two forms differ: `aud`, `and` → `u>n`. */
export function differenceOf(form: string, meant: string): string {
  const least = Math.min(form.length, meant.length);
  let head = 0;
  while (head < least && form[head] === meant[head]) head++;
  let tail = 0;
  while (tail < least - head && form[form.length - 1 - tail] === meant[meant.length - 1 - tail]) tail++;
  return `${form.slice(head, form.length - tail)}>${meant.slice(head, meant.length - tail)}`;
}

/** The one word that an unknown form is most likely a misreading of; −1 where there are several, or none. */
export function clearReading(form: string, { model, neighbours }: Language): number {
  let best = -Infinity;
  let second = -Infinity;
  let candidate = -1;
  const { ids, weights } = neighbours(form);
  for (let i = 0; i < ids.length; i++) {
    const weight = weights[i] as number;
    const frequency = model.frequency(ids[i] as number);
    if (frequency < LEAST_FREQUENCY) continue;
    const score = weight + 0.5 * frequency;
    if (score > best) {
      second = best;
      best = score;
      candidate = weight < LEAST_WEIGHT ? -1 : (ids[i] as number);
    } else if (score > second) second = score;
  }
  return best - second < LEAST_LEAD ? -1 : candidate;
}

/** Counts the misreadings in the unknown forms of a text, each form once. */
export function countOwnMisreadings(unknown: Iterable<string>, language: Language): OwnMisreadings {
  const counts = new Map<string, number>();
  const differences = new Map<string, string>();
  let most = 0;
  for (const form of unknown) {
    if (form.length < SHORTEST || form.includes("'")) continue;
    const meant = clearReading(form, language);
    if (meant < 0) continue;
    const difference = differenceOf(form, language.model.word(meant));
    const count = (counts.get(difference) ?? 0) + 1;
    counts.set(difference, count);
    differences.set(form, difference);
    if (count > most) most = count;
  }
  return {
    most,
    alike(form, meant) {
      const difference = differenceOf(form, meant);
      return (counts.get(difference) ?? 0) - (differences.get(form) === difference ? 1 : 0);
    },
  };
}
