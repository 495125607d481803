import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver';
import type { Place, Problem, Severity } from '../problem.js';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} satisfies Record<Severity, DiagnosticSeverity>;

/** A place as editors count: lines and UTF-16 units from 0. */
export function rangeOf({ start, end }: Place): Range {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

/** A problem as an editor shows it. */
export function diagnosticOf(problem: Problem & { readonly place: Place }): Diagnostic {
  const { ruleId, severity, message, note, place } = problem;
  return {
    range: rangeOf(place),
    severity: SEVERITIES[severity],
    code: ruleId,
    source: 'pamphleteer',
    message: note === undefined ? message : `${message}\n${note}`,
  };
}
