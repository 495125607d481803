import type { PdfFile } from '../objects/index.js';
import { element, type TagElement, type TagKid } from './structure.js';

/** Makes lists of the index' pages an index (ISO 32000-1, 14.8.4.2), in which each link is a reference. Returns what then stands there. */
export function gatherIndex(file: PdfFile, kids: readonly TagKid[]): TagKid[] {
  return kids.map((kid) => {
    if (kid.kind !== 'element' || kid.role !== 'L') return kid;
    referring(file, kid);
    return element(file, 'Index', [kid]);
  });
}

function referring(file: PdfFile, node: TagElement): void {
  node.kids = node.kids.map((kid) => {
    if (kid.kind !== 'element') return kid;
    if (kid.role === 'Link') return element(file, 'Reference', [kid]);
    referring(file, kid);
    return kid;
  });
}
