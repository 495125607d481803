import type { Html } from 'mdast';
import { placeAt, type Problem } from '../../problem.js';
import { visit } from '../../visit.js';
import type { Chapter } from '../model/index.js';

/** Elements that a parser of HTML opens again in every block that follows, until something closes them. */
const TAG = /<(\/?)([bisu]|big|code|em|font|small|strike|strong|tt)(?=[\s/>])[^<>]*>/gi;

interface Open {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Tags that set words in bold, italics and the like and are never closed: all that follows in the chapter would be set so. */
export function openHtml({ file, text, tree }: Chapter): readonly Problem[] {
  if (!/<(?:[bisu]|big|code|em|font|small|strike|strong|tt)\b/i.test(text)) return [];
  const open: Open[] = [];
  visit(tree, 'html', (node: Html) => {
    for (const { 0: tag, 1: end, 2: written = '', index } of withoutComments(node.value).matchAll(TAG)) {
      const name = written.toLowerCase();
      const from = (node.position?.start.offset ?? 0) + index;
      if (end === '') open.push({ name, from, to: from + tag.length });
      else {
        const last = open.findLastIndex((one) => one.name === name);
        if (last >= 0) open.splice(last, 1);
      }
    }
  });
  return open.map(({ name, from, to }) => ({
    ruleId: 'html-open',
    severity: 'warning',
    message: `Unexpected <${name}> that nothing closes, expected </${name}>`,
    place: placeAt(file, text, from, to),
    note: `All that follows in the chapter is set so. Write \\<${name}> where no tag is meant.`,
  }));
}

const withoutComments = (html: string): string =>
  html.replace(/<!--.*?-->/gs, (comment) => ' '.repeat(comment.length));
