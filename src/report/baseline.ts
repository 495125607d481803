import { PressError, type Problem } from '../problem.js';
import { fingerprints } from './fingerprint.js';
import type { ReportContext } from './format.js';

const VERSION = 1;

/** The text of a baseline file: the problems that are known and may stay for now. */
export function writeBaseline(problems: readonly Problem[], context: ReportContext): string {
  return `${JSON.stringify({ version: VERSION, fingerprints: [...fingerprints(problems, context)].sort() }, null, 2)}\n`;
}

/** The problems that a baseline file does not know. Throws a `PressError` when it is no baseline file. */
export function withoutBaseline(
  problems: readonly Problem[],
  file: string,
  baseline: string,
  context: ReportContext,
): readonly Problem[] {
  let known: unknown;
  try {
    known = JSON.parse(baseline);
  } catch {
    known = undefined;
  }
  const { version, fingerprints: list } = (known ?? {}) as { version?: unknown; fingerprints?: unknown };
  if (version !== VERSION || !Array.isArray(list))
    throw new PressError(`Unexpected content of ${file}, expected a baseline`, {
      hint: 'Delete it; the next run with --baseline writes a new one.',
    });
  const old = new Set<unknown>(list);
  const names = fingerprints(problems, context);
  return problems.filter((_, index) => !old.has(names[index]));
}
