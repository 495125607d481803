import { rounded } from '../geometry/index.js';
import {
  arrayAt,
  catalogOf,
  contentOf,
  dict,
  dictAt,
  follow,
  isRef,
  isStream,
  pagesOf,
  type Page,
  type PdfFile,
  type Ref,
  type Stream,
  type Value,
} from '../objects/index.js';

/** What the form is called that draws a page's furniture. */
const NAME = 'Furniture';
const DRAWS_IT = Buffer.from(`/Artifact BMC\n/${NAME} Do\nEMC\n`, 'latin1');

/**
 * Sets furniture under the pages of a book's parts: page for page, in order, and with the upper left corners of their media together; as a form, which a page
 * draws before all else, as an artifact. The furniture is used up. None of the files has a number of an object in common with another, and none gets a new one.
 */
export function setFurniture(parts: readonly PdfFile[], furniture: readonly PdfFile[]): void {
  const forms = furniture.flatMap((file) => pagesOf(file).map((page) => ({ file, page })));
  const [first] = parts;
  if (!first) return;
  for (const file of furniture) {
    const idle = new Set([file.root, catalogOf(file).get('Pages')].map((at) => (isRef(at) ? at.id : 0)));
    for (const { ref } of pagesOf(file)) idle.add(ref.id);
    for (const [id, object] of file.objects) if (!idle.has(id)) first.objects.set(id, object);
    first.next = Math.max(first.next, file.next);
  }
  let drawing: Ref | undefined;
  const pages = parts.flatMap((part) => pagesOf(part).map(({ dict: page }) => ({ part, page })));
  for (const [i, { part, page }] of pages.entries()) {
    const form = forms[i];
    const content = form?.page.dict.get('Contents');
    const stream = form && follow(form.file, content);
    if (!form || !isRef(content) || !isStream(stream) || stream.data.length === 0) continue;
    first.objects.set(content.id, asForm(form.file, stream, form.page, arrayAt(part, page.get('MediaBox'))));
    if (!drawing) {
      // in the place of a page that is no more
      drawing = form.page.ref;
      first.objects.set(drawing.id, {
        kind: 'stream',
        dict: dict({ Length: DRAWS_IT.length }),
        data: DRAWS_IT,
      });
    }
    page.set('Contents', [drawing, ...contentOf(part, page)]);
    const resources = new Map(dictAt(part, page.get('Resources')));
    resources.set('XObject', new Map([...(dictAt(part, resources.get('XObject')) ?? []), [NAME, content]]));
    page.set('Resources', resources);
  }
}

/** What draws a page, as a form on another one. */
function asForm(
  file: PdfFile,
  { data, dict: entries }: Stream,
  { dict: own }: Page,
  on: readonly Value[],
): Stream {
  const box = arrayAt(file, own.get('MediaBox'));
  const [left, , , top] = box.map(Number);
  const [onLeft, , , onTop] = on.map(Number);
  const [dx, dy] = [rounded((onLeft ?? 0) - (left ?? 0)), rounded((onTop ?? 0) - (top ?? 0))];
  const form = dict({
    Type: '/XObject',
    Subtype: '/Form',
    BBox: [...box],
    Matrix: dx === 0 && dy === 0 ? undefined : [1, 0, 0, 1, dx, dy],
    Resources: own.get('Resources'),
  });
  return { kind: 'stream', data, dict: new Map([...form, ...entries]) };
}
