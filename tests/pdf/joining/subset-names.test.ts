import { describe, expect, it } from 'vitest';
import { joinPdfs } from '../../../src/pdf/joining/join.js';
import { arrayAt, dictAt, isDict, isName, isRef } from '../../../src/pdf/objects/objects.js';
import { readPdf } from '../../../src/pdf/objects/read.js';
import type { PdfFile } from '../../../src/pdf/index.js';
import { fixture } from '../support.js';

/** For each font: its name in all places where it stands, and the number of its program. */
const fonts = (file: PdfFile) =>
  [...file.objects.values()].filter(isDict).flatMap((font) => {
    const inner = dictAt(file, arrayAt(file, font.get('DescendantFonts'))[0]);
    const descriptor = dictAt(file, inner?.get('FontDescriptor'));
    const program = descriptor?.get('FontFile2');
    if (!inner || !descriptor || !isRef(program)) return [];
    const names = [font.get('BaseFont'), inner.get('BaseFont'), descriptor.get('FontName')];
    return [{ names: names.filter(isName), program: program.id }];
  });

describe('subsets of a face', () => {
  it('are one program for each face, with a name of its own', async () => {
    const [one, two] = [await fixture('one'), await fixture('two')];
    const before = new Set([one, two].flatMap((part) => fonts(readPdf(part)).flatMap(({ names }) => names)));
    const { file } = joinPdfs([one, two]);
    const found = fonts(file);
    const programs = new Map(found.map(({ names, program }) => [program, names[0]]));
    const faces = (names: Iterable<unknown>) => new Set([...names].map((name) => String(name).slice(8)));
    // the engine gave some that are not the same one name
    expect(before.size).toBeLessThan(fonts(readPdf(one)).length + fonts(readPdf(two)).length);
    expect(programs.size).toBe(faces(before).size);
    expect(faces(programs.values())).toEqual(faces(before));
    expect(new Set(programs.values()).size).toBe(programs.size);
    for (const { names, program } of found) {
      expect(names).toEqual(Array.from({ length: 3 }, () => programs.get(program)));
      expect(names[0]).toMatch(/^\/[A-Z]{6}\+[A-Za-z]+/);
    }
  });

  it('are the same wherever the program is', async () => {
    const names = (parts: readonly Uint8Array[]) =>
      new Set(fonts(joinPdfs(parts).file).map(({ names }) => String(names[0])));
    const one = await fixture('one');
    expect(names([one, one])).toEqual(names([one]));
  });
});
