import { describe, expect, it } from 'vitest';
import { shareStreams } from '../../../src/pdf/joining/share-streams.js';
import { dict, ref, type PdfFile, type Value } from '../../../src/pdf/objects/objects.js';

const stream = (text: string, entries: Readonly<Record<string, Value>> = {}): Value => ({
  kind: 'stream',
  dict: dict(entries),
  data: Buffer.from(text),
});

/** A file of these objects, numbered from 1; the last is its catalog. */
function file(...objects: readonly Value[]): PdfFile {
  const numbered = new Map(objects.map((object, i) => [i + 1, object]));
  return { objects: numbered, root: ref(objects.length), info: undefined, next: objects.length + 1 };
}

describe('streams that are the same', () => {
  it('become one, and so does what refers to them in the same way, at any depth', () => {
    const made = file(
      dict({ Type: '/Font', Inner: ref(2) }),
      dict({ Type: '/FontDescriptor', FontFile2: ref(3) }),
      stream('face'),
      dict({ Type: '/Font', Inner: ref(5) }),
      dict({ Type: '/FontDescriptor', FontFile2: ref(6) }),
      stream('face'),
      stream('another face'),
      dict({ Type: '/Catalog', Uses: [ref(1), ref(4), ref(7)] }),
    );
    shareStreams(made);
    expect(made.objects.get(8)).toEqual(dict({ Type: '/Catalog', Uses: [ref(1), ref(1), ref(7)] }));
    expect(made.objects.size).toBe(5);
  });

  it('are told apart by their dictionaries', () => {
    const made = file(stream('x', { Width: 1 }), stream('x', { Width: 2 }), dict({ Type: '/Catalog' }));
    shareStreams(made);
    expect(made.objects.size).toBe(3);
  });

  it('stay two where they refer to themselves', () => {
    const made = file(
      stream('x', { Parent: ref(1) }),
      stream('x', { Parent: ref(2) }),
      dict({ Type: '/Catalog' }),
    );
    shareStreams(made);
    expect(made.objects.size).toBe(3);
  });

  it('are one for elements of the structure that hold them, and no other element is changed', () => {
    const made = file(
      stream('picture'),
      stream('picture'),
      dict({ Type: '/StructElem', S: '/Figure', K: dict({ Type: '/OBJR', Obj: ref(2) }) }),
      dict({ Type: '/StructElem', S: '/P', K: [0, 1] }),
      dict({ Type: '/Catalog' }),
    );
    shareStreams(made);
    expect(made.objects.get(3)).toEqual(
      dict({ Type: '/StructElem', S: '/Figure', K: dict({ Type: '/OBJR', Obj: ref(1) }) }),
    );
    expect(made.objects.get(4)).toEqual(dict({ Type: '/StructElem', S: '/P', K: [0, 1] }));
  });
});
