import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { shelf } from '../../src/edge/shelf.js';
import { subsetter } from '../../src/subsetter.js';

/** A face of the program cut down to some letters: small, and not the one that it was. */
export async function faceOf(letters: string, name = 'SourceCodePro_700Bold.ttf'): Promise<Uint8Array> {
  const wasm = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { cut } = await subsetter(new Uint8Array(await readFile(wasm)));
  const part = cut((await shelf().face(name)) ?? new Uint8Array(), new Set(letters));
  if (!part) throw new Error(`no face ${name}`);
  return part;
}
