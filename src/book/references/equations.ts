import type { Element } from 'hast';
import { visit } from '../../visit.js';
import { type Section, addClass, hasClass, treesOf, plainText } from '../model/index.js';

/** What stands beside the displayed formulas of a section that have ids, by these. */
export function equationsIn(section: Pick<Section, 'content' | 'notes'>): [id: string, number: string][] {
  const found: [string, string][] = [];
  for (const tree of treesOf(section)) {
    visit(tree, 'element', (node) => {
      const { id } = node.properties;
      const [, number] = node.children;
      if (typeof id === 'string' && isDisplayed(node) && number?.type === 'element')
        found.push([id, plainText({ type: 'root', children: number.children })]);
    });
  }
  return found;
}

const isDisplayed = (node: Element): boolean => hasClass(node, 'formula') && hasClass(node, 'displayed');

/** Makes a link read as the number of the formula that it leads to. */
export function referToEquation(link: Element, number: string): void {
  addClass(link, 'equation-reference');
  link.properties.dataGenerated = '';
  link.children = [{ type: 'text', value: number }];
}
