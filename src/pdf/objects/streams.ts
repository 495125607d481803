import { promisify } from 'node:util';
import { constants, deflate, inflateSync } from 'node:zlib';
import type { Dict, Stream } from './objects.js';
import { damaged } from './parse.js';

const deflateAside = promisify(deflate);

/** Bytes compressed aside from the main thread. */
export const deflated = (bytes: Uint8Array): Promise<Uint8Array> =>
  deflateAside(bytes, { level: 6, strategy: constants.Z_DEFAULT_STRATEGY });

/** A Flate stream of `bytes`, compressed aside. */
export async function compressed(entries: Dict, bytes: Uint8Array): Promise<Stream> {
  const made: Dict = new Map(entries);
  made.delete('DecodeParms');
  made.set('Filter', '/FlateDecode');
  const data = await deflated(bytes);
  made.set('Length', data.length);
  return { kind: 'stream', dict: made, data };
}

/** A stream's bytes, decoded. Knows no filter but Flate without predictor, which is all that the engine writes for text. */
export function decoded(stream: Stream): Uint8Array {
  const filter = stream.dict.get('Filter');
  if (filter === undefined) return stream.data;
  const only = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (only !== '/FlateDecode' || stream.dict.has('DecodeParms')) throw damaged('stream filter');
  try {
    return inflateSync(stream.data);
  } catch {
    throw damaged('compressed data');
  }
}

/** Whether a stream's compressed data are whole, as far as that can be told: what is compressed otherwise counts as whole. */
export function isWhole(stream: Stream): boolean {
  const filter = stream.dict.get('Filter');
  const only = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (only !== '/FlateDecode') return true;
  try {
    inflateSync(stream.data);
    return true;
  } catch {
    return false;
  }
}

/** Bytes as text, one character a byte, without a copy of the bytes. */
export const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
