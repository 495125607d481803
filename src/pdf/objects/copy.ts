import { isBytes, isRef, isStream, type Dict, type PdfFile, type Value } from './objects.js';

function copied(value: Value): Value {
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object' || isRef(value) || isBytes(value)) return value;
  if (isStream(value)) return { kind: 'stream', dict: entries(value.dict), data: value.data };
  return entries(value);
}

function entries(from: Dict): Dict {
  const made: Dict = new Map();
  for (const [key, value] of from) made.set(key, copied(value));
  return made;
}

/** A copy that can be edited without touching the original. Streams' bytes are shared: whoever changes them puts new ones in their place. */
export function copyPdf(file: PdfFile): PdfFile {
  const objects = new Map<number, Value>();
  for (const [id, object] of file.objects) objects.set(id, copied(object));
  return { ...file, objects };
}
