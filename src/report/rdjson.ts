import type { Point, Severity } from '../problem.js';
import type { Format } from './format.js';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } satisfies Record<Severity, string>;

/** Reviewdog's diagnostic format; its columns count bytes of UTF-8. */
export const rdjson: Format = (problems, context) => {
  const diagnostics = problems.flatMap(({ place, ruleId, severity, message, note, fix }) => {
    if (!place) return [];
    const text = context.textOf(place.file) ?? '';
    const position = ({ line, column, offset }: Point): object => ({
      line,
      column: Buffer.byteLength(text.slice(offset - column + 1, offset), 'utf8') + 1,
    });
    const range = { start: position(place.start), end: position(place.end) };
    const [only, ...more] = fix ?? [];
    const whole =
      only && more.length === 0 && only.start === place.start.offset && only.end === place.end.offset;
    return [
      {
        message: note ? `${message}. ${note}` : message,
        location: { path: place.file, range },
        severity: SEVERITIES[severity],
        code: { value: ruleId },
        ...(whole ? { suggestions: [{ range, text: only.text }] } : {}),
      },
    ];
  });
  return `${JSON.stringify({ source: { name: 'pamphleteer' }, diagnostics }, null, 2)}\n`;
};
