import { createHash } from 'node:crypto';
import { isDict, isRef, isStream, pagesOf, syntax, type PdfFile, type Value } from '../objects/index.js';

/** Streams that are the same, dictionary and data, become one: faces, pictures and profiles that every part carries. */
export function shareStreams(file: PdfFile): void {
  // What draws a page stays its own: its marked sequences are.
  const drawing = new Set<number>();
  for (const page of pagesOf(file)) {
    const content = page.dict.get('Contents');
    for (const part of Array.isArray(content) ? content : [content]) if (isRef(part)) drawing.add(part.id);
  }
  for (let pass = 0; pass < 4; pass++) {
    const first = new Map<string, number>();
    const same = new Map<number, number>();
    for (const [id, object] of file.objects) {
      const entry = isStream(object) ? object.dict : object;
      if (!isDict(entry)) continue;
      const type = entry.get('Type');
      const shared = isStream(object) || type === '/Font' || type === '/FontDescriptor' || entry.has('BM');
      if (!shared || drawing.has(id)) continue;
      const hash = createHash('sha1').update(syntax(entry, (id) => id));
      if (isStream(object)) hash.update(object.data);
      const key = hash.digest('base64');
      const met = first.get(key);
      if (met === undefined) first.set(key, id);
      else same.set(id, met);
    }
    if (same.size === 0) return;
    for (const id of same.keys()) file.objects.delete(id);
    const target = (value: Value): Value => {
      if (isRef(value)) {
        const to = same.get(value.id);
        return to === undefined ? value : { kind: 'ref', id: to };
      }
      redirect(value);
      return value;
    };
    const redirect = (value: Value): void => {
      if (Array.isArray(value)) value.forEach((item, index) => (value[index] = target(item)));
      else if (isStream(value)) redirect(value.dict);
      else if (isDict(value)) for (const [key, item] of value) value.set(key, target(item));
    };
    for (const object of file.objects.values()) redirect(object);
  }
}
