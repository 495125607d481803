import type { Problem } from '../problem.js';
import type { Accepted, ProofSettings } from './settings.js';

/** Text with its line ends and runs of spaces as one space: how accepted texts are compared. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function accepts(entry: Accepted, problem: Problem, found: string): boolean {
  if (entry.rule !== problem.ruleId) return false;
  const file = problem.place?.file ?? '';
  if (entry.file !== undefined && file !== entry.file && !file.endsWith(`/${entry.file}`)) return false;
  return plain(found) === plain(entry.text);
}

/** Leaves out what `proof.yaml` accepts, and reports its entries that no longer accept anything. */
export function withoutAccepted(
  problems: readonly Problem[],
  settings: ProofSettings,
  textOf: (file: string) => string,
): Problem[] {
  const used = new Set<Accepted>();
  const left = problems.filter((problem) => {
    const { place } = problem;
    if (!place) return true;
    const found = textOf(place.file).slice(place.start.offset, place.end.offset);
    const entry = settings.accepted.find((one) => accepts(one, problem, found));
    if (entry) used.add(entry);
    return entry === undefined;
  });
  const stale = settings.accepted
    .filter((entry) => !used.has(entry))
    .map((entry): Problem => ({
      ruleId: 'stale-acceptance',
      severity: 'warning',
      message: `Unexpected acceptance of “${entry.text}”, expected a finding of ${entry.rule} there`,
      place: entry.place,
      expected: [],
      note: 'Nothing is found there any more: take the entry out.',
    }));
  return [...left, ...stale];
}
