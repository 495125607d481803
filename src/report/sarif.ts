import type { Fix, Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { Problem, Severity } from '../problem.js';
import { fingerprints } from './fingerprint.js';
import type { Format } from './format.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<
  Severity,
  Result['level']
>;

/** A path as the URI that SARIF asks for, relative where it was. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}

function locationsOf({ place }: Problem): Location[] {
  if (!place) return [];
  return [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(place.file) },
        region: {
          startLine: place.start.line,
          startColumn: place.start.column,
          endLine: place.end.line,
          endColumn: place.end.column,
          charOffset: place.start.offset,
          charLength: place.end.offset - place.start.offset,
        },
      },
    },
  ];
}

function fixesOf(problem: Problem): { fixes?: Fix[] } {
  if (!problem.place || !problem.fix) return {};
  return {
    fixes: [
      {
        artifactChanges: [
          {
            artifactLocation: { uri: uriOf(problem.place.file) },
            replacements: problem.fix.map(({ start, end, text }) => ({
              deletedRegion: { charOffset: start, charLength: end - start },
              insertedContent: { text },
            })),
          },
        ],
      },
    ],
  };
}

function described(id: string, about: { summary: string; why: string } | undefined): ReportingDescriptor {
  if (!about) return { id };
  return {
    id,
    shortDescription: { text: about.summary },
    fullDescription: { text: about.why },
    help: { text: about.why },
  };
}

/** SARIF 2.1.0, one run; fingerprints survive line shifts, so that a code host knows a finding again. */
export const sarif: Format = (problems, context) => {
  const names = fingerprints(problems, context);
  const ids = [...new Set(problems.map(({ ruleId }) => ruleId))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'pamphleteer', rules: ids.map((id) => described(id, context.aboutRule?.(id))) },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem, index): Result => ({
          ruleId: problem.ruleId,
          ruleIndex: ids.indexOf(problem.ruleId),
          level: LEVELS[problem.severity],
          message: { text: problem.note ? `${problem.message}. ${problem.note}` : problem.message },
          locations: locationsOf(problem),
          partialFingerprints: { 'pamphleteer/v1': names[index] ?? '' },
          ...fixesOf(problem),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};
