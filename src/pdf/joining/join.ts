import { PressError } from '../../problem.js';
import {
  add,
  catalogOf,
  dict,
  pagesOf,
  readPdf,
  type Dict,
  type PdfFile,
  type Ref,
  type Value,
} from '../objects/index.js';
import { namedDestinations } from './name-trees.js';
import { outlineItems, outlineOf } from './outlines.js';
import { shareFaces } from './share-faces.js';
import { shareStreams } from './share-streams.js';
import { nameSubsets } from './subset-names.js';
import { structureRoot, takeStructure, type Structure } from './structures.js';

/** Several PDFs as one, and what `links.ts` needs to settle what points from one into another. */
export interface Joined {
  readonly file: PdfFile;
  /** For every part, how many pages it has, the blank ones before it among them. */
  readonly counts: readonly number[];
  /** For every part, its named destinations: explicit arrays. */
  readonly destinations: readonly ReadonlyMap<string, Value>[];
}

/**
 * Joins tagged PDFs of the engine, as bytes or read already with no number of an object twice, in order: pages, structure under one Document, outlines, named destinations (kept apart,
 * by part), each face and equal streams once. `blanksBefore` says how many empty pages to put before each part, `below` which part before it the outline has it below, by
 * its index. Dates and producer are left behind. Throws a `PressError` on a file that cannot be read or no file.
 */
export function joinPdfs(
  parts: readonly (Uint8Array | PdfFile)[],
  blanksBefore: readonly number[] = [],
  below: readonly (number | undefined)[] = [],
): Joined {
  const objects = new Map<number, Value>();
  const structure: Structure = { tops: [], nums: [], roles: new Map(), identifiers: [], nextKey: 0 };
  const pageRefs: Ref[] = [];
  const pageDicts: Dict[] = [];
  const items: (readonly Ref[])[] = [];
  const counts: number[] = [];
  const destinations: Map<string, Value>[] = [];
  let next = 1;
  let language: Value | undefined;
  for (const part of parts) if (!(part instanceof Uint8Array)) next = Math.max(next, part.next);
  parts.forEach((given, index) => {
    const part = given instanceof Uint8Array ? readPdf(given, next - 1) : given;
    next = Math.max(next, part.next);
    for (const [id, object] of part.objects) objects.set(id, object);
    const catalog = catalogOf(part);
    language ??= catalog.get('Lang');
    const pages = pagesOf(part);
    const blanks = blanksBefore[index] ?? 0;
    counts.push(blanks + pages.length);
    for (let blank = 0; blank < blanks; blank++) {
      const page: Ref = { kind: 'ref', id: next++ };
      const empty = dict({ Type: '/Page', Resources: dict({}), MediaBox: pages[0]?.dict.get('MediaBox') });
      objects.set(page.id, empty);
      pageRefs.push(page);
      pageDicts.push(empty);
    }
    for (const page of pages) {
      pageRefs.push(page.ref);
      pageDicts.push(page.dict);
    }
    takeStructure(part, index + 1, structure);
    items.push(outlineItems(part));
    destinations.push(namedDestinations(part));
  });
  if (pageRefs.length === 0) {
    throw new PressError('Unexpected book of no pages, expected at least one', {
      hint: 'Give the book a chapter with text in it.',
    });
  }
  const root: Ref = { kind: 'ref', id: next++ };
  const file: PdfFile = { objects, root, info: undefined, next };
  const tree = add(file, dict({ Type: '/Pages', Count: pageRefs.length, Kids: pageRefs }));
  for (const page of pageDicts) page.set('Parent', tree);
  const catalog = dict({ Type: '/Catalog', Pages: tree, Lang: language });
  objects.set(root.id, catalog);
  if (structure.tops.length > 0) catalog.set('StructTreeRoot', structureRoot(file, structure, language));
  const outline = outlineOf(file, items, below);
  if (outline) catalog.set('Outlines', outline);
  shareFaces(file);
  nameSubsets(file);
  shareStreams(file);
  return { file, counts, destinations };
}
