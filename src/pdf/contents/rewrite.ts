import { PressError } from '../../problem.js';
import {
  compressed,
  contentOf,
  decoded,
  dict,
  follow,
  isRef,
  isStream,
  latin,
  pagesOf,
  type Page,
  type PdfFile,
} from '../objects/index.js';

/**
 * Rewrites what draws each page: `rewrite` gets the operators as text, one character a byte, and gives them back; `index` is the page's,
 * `stream` the stream's among those of the page; what is `known` to come of one (null: it stays) is not asked for.
 * A stream that several pages share is rewritten once. With `compress: false` it is left plain, for whoever rewrites it next.
 */
export async function rewriteContents(
  file: PdfFile,
  rewrite: (content: string, page: Page, index: number, stream: number) => string,
  {
    compress = true,
    known,
  }: {
    readonly compress?: boolean;
    readonly known?: (index: number, stream: number) => string | null | undefined;
  } = {},
): Promise<void> {
  const done = new Set<number>();
  const waiting: Promise<void>[] = [];
  for (const [index, page] of pagesOf(file).entries()) {
    for (const [place, part] of contentOf(file, page.dict).entries()) {
      const stream = follow(file, part);
      if (!isRef(part) || !isStream(stream)) {
        throw new PressError('Unexpected page whose content is no stream, expected drawing operators', {
          hint: 'The file is damaged: make it again.',
        });
      }
      if (done.has(part.id)) continue;
      done.add(part.id);
      const told = known?.(index, place);
      if (told === null) continue;
      const before = told ?? latin(decoded(stream));
      const after = told ?? rewrite(before, page, index, place);
      if (told === undefined && after === before && (stream.dict.has('Filter') || !compress)) continue;
      if (!compress) {
        const data = Buffer.from(after, 'latin1');
        file.objects.set(part.id, { kind: 'stream', dict: dict({ Length: data.length }), data });
        continue;
      }
      waiting.push(
        compressed(dict({}), Buffer.from(after, 'latin1')).then((made) => {
          file.objects.set(part.id, made);
        }),
      );
    }
  }
  await Promise.all(waiting);
}
