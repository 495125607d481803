const BLOCK = 16;

/** Packs words and their flags (a byte each) into the form that `language/lexicon.ts` describes and opens. */
export function packWords(words: ReadonlyMap<string, number>): Uint8Array {
  const sorted = [...words]
    .map(([word, flags]) => ({ bytes: Buffer.from(word, 'utf8'), flags }))
    .filter(({ bytes }) => bytes.length < 256)
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const blocks = Math.ceil(sorted.length / BLOCK);
  const head = Buffer.alloc(12 + 4 * blocks);
  head.write('PWS1', 0, 'latin1');
  head.writeUInt32LE(sorted.length, 4);
  head.writeUInt32LE(blocks, 8);
  const body: Uint8Array[] = [];
  let size = 0;
  let before: Buffer = Buffer.alloc(0);
  sorted.forEach(({ bytes, flags }, index) => {
    let shared = 0;
    if (index % BLOCK === 0) head.writeUInt32LE(size, 12 + 4 * (index / BLOCK));
    else while (shared < before.length && shared < bytes.length && before[shared] === bytes[shared]) shared++;
    const rest = bytes.subarray(shared);
    body.push(Uint8Array.of(shared, rest.length, ...rest, flags));
    size += rest.length + 3;
    before = bytes;
  });
  return Buffer.concat([head, ...body]);
}
