import { describe, expect, it } from 'vitest';
import { shelf } from '../src/edge/shelf.js';
import { tablesOf, withTables } from '../src/sfnt.js';

const face = (await shelf().face('EBGaramond_400Regular.ttf')) ?? new Uint8Array();

describe('the tables of a typeface', () => {
  it('come back as they were, in a program whose words come to what they must', () => {
    const program = withTables(tablesOf(face));
    const view = new DataView(program.buffer);
    let sum = 0;
    for (let at = 0; at < program.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    // OpenType 1.9, head.checksumAdjustment
    expect(sum).toBe(0xb1b0afba);
    const [before, after] = [tablesOf(face), tablesOf(program)];
    expect([...after.keys()]).toEqual([...before.keys()].sort());
    for (const [tag, table] of before)
      if (tag !== 'head') expect(Buffer.compare(table, after.get(tag) ?? new Uint8Array()), tag).toBe(0);
  });

  it('are refused where they are cut off', () => {
    expect(() => tablesOf(face.slice(0, face.length / 2))).toThrow(RangeError);
  });
});
