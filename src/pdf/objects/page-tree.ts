import { PressError } from '../../problem.js';
import {
  arrayAt,
  catalogOf,
  dictAt,
  follow,
  isRef,
  type Dict,
  type PdfFile,
  type Ref,
  type Value,
} from './objects.js';

/** A page and the reference to it. */
export interface Page {
  readonly ref: Ref;
  readonly dict: Dict;
}

/** Levels of the page tree. */
const DEEPEST = 500;

const INHERITED = ['MediaBox', 'CropBox', 'Resources', 'Rotate'];

/** The pages in order, with what they inherit from the page tree written into them. */
export function pagesOf(file: PdfFile): Page[] {
  const found: Page[] = [];
  const seen = new Set<number>();
  const visit = (value: Value | undefined, inherited: Dict, depth: number): void => {
    if (depth > DEEPEST) {
      throw new PressError('Unexpected nesting of the page tree, expected a whole file', {
        hint: 'The file is damaged: make it again.',
      });
    }
    const node = dictAt(file, value);
    if (!node || !isRef(value) || seen.has(value.id)) return;
    seen.add(value.id);
    if (node.get('Type') === '/Page') {
      for (const [key, own] of inherited) if (!node.has(key)) node.set(key, own);
      found.push({ ref: value, dict: node });
      return;
    }
    const handed = new Map(inherited);
    for (const key of INHERITED) {
      const own = node.get(key);
      if (own !== undefined) handed.set(key, own);
    }
    for (const kid of arrayAt(file, node.get('Kids'))) visit(kid, handed, depth + 1);
  };
  visit(catalogOf(file).get('Pages'), new Map(), 0);
  return found;
}

/** The parts of what draws a page, in order; none where nothing does. */
export function contentOf(file: PdfFile, page: Dict): readonly Value[] {
  const content = page.get('Contents');
  const whole = follow(file, content);
  if (Array.isArray(whole)) return whole;
  return content === undefined ? [] : [content];
}
