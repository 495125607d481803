import { PressError } from '../../problem.js';
import { MODEL_MAGIC, SPECIALS, packSections, slotsOf } from '../language/index.js';
import { bitsOfPairs, leastOfPairs } from './pairs.js';

interface Header {
  readonly format: string;
  readonly version: number;
  readonly special: readonly string[];
  readonly vocab: number;
  readonly stepP: number;
  readonly stepBow: number;
  readonly sections: readonly (readonly [string, number, number])[];
}

function refuse(what: string): never {
  throw new PressError(`Unexpected ${what}, expected an en-lm file of version 1`);
}

function words16(bytes: Uint8Array): Uint16Array {
  const out = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8);
  return out;
}

/** Running sums: where each row starts, and after the last, where it ends. */
function startsOf(lengths: Iterable<number>, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  let row = 0;
  for (const length of lengths) {
    starts[row + 1] = (starts[row] ?? 0) + length;
    row++;
  }
  return starts;
}

/** The least bytes, which are the highest probabilities, that each word has in a table. */
function leastBytes(least: Uint8Array, ids: Uint16Array, bytes: Uint8Array): void {
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    const byte = bytes[at] as number;
    if (byte < (least[id] as number)) least[id] = byte;
  }
}

/** Undoes the differences of a row, and the parting in low and high bytes. */
function rows(bytes: Uint8Array, starts: Uint32Array): Uint16Array {
  const count = bytes.length / 2;
  const out = new Uint16Array(count);
  let at = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    const end = starts[row + 1] ?? 0;
    for (let value = 0; at < end; at++) {
      value += (bytes[at] ?? 0) | ((bytes[count + at] ?? 0) << 8);
      out[at] = value;
    }
  }
  return out;
}

const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** Lays an unpacked `en-lm.bin` (data/FORMAT.md) out as it is used: nothing is left to be counted or undone when it is opened. */
export function compileModel(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const decoder = new TextDecoder();
  if (decoder.decode(file.subarray(0, 4)) !== 'ENLM') refuse('file');
  const headerLength = view.getUint32(4, true);
  const header = JSON.parse(decoder.decode(file.subarray(8, 8 + headerLength))) as Header;
  if (header.format !== 'en-lm' || header.version !== 1) refuse('language model');
  if (header.special.length !== SPECIALS) refuse(`number of special tokens ${header.special.length}`);
  const base = Math.ceil((8 + headerLength) / 4) * 4;
  const section = (name: string): Uint8Array => {
    const entry = header.sections.find(([known]) => known === name);
    if (!entry || base + entry[1] + entry[2] > file.length) refuse(`end of section ${name}`);
    return file.subarray(base + entry[1], base + entry[1] + entry[2]);
  };
  const text = decoder.decode(section('words'));
  const words = text.split('\n');
  const [p1, p2, p3, has3] = ['p1', 'p2', 'p3', 'has3'].map(section) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const [len2, len3] = ['len2', 'len3'].map((name) => words16(section(name))) as [Uint16Array, Uint16Array];
  const starts2 = startsOf(len2, len2.length);
  const starts3 = startsOf(len3, len3.length);
  const second = rows(section('w2'), starts2);
  const third = rows(section('w3'), starts3);
  const least = Uint8Array.from(p1);
  leastBytes(least, second, p2);
  leastBytes(least, third, p3);
  const { hashes, places, bits } = slotsOf(words);
  return packSections(MODEL_MAGIC, {
    steps: Uint32Array.of(header.vocab, header.stepP, header.stepBow),
    words: new TextEncoder().encode(text),
    wordEnds: startsOf(
      words.map(({ length }) => length + 1),
      words.length,
    ).subarray(1),
    hashes,
    places,
    bits,
    freq: section('freq'),
    info: section('info'),
    p1,
    bow1: section('bow1'),
    starts2,
    w2: second,
    p2,
    has3,
    ranks: startsOf(
      Array.from(has3, (byte) => ONES[byte] ?? 0),
      has3.length,
    ),
    bow2: section('bow2'),
    starts3,
    w3: third,
    p3,
    least,
    least2: leastOfPairs({ starts2, second, p2, has3, starts3, third, p3 }),
    pairBits: bitsOfPairs(starts2, second),
  });
}
