import {
  arrayAt,
  compressed,
  decoded,
  dictAt,
  follow,
  isDict,
  isStream,
  latin,
  pagesOf,
  type Dict,
  type PdfFile,
  type Value,
} from '../objects/index.js';
import type { Ink } from './ink.js';
import { inkOperators } from './operators.js';
import { inkPicture } from './pictures.js';
import { inkShading } from './shadings.js';

/** Whether a colour space is one of light: red, green, blue. */
export function isLight(file: PdfFile, value: Value | undefined): boolean {
  const space = follow(file, value);
  if (space === '/DeviceRGB' || space === '/CalRGB') return true;
  const [kind, profile] = Array.isArray(space) ? space : [];
  return kind === '/CalRGB' || (kind === '/ICCBased' && dictAt(file, profile)?.get('N') === 3);
}

function inkGroup(file: PdfFile, owner: Dict, ink: Ink): void {
  const group = dictAt(file, owner.get('Group'));
  if (group && isLight(file, group.get('CS'))) group.set('CS', ink.space);
}

/**
 * Sets all that a file draws in inks: pages, forms, patterns, gradients, pictures, the spaces in which transparent parts are blended.
 * Gives what could not be set, in words. Streams that pages share are set once.
 */
export async function setInk(file: PdfFile, ink: Ink): Promise<readonly string[]> {
  const failed: string[] = [];
  const done = new Set<Value>();
  const drawing = new Set<number>();
  for (const page of pagesOf(file)) {
    inkGroup(file, page.dict, ink);
    const content = page.dict.get('Contents');
    const parts = Array.isArray(follow(file, content)) ? arrayAt(file, content) : [content];
    for (const part of parts) if (part !== undefined && isStreamRef(part)) drawing.add(part.id);
  }
  const waiting = [...file.objects].map(async ([id, object]): Promise<void> => {
    if (isDict(object)) {
      const shading = object.get('PatternType') === 2 ? dictAt(file, object.get('Shading')) : object;
      if (
        shading?.has('ShadingType') &&
        isLight(file, shading.get('ColorSpace')) &&
        !inkShading(file, shading, ink, done)
      )
        failed.push('a gradient');
      return;
    }
    if (!isStream(object)) return;
    if (object.dict.get('Subtype') === '/Image') {
      if (!isLight(file, object.dict.get('ColorSpace'))) return;
      const made = await inkPicture(file, object, ink);
      if (made) file.objects.set(id, made);
      else failed.push('a picture');
      return;
    }
    const draws =
      drawing.has(id) || object.dict.get('Subtype') === '/Form' || object.dict.get('PatternType') === 1;
    if (!draws) return;
    inkGroup(file, object.dict, ink);
    const set = inkOperators(latin(decoded(object)), ink);
    file.objects.set(id, await compressed(object.dict, Buffer.from(set, 'latin1')));
  });
  await Promise.all(waiting);
  return failed;
}

const isStreamRef = (value: Value): value is { readonly kind: 'ref'; readonly id: number } =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'ref';
