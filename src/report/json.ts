import type { Format } from './format.js';

/** One JSON array; its fields are a contract that scripts depend on. */
export const json: Format = (problems) => {
  const rows = problems.map(({ place, ruleId, severity, message, expected }) => ({
    file: place?.file ?? null,
    line: place?.start.line ?? null,
    column: place?.start.column ?? null,
    endLine: place?.end.line ?? null,
    endColumn: place?.end.column ?? null,
    start: place?.start.offset ?? null,
    end: place?.end.offset ?? null,
    ruleId,
    severity,
    message,
    expected: expected ?? [],
  }));
  return rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
};
