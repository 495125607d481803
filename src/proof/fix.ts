import type { Edit, Problem } from '../problem.js';

/** Makes the edits that are certain and lie outside each other, and says how many. `problems` are those of one file. */
export function applyFixes(text: string, problems: readonly Problem[]): { text: string; fixed: number } {
  const wanted = problems.flatMap(({ fix }) => (fix && fix.length > 0 ? [fix] : []));
  const edits: Edit[] = [];
  let fixed = 0;
  let free = 0;
  wanted.sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0));
  for (const fix of wanted) {
    if ((fix[0]?.start ?? 0) < free) continue;
    edits.push(...fix);
    fixed++;
    free = Math.max(free, fix.at(-1)?.end ?? 0);
  }
  let out = '';
  let done = 0;
  for (const { start, end, text: replacement } of edits) {
    out += text.slice(done, start) + replacement;
    done = end;
  }
  return { text: out + text.slice(done), fixed };
}
