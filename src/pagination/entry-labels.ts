import type { Element, Root } from 'hast';
import { visit } from '../visit.js';
import { hasClass, labelsOf } from '../book/index.js';
import type { LineWidth } from './line-width.js';

/** Between a label and the text behind it, in em. */
const GAP = 0.5;

/** Whether a section lists works with labels. */
export function hasLabels(tree: Root): boolean {
  let found = false;
  visit(tree, { tagName: 'ul' }, (list) => {
    found ||= isLabelled(list);
  });
  return found;
}

const isLabelled = (list: Element): boolean => hasClass(list, 'bibliography') && hasClass(list, 'labelled');

/**
 * Says on lists of works what style sheets cannot know: `--label`, the width of the column for labels, by the widest of them; `--entry-spacing` and
 * `--line-spacing`, in lines. Mutates `tree`.
 */
export function setEntries(tree: Root, widthOf: LineWidth | undefined): void {
  visit(tree, { tagName: 'ul' }, (list) => {
    const { dataEntrySpacing: entries, dataLineSpacing: lines } = list.properties;
    const style = [
      ...(widthOf && isLabelled(list) ? [`--label: ${columnFor(labelsOf(list), widthOf)}`] : []),
      ...(typeof entries === 'number' ? [`--entry-spacing: ${String(entries)}`] : []),
      ...(typeof lines === 'number' ? [`--line-spacing: ${String(lines)}`] : []),
    ];
    if (style.length > 0) list.properties.style = style.join('; ');
  });
}

const columnFor = (labels: readonly string[], widthOf: LineWidth): string =>
  `${(Math.max(...labels.map(widthOf)) + GAP).toFixed(3)}em`;
