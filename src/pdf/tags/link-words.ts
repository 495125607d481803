import { dictAt, isBytes, text, type PdfFile, type Value } from '../objects/index.js';
import type { Tagged } from './repair.js';

/** Gives every link its words, as what a screen reader says for it; `words` are those of a marked sequence. */
export function describeLinks(
  file: PdfFile,
  tagged: Tagged,
  words: (page: number, mcid: number) => string | undefined,
): void {
  for (const { annotation, content } of tagged.links) {
    const link = dictAt(file, file.objects.get(annotation));
    const said = content
      .map(({ page, mcid }) => words(page, mcid) ?? '')
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    const address: Value | undefined = dictAt(file, link?.get('A'))?.get('URI');
    // an address that cannot exist stands for a place in the book
    const other = isBytes(address) && !address.bytes.includes('.invalid/') ? address.bytes : 'Link';
    link?.set('Contents', text(said || other));
  }
}
