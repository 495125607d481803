import type { Problem } from '../../problem.js';
import type { Accepted, ProofSettings } from './settings.js';

/** What is said of an entry that accepts nothing, described as a rule is. */
export const STALE = {
  id: 'stale-acceptance',
  summary: 'An accepted finding that is found no more',
  why: 'An entry of proof.yaml that accepts nothing hides what will stand there later. Take it out, or mend its text.',
} as const;

/** Text with its line ends and runs of spaces as one space: how accepted texts are compared. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function isIn(entry: Accepted, file: string): boolean {
  return entry.file === undefined || file === entry.file || file.endsWith(`/${entry.file}`);
}

function accepts(entry: Accepted, problem: Problem, found: string): boolean {
  if (entry.rule !== problem.ruleId || !isIn(entry, problem.place?.file ?? '')) return false;
  return plain(found) === plain(entry.text);
}

/** What was proof-read: an entry that accepts nothing is stale only where it could have. */
export interface Reach {
  readonly textOf: (file: string) => string;
  readonly ran: ReadonlySet<string>;
  /** The files whose findings were asked for; all of the book's without it. */
  readonly files?: readonly string[] | undefined;
}

/** Leaves out what `proof.yaml` accepts, and reports its entries that no longer accept anything. */
export function withoutAccepted(
  problems: readonly Problem[],
  settings: ProofSettings,
  { textOf, ran, files }: Reach,
): Problem[] {
  const used = new Set<Accepted>();
  const left = problems.filter((problem) => {
    const { place } = problem;
    if (!place) return true;
    const found = textOf(place.file).slice(place.start.offset, place.end.offset);
    const entries = settings.accepted.filter((one) => accepts(one, problem, found));
    for (const entry of entries) used.add(entry);
    return entries.length === 0;
  });
  const couldAccept = (entry: Accepted): boolean =>
    ran.has(entry.rule) &&
    (files === undefined || (entry.file !== undefined && files.some((file) => isIn(entry, file))));
  const stale = settings.accepted
    .filter((entry) => !used.has(entry) && couldAccept(entry))
    .map((entry): Problem => ({
      ruleId: STALE.id,
      severity: 'warning',
      message: `Unexpected acceptance of “${entry.text}”, expected a finding of ${entry.rule} there`,
      place: entry.place,
      expected: [],
      note: 'Nothing is found there any more: take the entry out.',
    }));
  return [...left, ...stale];
}
