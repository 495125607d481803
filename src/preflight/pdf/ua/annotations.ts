import { follow, pagesOf, type PdfFile } from '../../../pdf/index.js';
import { said, type Check, type Found } from '../check.js';
import { annotationsOf, tagsOf, type Tag } from './tree.js';

/** What needs no place in the structure: marks of printers, windows of others. */
const BARE = new Set(['PrinterMark', 'Popup', 'TrapNet']);
const HIDDEN = 2;

function wrongWith(file: PdfFile, annotation: Tag['dict'], owner: Tag | undefined): string | undefined {
  const kind = said(annotation.get('Subtype'));
  const flags = Number(follow(file, annotation.get('F')) ?? 0);
  if (kind === 'TrapNet') return 'Unexpected trap network, expected none';
  if (kind === 'PrinterMark' && owner)
    return "Unexpected printer's mark in the structure, expected it outside";
  if (BARE.has(kind) || (flags & HIDDEN) !== 0) return undefined;
  const speaks = annotation.has('Contents') || owner?.dict.has('Alt') === true;
  if (kind === 'Link') {
    if (!annotation.has('Contents') || !annotation.has('StructParent') || !owner)
      return 'Unexpected link without contents or structure, expected both';
    return owner.role === 'Link' ? undefined : `Unexpected link in ${owner.own}, expected it in Link`;
  }
  if (kind === 'Widget') {
    if (owner?.role !== 'Form') return 'Unexpected field outside the structure, expected it in Form';
    return annotation.has('TU') || speaks
      ? undefined
      : 'Unexpected field without a name for readers, expected TU';
  }
  if (!owner) return `Unexpected annotation ${kind} outside the structure, expected it in Annot`;
  return speaks ? undefined : `Unexpected annotation ${kind} that says nothing, expected Contents`;
}

/** Links, fields and comments: Matterhorn Protocol 1.1, checkpoint 28. */
export const ANNOTATION_CHECKS: readonly Check[] = [
  {
    id: 'ua/links',
    why: 'A link is announced by its contents, and reached in the order of the structure.',
    look: ({ file }) => {
      const owners = new Map(
        tagsOf(file).flatMap((tag) => tag.annotations.map((one) => [one, tag] as const)),
      );
      const pages = pagesOf(file);
      // Without a structure everything is wrong; that is said once, elsewhere.
      if (tagsOf(file).length === 0) return [];
      return annotationsOf(file).flatMap((annotations, index): readonly Found[] => {
        const page = index + 1;
        const wrong = annotations.flatMap((one): readonly Found[] => {
          const message = wrongWith(file, one, owners.get(one));
          return message === undefined ? [] : [{ page, message }];
        });
        const ordered = annotations.length === 0 || pages[index]?.dict.get('Tabs') === '/S';
        return ordered ? wrong : [...wrong, { page, message: 'Unexpected order of links, expected Tabs S' }];
      });
    },
  },
];
