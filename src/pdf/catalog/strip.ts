import { catalogOf, pagesOf, type PdfFile } from '../objects/index.js';

const INTERACTIVE = [
  'StructTreeRoot',
  'MarkInfo',
  'Outlines',
  'Dests',
  'Names',
  'PageLabels',
  'PageMode',
  'PageLayout',
  'AcroForm',
  'OpenAction',
  'AA',
  'Threads',
  'Perms',
  'Legal',
  'Collection',
];

/** Takes out of the catalog what only a reader on a screen has: structure, outline, destinations, forms, actions. */
export function stripCatalog(file: PdfFile): void {
  for (const key of INTERACTIVE) catalogOf(file).delete(key);
}

/**
 * Takes out what a press has no use for and PDF/X-4 forbids: links, structure, outline, destinations, actions. The marks in the pages
 * that structure hung on stay: nothing sees them but the comparison of words, which tells cells of a table apart by them.
 */
export function stripInteraction(file: PdfFile): void {
  stripCatalog(file);
  for (const { dict: page } of pagesOf(file))
    for (const key of ['Annots', 'StructParents', 'Tabs', 'AA', 'Metadata', 'Thumb', 'B']) page.delete(key);
}
