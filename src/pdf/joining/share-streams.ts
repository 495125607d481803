import { createHash } from 'node:crypto';
import {
  contentOf,
  isDict,
  isRef,
  isStream,
  pagesOf,
  syntax,
  type PdfFile,
  type Value,
} from '../objects/index.js';

/**
 * Streams that are the same, dictionary and data, become one: pictures and profiles that every part carries; and with them the faces and states that are
 * the same.
 */
export function shareStreams(file: PdfFile): void {
  const shareable = new Map([...file.objects].filter(isShareable(file)));
  const first = new Map<string, number>();
  const to = new Map<number, number>();
  /** The number of the first object that is the same as this one, all that it refers to included. */
  const target = (id: number): number => {
    const known = to.get(id);
    const object = shareable.get(id);
    if (known !== undefined || object === undefined) return known ?? id;
    to.set(id, id); // what refers to itself is like nothing else
    const data = isStream(object) ? hashOf(object.data) : '';
    const key = `${data} ${hashOf(syntax(isStream(object) ? object.dict : object, target))}`;
    const met = first.get(key) ?? id;
    first.set(key, met);
    to.set(id, met);
    return met;
  };
  const gone = new Set([...shareable.keys()].filter((id) => target(id) !== id));
  if (gone.size === 0) return;
  for (const id of gone) file.objects.delete(id);
  const redirected = (value: Value): Value => {
    if (isRef(value)) return gone.has(value.id) ? { kind: 'ref', id: target(value.id) } : value;
    redirect(value);
    return value;
  };
  const redirect = (value: Value): void => {
    if (Array.isArray(value)) value.forEach((item, index) => (value[index] = redirected(item)));
    else if (isStream(value)) redirect(value.dict);
    else if (isDict(value)) for (const [key, item] of value) value.set(key, redirected(item));
  };
  for (const object of file.objects.values()) if (!isOfStructureAlone(object)) redirect(object);
}

/** Whether it is an element of the structure that holds no object (ISO 32000-1, 14.7.4.3): pages, elements and numbers of sequences are not shared. */
function isOfStructureAlone(object: Value): boolean {
  if (!isDict(object) || object.get('Type') !== '/StructElem') return false;
  const kids = object.get('K');
  return (Array.isArray(kids) ? kids : [kids]).every((kid) => !isDict(kid) || !kid.has('Obj'));
}

/** What draws a page stays its own: its marked sequences are. */
function isShareable(file: PdfFile): (entry: readonly [number, Value]) => boolean {
  const drawing = new Set<number>();
  for (const page of pagesOf(file)) {
    for (const part of contentOf(file, page.dict)) if (isRef(part)) drawing.add(part.id);
  }
  return ([id, object]) => {
    const entries = isStream(object) ? object.dict : object;
    if (!isDict(entries) || drawing.has(id)) return false;
    const type = entries.get('Type');
    return isStream(object) || type === '/Font' || type === '/FontDescriptor' || entries.has('BM');
  };
}

const hashOf = (data: string | Uint8Array): string => createHash('sha1').update(data).digest('base64');
