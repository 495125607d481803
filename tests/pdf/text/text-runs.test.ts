import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glyphs } from '../../../src/pdf/text/glyphs.js';
import { gatherRuns } from '../../../src/pdf/text/text-runs.js';

/** A face whose every glyph is half as wide as its size. */
const face = { widths: () => 500 } as unknown as Glyphs;
const faces = new Map([['F4', face]]);

/** Where each glyph stands, from the start of its text object: moves count from the last move, strings run on. */
function places(content: string): [string, number][] {
  const found: [string, number][] = [];
  let line = 0;
  let pen = 0;
  for (const [, move, array, string] of content.matchAll(/(\S+) 0 Td|\[(.*?)\] TJ|<([0-9a-f]+)> Tj/g)) {
    if (move !== undefined) {
      line += Number(move);
      pen = line;
    }
    for (const [, glyphs, kern] of (array ?? `<${string ?? ''}>`).matchAll(/<([0-9a-f]*)>|(-?\d+)/g)) {
      if (kern !== undefined) pen -= (Number(kern) * 10) / 1000;
      for (const glyph of glyphs?.match(/.{4}/g) ?? []) {
        found.push([glyph, Math.round(pen * 100) / 100]);
        pen += 5;
      }
    }
  }
  return found;
}

const object = (body: string): string => `BT\n/F4 10 Tf\n1 0 0 -1 20 30 Tm\n${body}ET\n`;

describe('runs of glyphs', () => {
  it('leave glyphs where they are', () => {
    const content = object('<0001> Tj\n5 0 Td <0002> Tj\n6.5 0 Td <0003> Tj\n');
    const gathered = gatherRuns(content, faces);
    expect(gathered).toContain('TJ');
    expect(places(gathered)).toEqual(places(content));
  });

  it('count a move after a string of several glyphs from where the string began', () => {
    const content = object('<0001> Tj\n7 0 Td <00020003> Tj\n11 0 Td <0004> Tj\n');
    expect(places(content)).toEqual([
      ['0001', 0],
      ['0002', 7],
      ['0003', 12],
      ['0004', 18],
    ]);
    expect(places(gatherRuns(content, faces))).toEqual(places(content));
  });

  it('go back to where the line began, across a mark', () => {
    const content = object('<0001> Tj\n/P <</MCID 3 >>BDC\n0 0 Td <0002> Tj\n7 0 Td\n-7 0 Td <0003> Tj\n');
    expect(places(gatherRuns(content, faces))).toEqual(places(content));
  });

  it('leave an object alone that moves up or down', () => {
    const content = object('<0001> Tj\n5.5 0 Td <0002> Tj\n7 4 Td <0002> Tj\n6 0 Td <0003> Tj\n');
    expect(gatherRuns(content, faces)).toBe(content);
  });

  it('leave any glyphs within a hundredth of their size of where they were, and what stands between as it is', () => {
    const glyph = fc.integer({ min: 1, max: 0xffff }).map((code) => code.toString(16).padStart(4, '0'));
    const move = fc
      .integer({ min: -3000, max: 3000 })
      .map((hundredths) => `${String(hundredths / 100)} 0 Td`);
    const show = fc.array(glyph, { minLength: 1, maxLength: 3 }).map((glyphs) => `<${glyphs.join('')}> Tj`);
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(move, show).map((parts) => parts.join(' ')) },
      show,
      move,
      fc.constantFrom('/P <</MCID 3 >>BDC', 'EMC'),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const content = object(steps.map((line) => `${line}\n`).join(''));
        const runs = gatherRuns(content, faces);
        expect(runs.match(/BDC|EMC/g)).toEqual(content.match(/BDC|EMC/g));
        const stand = places(runs);
        const stood = places(content);
        expect(stand.map(([name]) => name)).toEqual(stood.map(([name]) => name));
        for (const [index, [, place]] of stand.entries())
          expect(Math.abs(place - (stood[index]?.[1] ?? 0))).toBeLessThan(0.1);
      }),
      { numRuns: 500 },
    );
  });
});
