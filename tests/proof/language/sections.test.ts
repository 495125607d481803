import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSections, packSections } from '../../../src/proof/language/sections.js';

const kinds = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float32Array({ noNaN: true }),
);
const names = fc.stringMatching(/^[a-z]\w{0,9}$/);

describe('sections of numbers', () => {
  it('are in the file what went into it, wherever the file lies in memory', () => {
    fc.assert(
      fc.property(fc.dictionary(names, kinds), fc.nat(7), (sections, shift) => {
        const packed = packSections('TEST', sections);
        const moved = new Uint8Array(packed.length + shift).subarray(shift);
        moved.set(packed);
        const section = openSections('TEST', moved);
        for (const [name, numbers] of Object.entries(sections)) expect(section(name)).toEqual(numbers);
      }),
    );
  });

  it('are refused where the file is another one, or not whole', () => {
    const packed = packSections('TEST', { a: Uint16Array.of(1, 2, 3) });
    expect(() => openSections('ELSE', packed)).toThrow('Unexpected file, expected a file ELSE');
    expect(() => openSections('TEST', packed)('b')).toThrow('Unexpected lack of b');
    expect(() => openSections('TEST', packed.subarray(0, packed.length - 4))('a')).toThrow(
      'Unexpected end in a',
    );
  });
});
