import { tablesOf, viewOf } from '../../sfnt.js';

/** Of `fsType`: how a face may be embedded, of which this is not at all. Others have a bit of their own. */
const [USAGE, RESTRICTED] = [0xf, 0x2] as const;

/** Whether a face says that it must not be embedded (OpenType 1.9, `OS/2`, fsType). */
export function forbidsEmbedding(face: Uint8Array): boolean {
  const table = tablesOf(face).get('OS/2');
  if (!table || table.length < 10) return false;
  return (viewOf(table).getUint16(8) & USAGE) === RESTRICTED;
}
