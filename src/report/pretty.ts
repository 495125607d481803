import type { Place, Severity } from '../problem.js';
import type { Format } from './format.js';

const COLOURS = { error: 31, warning: 33, info: 36 } satisfies Record<Severity, number>;
/** Columns of text shown round a finding; lines of a manuscript are whole paragraphs. */
const FRAME = 90;
/** What is left of the finding in a frame that had to be cut. */
const LEAD = 30;

/** Control characters would move the cursor or change the terminal's colours. */
function visible(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}

/** The line that a place is in, and under it the place marked; cut where it is long. */
export function codeFrame(text: string, place: Place): readonly string[] {
  const from = place.start.offset - (place.start.column - 1);
  const lineEnd = text.slice(place.start.offset).search(/[\r\n]/);
  const to = lineEnd < 0 ? text.length : place.start.offset + lineEnd;
  const begin = to - from <= FRAME ? from : Math.max(from, Math.min(place.start.offset - LEAD, to - FRAME));
  const end = Math.min(to, begin + FRAME);
  const marked = Math.max(1, Math.min(place.end.offset, end) - place.start.offset);
  const head = begin > from ? '…' : '';
  const tail = end < to ? '…' : '';
  const gutter = String(place.start.line);
  const indent = ' '.repeat(gutter.length);
  return [
    `  ${gutter} │ ${head}${visible(text.slice(begin, end))}${tail}`,
    `  ${indent} │ ${' '.repeat(head.length + place.start.offset - begin)}${'^'.repeat(marked)}`,
  ];
}

function plural(count: number, one: string): string {
  return `${String(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** For people: place, message, the line with the stretch marked, and why. */
export const pretty: Format = (problems, context) => {
  const { colour } = context;
  const paint = (code: number, text: string): string =>
    colour ? `\u001b[${String(code)}m${text}\u001b[0m` : text;
  const blocks = problems.map(({ place, page, ruleId, severity, message, note }) => {
    const where = place
      ? `${place.file}:${String(place.start.line)}:${String(place.start.column)}`
      : page
        ? `page ${page}`
        : '';
    const text = place ? context.textOf(place.file) : undefined;
    const lines = [
      `${where ? `${visible(where)} ` : ''}${paint(COLOURS[severity], severity)} ${visible(message)} ${paint(2, ruleId)}`,
      ...(place && text !== undefined ? codeFrame(text, place) : []),
      ...(note ? [`  ${visible(note)}`] : []),
    ];
    return `${lines.join('\n')}\n`;
  });
  if (blocks.length === 0) return '';
  const count = (severity: Severity): number => problems.filter((one) => one.severity === severity).length;
  const total = (['error', 'warning', 'info'] as const)
    .filter((severity) => count(severity) > 0)
    .map((severity) =>
      severity === 'info' ? `${String(count(severity))} to look at` : plural(count(severity), severity),
    )
    .join(', ');
  return `${blocks.join('\n')}\n${total}\n`;
};
