import { visit } from '../../visit.js';
import { placeAt, type Problem } from '../../problem.js';
import type { Chapter } from '../model/index.js';
import { fenceOf } from '../syntax/index.js';

/** What looks like the mark of a block and is none: the parser leaves it in the text, and it would be printed. */
export function strayMarks(chapter: Chapter): readonly Problem[] {
  const problems: Problem[] = [];
  if (!/:::|^[ \t>]*[:~][ \t]/m.test(chapter.text)) return problems;
  visit(chapter.tree, 'paragraph', (node) => {
    const from = node.position?.start.offset ?? 0;
    const written = chapter.text.slice(from, node.position?.end.offset ?? from);
    for (const { 0: line, index } of written.matchAll(/^.+$/gm)) {
      const found = strayFence(line) ?? strayColon(line);
      if (!found) continue;
      const place = placeAt(chapter.file, chapter.text, from + index, from + index + line.length);
      problems.push({ ...found, severity: 'warning', place });
    }
  });
  return problems;
}

type Found = Pick<Problem, 'ruleId' | 'message' | 'note'>;

function strayFence(line: string): Found | undefined {
  if (fenceOf(line) === undefined) return undefined;
  return {
    ruleId: 'div-fence',
    message: `Unexpected ${JSON.stringify(line.trim())} in a paragraph, expected an opening fence (::: name) after a blank line, and its end (:::)`,
    note: 'It is printed as it stands.',
  };
}

function strayColon(line: string): Found | undefined {
  const [, mark] = /^[ \t>]*([:~])[ \t]+\S/.exec(line) ?? [];
  if (mark === undefined) return undefined;
  return {
    ruleId: 'stray-mark',
    message: `Unexpected "${mark}" at the beginning of a line, expected it below a term, which is a paragraph of one line, or right above or below a table`,
    note: `It is printed as it stands. Write \\${mark} where it is meant so.`,
  };
}
