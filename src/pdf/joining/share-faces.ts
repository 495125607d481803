import { deflateSync } from 'node:zlib';
import {
  add,
  decoded,
  dict,
  follow,
  isDict,
  isName,
  isStream,
  type Dict,
  type PdfFile,
} from '../objects/index.js';
import { TAGGED } from './subset-names.js';
import { united } from './true-type.js';

/**
 * Each face once: the engine gives every part a subset of its own, with the face's numbers of glyphs, and their union takes the place of all, without the
 * tables that no reader of a PDF asks for. What cannot be united stays as it is. How wide glyphs are and what they say is left to each part: a change in one of them changes nothing for the others.
 */
export function shareFaces(file: PdfFile): void {
  const faces = new Map<string, Dict[]>();
  for (const descriptor of file.objects.values()) {
    if (!isDict(descriptor) || descriptor.get('Type') !== '/FontDescriptor') continue;
    const name = descriptor.get('FontName');
    if (!isName(name) || !TAGGED.test(name) || !isStream(follow(file, descriptor.get('FontFile2')))) continue;
    const face = name.replace(TAGGED, '');
    faces.set(face, [...(faces.get(face) ?? []), descriptor]);
  }
  for (const descriptors of faces.values()) {
    const programs = descriptors.flatMap((descriptor) => {
      const stream = follow(file, descriptor.get('FontFile2'));
      return isStream(stream) ? [decoded(stream)] : [];
    });
    const union = united(programs);
    if (!union) continue;
    const shared = add(file, {
      kind: 'stream',
      dict: dict({ Filter: '/FlateDecode', Length1: union.length }),
      data: deflateSync(union),
    });
    for (const descriptor of descriptors) descriptor.set('FontFile2', shared);
  }
}
