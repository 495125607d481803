import { takeSourcePages, type Section } from '../../book/index.js';
import { letterCount } from './page-marks.js';
import type { PageStart } from './page-starts.js';

/**
 * The pages of the edition that the text was taken from, by section: where a section ends with a page's mark, the page begins with the
 * next one. Empty where the manuscript marks none.
 */
export function sourceStarts(sections: readonly Section[]): ReadonlyMap<string, readonly PageStart[]> {
  const starts = new Map<string, readonly PageStart[]>();
  let carried: PageStart[] = [];
  let last: string | undefined;
  for (const { id, content } of sections) {
    const tree = structuredClone(content);
    const own = takeSourcePages(tree);
    if (own.length === 0 && carried.length === 0) continue;
    const letters = lettersIn(tree);
    const here = [...carried, ...own.filter((page) => page.letters < letters)];
    carried = own.filter((page) => page.letters >= letters).map(({ label }) => ({ label, letters: 0 }));
    if (here.length > 0) starts.set(id, here);
    last = id;
  }
  // Behind the text there may be pages without words.
  if (last !== undefined && carried.length > 0) starts.set(last, [...(starts.get(last) ?? []), ...carried]);
  return starts;
}

function lettersIn(node: Section['content'] | Section['content']['children'][number]): number {
  if (node.type === 'text') return letterCount(node.value);
  return 'children' in node ? node.children.reduce((sum, child) => sum + lettersIn(child), 0) : 0;
}
