/** Lines of context round a change. */
const CONTEXT = 3;

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** The lines of two texts aligned; their common beginning and end are left to the caller to keep this small. */
function align(before: readonly string[], after: readonly string[]): Step[] {
  const rows = before.length;
  const columns = after.length;
  const common = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const row = common[i] as Uint32Array;
      const next = common[i + 1] as Uint32Array;
      row[j] =
        before[i] === after[j]
          ? (next[j + 1] as number) + 1
          : Math.max(next[j] as number, row[j + 1] as number);
    }
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && before[i] === after[j]) {
      steps.push({ sign: ' ', line: before[i] as string });
      i++;
      j++;
    } else if (i < rows && (j === columns || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)))
      steps.push({ sign: '-', line: before[i++] as string });
    else steps.push({ sign: '+', line: after[j++] as string });
  }
  return steps;
}

/** Texts of more changed lines than this are shown line by line without looking for what moved. */
const ALIGNABLE = 3000;

function stepsBetween(before: readonly string[], after: readonly string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const old = before.slice(head, before.length - tail);
  const fresh = after.slice(head, after.length - tail);
  const keep = (lines: readonly string[]): Step[] => lines.map((line) => ({ sign: ' ', line }));
  let middle: Step[];
  if (old.length * fresh.length <= ALIGNABLE ** 2) middle = align(old, fresh);
  else if (old.length === fresh.length)
    middle = old.flatMap((line, index): Step[] =>
      line === fresh[index]
        ? [{ sign: ' ', line }]
        : [
            { sign: '-', line },
            { sign: '+', line: fresh[index] ?? '' },
          ],
    );
  else
    middle = [
      ...old.map((line): Step => ({ sign: '-', line })),
      ...fresh.map((line): Step => ({ sign: '+', line })),
    ];
  return [...keep(before.slice(0, head)), ...middle, ...keep(before.slice(before.length - tail))];
}

/** What stands after a last line that does not end. */
const NO_END = '\n\\ No newline at end of file\n';

/** The lines of a text, each with its end. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A unified diff from one text of a file to another; empty when they are the same. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = stepsBetween(linesOf(before), linesOf(after));
  const changed = steps.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  let out = `--- a/${file}\n+++ b/${file}\n`;
  let at = 0;
  while (at < changed.length) {
    const first = changed[at] ?? 0;
    let last = first;
    while (at < changed.length && (changed[at] ?? 0) <= last + 2 * CONTEXT) last = changed[at++] ?? last;
    const from = Math.max(0, first - CONTEXT);
    const to = Math.min(steps.length, last + CONTEXT + 1);
    const hunk = steps.slice(from, to);
    const lines = (sign: Step['sign'], list: readonly Step[]): number =>
      list.filter((step) => step.sign === ' ' || step.sign === sign).length;
    const head = steps.slice(0, from);
    const range = (sign: Step['sign']): string => {
      const size = lines(sign, hunk);
      // An empty range is named by the line before it.
      return `${lines(sign, head) + (size === 0 ? 0 : 1)},${size}`;
    };
    out += `@@ -${range('-')} +${range('+')} @@\n`;
    out += hunk.map(({ sign, line }) => `${sign}${line}${line.endsWith('\n') ? '' : NO_END}`).join('');
  }
  return out;
}
