import type { Finding, Rule } from './rules/index.js';

/** A finding and the rule that made it. */
export interface Raised {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** One step on the way from all that the rules say of a passage to what the reader is told. */
type SettleStep = (raised: readonly Raised[]) => readonly Raised[];

function overlap(a: Finding, b: Finding): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Two rules that expect the same at the same place are one finding, the surer one. */
const sameExpected: SettleStep = (raised) => {
  const kept: Raised[] = [];
  for (const one of raised) {
    const twin = kept.findIndex(
      ({ finding }) =>
        finding.start === one.finding.start &&
        finding.end === one.finding.end &&
        finding.expected[0] === one.finding.expected[0],
    );
    if (twin < 0) kept.push(one);
    else if ((kept[twin]?.finding.confidence ?? 0) < one.finding.confidence) kept[twin] = one;
  }
  return kept;
};

/** Of findings that overlap the surest stays, of equally sure ones the widest, then the first rule of the table. */
const surestOfOverlapping: SettleStep = (raised) => {
  const ranked = [...raised].sort(
    (a, b) =>
      b.finding.confidence - a.finding.confidence ||
      b.finding.end - b.finding.start - (a.finding.end - a.finding.start),
  );
  const kept: Raised[] = [];
  for (const one of ranked) if (!kept.some((other) => overlap(one.finding, other.finding))) kept.push(one);
  return kept;
};

const inReadingOrder: SettleStep = (raised) =>
  [...raised].sort((a, b) => a.finding.start - b.finding.start || a.finding.end - b.finding.end);

const STEPS: readonly SettleStep[] = [sameExpected, surestOfOverlapping, inReadingOrder];

/** One finding a place: what remains when the rules' findings on a passage have been weighed against each other. */
export function settle(raised: readonly Raised[]): readonly Raised[] {
  return STEPS.reduce((left, step) => step(left), raised);
}
