/* What was done to a text's lines. */
import type { Settled } from './settle.js';
import type { Reason } from './text.js';

/** What was done. */
export interface LineReport {
  /** Paragraphs of several lines that were set, and of one line, where there is nothing to set. */
  readonly paragraphs: number;
  readonly short: number;
  /** Paragraphs left to the browser, by reason. */
  readonly left: Readonly<Partial<Record<Reason, number>>>;
  readonly lines: number;
  readonly hyphens: number;
  /** The largest ratio of stretch used (1 is all of it), its mean over all justified lines, and lines beyond -0.5 and 1. */
  readonly worst: number;
  readonly mean: number;
  readonly tight: number;
  readonly loose: number;
  /** Last lines shorter than a fifth of the measure. */
  readonly runts: number;
}

/** Counts what is done. */
export interface Tally {
  readonly leave: (reason: Reason) => void;
  readonly short: () => void;
  readonly set: (settled: Settled) => void;
  readonly report: () => LineReport;
}

/** A tally of nothing yet. */
export function newTally(): Tally {
  const left: Partial<Record<Reason, number>> = {};
  const counts = { paragraphs: 0, short: 0, lines: 0, hyphens: 0, worst: 0, tight: 0, loose: 0, runts: 0 };
  let justified = 0;
  let sum = 0;
  return {
    leave(reason) {
      left[reason] = (left[reason] ?? 0) + 1;
    },
    short() {
      counts.short++;
    },
    set({ ratios, free, hyphens, runts }) {
      counts.paragraphs++;
      counts.lines += ratios.length + free.length;
      counts.hyphens += hyphens;
      counts.runts += runts;
      justified += ratios.length;
      for (const r of ratios) {
        sum += Math.abs(r);
        counts.worst = Math.max(counts.worst, r);
        if (r < -0.5) counts.tight++;
        if (r > 1) counts.loose++;
      }
    },
    report: () => ({ ...counts, left, mean: justified ? sum / justified : 0 }),
  };
}
