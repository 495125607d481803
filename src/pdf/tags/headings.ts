import { arrayAt, catalogOf, dictAt, isName, isRef, type Dict, type PdfFile } from '../objects/index.js';

/** Makes the headings of a whole file nest without a gap: what is deeper than the heading before it is one level deeper, the first is H1. */
export function levelHeadings(file: PdfFile): void {
  const root = dictAt(file, catalogOf(file).get('StructTreeRoot'));
  if (root) levelIn(file, root, []);
}

/** @param open the levels of the headings around */
function levelIn(file: PdfFile, node: Dict, open: number[]): void {
  for (const kid of arrayAt(file, node.get('K'))) {
    const element = isRef(kid) ? dictAt(file, kid) : undefined;
    if (!element) continue;
    const role = element.get('S');
    const level = isName(role) ? Number(/^\/H([1-6])$/.exec(role)?.[1] ?? 0) : 0;
    if (level === 0) {
      levelIn(file, element, open);
      continue;
    }
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    element.set('S', `/H${String(open.length)}`);
  }
}
