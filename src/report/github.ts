import type { Severity } from '../problem.js';
import type { Format } from './format.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } satisfies Record<Severity, string>;

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Workflow commands, which GitHub shows as annotations on the lines of a pull request. */
export const github: Format = (problems) =>
  problems
    .map(({ place, ruleId, severity, message, note }) => {
      const fields: Record<string, string | number> = place
        ? {
            file: place.file,
            line: place.start.line,
            endLine: place.end.line,
            // GitHub ignores columns of annotations over several lines, and says so in a warning of its own.
            ...(place.start.line === place.end.line
              ? { col: place.start.column, endColumn: place.end.column }
              : {}),
            title: ruleId,
          }
        : { title: ruleId };
      const properties = Object.entries(fields).map(
        ([key, value]) => `${key}=${escapeProperty(String(value))}`,
      );
      return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(note ? `${message}. ${note}` : message)}\n`;
    })
    .join('');
