import { beforeAll, describe, expect, it } from 'vitest';
import { add, dict, dictAt, isDict, isStream, text, type PdfFile } from '../../../src/pdf/objects/objects.js';
import { pagesOf, readPdf } from '../../../src/pdf/objects/index.js';
import { looksOf } from '../../../src/pdf/pages/looks.js';
import { fixture } from '../support.js';

let bytes: Uint8Array;
let looks: readonly string[];
beforeAll(async () => {
  bytes = await fixture('two');
  looks = looksOf(readPdf(bytes));
});

/** Which pages look different after a change of the file. */
function different(change: (file: PdfFile) => void): number[] {
  const file = readPdf(bytes);
  change(file);
  return looksOf(file).flatMap((look, page) => (look === looks[page] ? [] : [page]));
}
const page = (file: PdfFile, at: number) => {
  const found = pagesOf(file)[at];
  if (!found) throw new Error('no such page');
  return found.dict;
};

describe('what a page looks like', () => {
  it('is the same in the same file, and each page its own', () => {
    expect(different(() => undefined)).toEqual([]);
    expect(looks.length).toBeGreaterThan(0);
    expect(new Set(looks).size).toBe(looks.length);
  });

  it('is another when it paints something else, or has another size', () => {
    expect(
      different((file) =>
        page(file, 0).set(
          'Contents',
          add(file, { kind: 'stream', dict: dict({}), data: new Uint8Array([66]) }),
        ),
      ),
    ).toEqual([0]);
    expect(different((file) => page(file, 0).set('TrimBox', [0, 0, 300, 300]))).toEqual([0]);
    expect(
      different((file) => {
        const fonts = dictAt(file, dictAt(file, page(file, 0).get('Resources'))?.get('Font'));
        const [font] = [...(fonts?.values() ?? [])].map((value) => dictAt(file, value));
        font?.set('BaseFont', '/ABCDEF+Another');
      }),
    ).toContain(0);
  });

  it('does not depend on what nobody sees: numbers of objects, tags, notes, letters that a face has besides', () => {
    expect(
      different((file) => {
        for (const value of file.objects.values()) {
          const entries = isStream(value) ? value.dict : value;
          if (!isDict(entries)) continue;
          entries.delete('StructParents');
          const face = entries.get('BaseFont');
          if (typeof face === 'string')
            entries.set('BaseFont', `/ZZZZZZ+${face.replace(/^\/(?:[A-Z]{6}\+)?/, '')}`);
          if (entries.has('DescendantFonts')) entries.set('ToUnicode', text('another'));
        }
        dictAt(file, page(file, 0).get('Resources'))?.set('Properties', dict({ MC0: text('a note') }));
        page(file, 0).set('Annots', [dict({ Subtype: '/Link' })]);
      }),
    ).toEqual([]);
  });

  it('can be told of a form that paints itself', () => {
    const changed = different((file) => {
      const form = add(file, { kind: 'stream', dict: dict({ Subtype: '/Form' }), data: new Uint8Array() });
      const own = file.objects.get(form.id);
      if (isStream(own)) own.dict.set('Resources', dict({ XObject: dict({ Again: form }) }));
      page(file, 0).set('Resources', dict({ XObject: dict({ Again: form }) }));
    });
    expect(changed).toEqual([0]);
  });
});
