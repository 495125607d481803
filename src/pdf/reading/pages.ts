import type { Drawn, Take } from './drawn.js';
import type { Face } from './faces.js';
import { openFile, type OpenFile } from './file.js';
import { Damage, isEntries, isItems, isReference, type Entries, type Item } from './lexer.js';
import { pageKey, type FaceKeys, type Margin, type PageKey } from './page-key.js';
import { takeGlyphs, type PageEntries } from './page.js';

/**
 * The glyphs of each page in drawing order. A reader of the files that we make, strict about them and a tenth of pdf.js's work; it shares
 * nothing with what wrote them, and must not, since it is what finds their faults. Throws `Damage` for a file that is not
 * what the format says, and `Unknown` for one that uses more than we do.
 */
export function* readPages(pdf: Uint8Array): Generator<readonly Drawn[]> {
  for (const { take } of openPages(pdf)) {
    const drawn: Drawn[] = [];
    take((glyph) => drawn.push({ ...glyph }));
    yield drawn;
  }
}

/** A page that can be read. */
export interface ReadablePage {
  /** Gives its glyphs, in drawing order. */
  readonly take: (take: Take) => void;
  /** Names all that the words of its text are read from (`pageKey`). */
  readonly key: (margin: Margin) => PageKey | undefined;
}

/** The pages of a file, none of them read yet. Throws as `readPages` does. */
export function openPages(pdf: Uint8Array): readonly ReadablePage[] {
  const file = openFile(pdf);
  const faces = new Map<Item, Face>();
  const keys: FaceKeys = new Map();
  return pagesOf(file).map((page) => ({
    take: (take) => takeGlyphs(page, file, faces, take),
    key: (margin) => pageKey(page, file, keys, margin),
  }));
}

const INHERITED = ['/Resources', '/MediaBox', '/CropBox'];

/** The pages in order (7.7.3), as many as the root counts. */
function pagesOf(file: OpenFile): readonly PageEntries[] {
  const found: PageEntries[] = [];
  const seen = new Set<number>();
  const visit = (item: Item | undefined, inherited: Entries): void => {
    const node = file.at(item);
    if (!isReference(item) || seen.has(item.object) || !isEntries(node)) throw new Damage('tree of pages');
    seen.add(item.object);
    const own = node;
    if (own.get('/Type') === '/Page') {
      found.push(new Map([...inherited, ...own]));
      return;
    }
    const handed = new Map(inherited);
    for (const key of INHERITED) {
      const value = own.get(key);
      if (value !== undefined) handed.set(key, value);
    }
    const kids = file.at(own.get('/Kids'));
    if (!isItems(kids)) throw new Damage('tree of pages');
    for (const kid of kids) visit(kid, handed);
  };
  const catalog = file.at(file.trailer.get('/Root'));
  if (!isEntries(catalog)) throw new Damage('catalog');
  const root = catalog.get('/Pages');
  visit(root, new Map());
  const tree = file.at(root);
  const count = isEntries(tree) ? tree.get('/Count') : undefined;
  if (count !== found.length) throw new Damage('number of pages');
  return found;
}
