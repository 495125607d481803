import { createHash } from 'node:crypto';
import { isDict, isRef, isStream, pagesOf, syntax, type PdfFile, type Value } from '../objects/index.js';

/** Objects that refer to each other through so many others, a face's descriptor to its file, can become one. */
const DEEPEST = 4;

/** Streams that are the same, dictionary and data, become one: faces, pictures and profiles that every part carries. */
export function shareStreams(file: PdfFile): void {
  const to = new Map<number, number>();
  const target = (id: number): number => to.get(id) ?? id;
  const shareable = [...file.objects].filter(isShareable(file));
  const data = new Map<number, string>();
  for (let depth = 0; depth < DEEPEST; depth++) {
    const first = new Map<string, number>();
    const before = to.size;
    for (const [id, object] of shareable) {
      if (to.has(id)) continue;
      const stream = isStream(object) ? (data.get(id) ?? hashOf(object.data)) : '';
      data.set(id, stream);
      const key = `${stream} ${hashOf(syntax(isStream(object) ? object.dict : object, target))}`;
      const met = first.get(key);
      if (met === undefined) first.set(key, id);
      else to.set(id, met);
    }
    if (to.size === before) break;
  }
  if (to.size === 0) return;
  for (const id of to.keys()) file.objects.delete(id);
  const redirected = (value: Value): Value => {
    if (isRef(value)) {
      const id = to.get(value.id);
      return id === undefined ? value : { kind: 'ref', id };
    }
    redirect(value);
    return value;
  };
  const redirect = (value: Value): void => {
    if (Array.isArray(value)) value.forEach((item, index) => (value[index] = redirected(item)));
    else if (isStream(value)) redirect(value.dict);
    else if (isDict(value)) for (const [key, item] of value) value.set(key, redirected(item));
  };
  for (const object of file.objects.values()) redirect(object);
}

/** What draws a page stays its own: its marked sequences are. */
function isShareable(file: PdfFile): (entry: readonly [number, Value]) => boolean {
  const drawing = new Set<number>();
  for (const page of pagesOf(file)) {
    const content = page.dict.get('Contents');
    for (const part of Array.isArray(content) ? content : [content]) if (isRef(part)) drawing.add(part.id);
  }
  return ([id, object]) => {
    const entries = isStream(object) ? object.dict : object;
    if (!isDict(entries) || drawing.has(id)) return false;
    const type = entries.get('Type');
    return isStream(object) || type === '/Font' || type === '/FontDescriptor' || entries.has('BM');
  };
}

const hashOf = (data: string | Uint8Array): string => createHash('sha1').update(data).digest('base64');
