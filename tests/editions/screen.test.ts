import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Book } from '../../src/book/index.js';
import { formesOf } from '../../src/editions/forme.js';
import { screen } from '../../src/editions/screen/index.js';
import { pageSize } from '../../src/pagination/index.js';
import type { PlacedShard } from '../../src/pagination/index.js';
import type { PageFacts } from '../../src/pagination/typesetter.js';
import {
  arrayAt,
  catalogOf,
  dictAt,
  isBytes,
  isDict,
  isRef,
  pagesOf,
  readAnyPdf,
  type Value,
} from '../../src/pdf/objects/index.js';
import { treeEntries } from '../../src/pdf/joining/name-trees.js';
import { fixture, installed, outside } from '../pdf/support.js';
import { finished } from '../support/editions.js';
import { tract } from '../support/theme.js';
import { noTypesetter } from '../support/typesetter.js';

const mm = (value: number): number => (value * 96) / 25.4;
const facts = (label: string, side: 'recto' | 'verso', ids: readonly string[]): PageFacts => ({
  side,
  label,
  blank: false,
  ids,
  text: { x: mm(20), y: mm(18), width: mm(80), height: mm(170) },
});

const book = {
  slug: 'the-wharf',
  settings: {
    title: 'The Wharf & the “Tide”',
    language: 'en',
    contributors: [{ name: 'Ann Other', role: 'aut', sort: 'Other, Ann' }],
  },
  sections: [],
  contents: [],
  pictures: [],
} as unknown as Book;

async function shards(): Promise<Pick<PlacedShard, 'pdf' | 'pages' | 'problems'>[]> {
  return [
    {
      pdf: await finished('one'),
      pages: [facts('i', 'recto', ['wharf', 'w1', 'note-w-1']), facts('ii', 'verso', [])],
      problems: [],
    },
    { pdf: await finished('two'), pages: [facts('1', 'recto', ['tide', 'ebb'])], problems: [] },
  ];
}

async function made(): Promise<{ bytes: Uint8Array; problems: readonly { message: string }[] }> {
  const parts = await shards();
  const pages = {
    size: pageSize('a5'),
    shards: parts.map((part, i) => ({ ...part, section: `part-${i}`, blanksBefore: 0 })),
    facts: parts.flatMap((part) => part.pages),
    problems: [],
  };
  const shelf = {
    style: () => Promise.resolve(undefined),
    face: () => Promise.resolve(undefined),
    data: () => Promise.resolve(undefined),
  };
  const { artifacts, problems } = await screen.make(book, pages, {
    forme: formesOf(pages, 1),
    shelf,
    theme: tract,
    typesetter: noTypesetter,
    now: new Date(0),
  });
  const [artifact] = artifacts;
  if (!artifact) throw new Error('no artifact');
  expect(artifact.name).toBe('the-wharf.pdf');
  return { bytes: artifact.bytes, problems };
}

describe('the screen edition', () => {
  let folder = '';
  let path = '';
  let bytes: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'screen-'));
    path = join(folder, 'book.pdf');
    ({ bytes } = await made());
    await writeFile(path, bytes);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has the same bytes twice', async () => {
    expect(Buffer.compare((await made()).bytes, bytes)).toBe(0);
  });

  it('names the link that leads nowhere', async () => {
    expect((await made()).problems.map(({ message }) => message)).toEqual([
      "Unexpected link to '#nowhere', expected the id of something in the book",
    ]);
  });

  it('has no link to nowhere in its structure, and its words as a passage', async () => {
    const file = await readAnyPdf(bytes);
    const elements = [...file.objects.values()].filter(
      (object) => isDict(object) && object.get('Type') === '/StructElem',
    ) as ReadonlyMap<string, Value>[];
    const annotations = new Set(
      pagesOf(file).flatMap(({ dict }) =>
        arrayAt(file, dict.get('Annots')).map((entry) => (isRef(entry) ? entry.id : 0)),
      ),
    );
    const owned = elements.flatMap((element) =>
      arrayAt(file, element.get('K')).flatMap((kid) => {
        const object = dictAt(file, kid)?.get('Obj');
        return isRef(object) ? [{ role: element.get('S'), id: object.id }] : [];
      }),
    );
    expect(owned.length).toBe(annotations.size);
    for (const { role, id } of owned) expect([role, annotations.has(id)]).toEqual(['/Link', true]);
  });

  it('knows its elements by names that no two parts share', async () => {
    const file = await readAnyPdf(bytes);
    const root = dictAt(file, catalogOf(file).get('StructTreeRoot'));
    const names = treeEntries(file, root?.get('IDTree'), 'Names').map(([name]) =>
      isBytes(name) ? name.bytes : '',
    );
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(names.toSorted());
    expect(names).toContain('s1-note-1');
  });

  it.runIf(installed('qpdf'))('is sound in the eyes of qpdf', () => {
    expect(outside('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors');
  });

  it.runIf(installed('mutool'))('leads from one part to another', () => {
    const outline = outside('mutool', ['show', path, 'outline']);
    expect(outline).toMatch(
      /"The Wharf"\s+#page=1[\s\S]*"Stores"\s+#page=1[\s\S]*"The Tide"\s+#page=3[\s\S]*"Ebb"\s+#page=3/,
    );
    const links = outside('mutool', ['show', path, 'pages/1/Annots/2']);
    expect(links).toMatch(/\/Dest \[ \d+ 0 R \/XYZ/);
    expect(links).not.toContain('book.invalid');
  });

  it.runIf(installed('pdftotext'))('gives its words to pdftotext', () => {
    const text = outside('pdftotext', [path, '-']).replace(/\u00ad\n(?:\n?ii?\n\n\fWharf\n\n)?/g, '');
    for (const word of [
      'lightkeeper',
      'extraordinary',
      'official',
      'postcards',
      'undeliverable',
      'affectionate',
    ])
      expect(text).toContain(word);
    expect(text).toContain('A well-known end.');
    expect(text).not.toMatch(/\u00ad(?!\n)/);
  });

  it.runIf(installed('mutool'))('gives its words to mupdf', () => {
    const text = outside('mutool', ['draw', '-q', '-F', 'text', path]).replace(/[\u2010\u00ad]\n+/g, '');
    for (const word of [
      'lightkeeper',
      'extraordinary',
      'official',
      'postcards',
      'undeliverable',
      'affectionate',
    ])
      expect(text).toContain(word);
  });

  it.runIf(installed('mutool'))('would not, as the engine left it', async () => {
    const raw = join(folder, 'raw.pdf');
    await writeFile(raw, await fixture('one'));
    const text = outside('mutool', ['draw', '-q', '-F', 'text', raw]).replace(/[\u2010\u00ad]\n+/g, '');
    expect(text).not.toContain('extraordinary');
  });
});
