import { beforeAll, describe, expect, it } from 'vitest';
import { print } from '../../../src/editions/print/index.js';
import { screen } from '../../../src/editions/screen/index.js';
import {
  add,
  arrayAt,
  catalogOf,
  dict,
  dictAt,
  isDict,
  isStream,
  text,
  type Dict,
  type PdfFile,
  type Ref,
  type Value,
} from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { copyPdf, readAnyPdf } from '../../../src/pdf/index.js';
import { OFFSET, type Asked } from '../../../src/preflight/pdf/check.js';
import {
  claimed,
  opened,
  preflightPdf,
  STANDARDS,
  type StandardName,
} from '../../../src/preflight/pdf/index.js';
import { made } from '../../support/editions.js';

interface Fault {
  readonly check: string;
  readonly asked?: Asked;
  readonly plant?: (file: PdfFile) => void;
  readonly source?: (source: string) => string;
}

const first = (file: PdfFile): Dict => {
  const [page] = pagesOf(file);
  if (!page) throw new Error('no page');
  return page.dict;
};
const anyDict = (file: PdfFile, wanted: (entry: Dict) => boolean): Dict => {
  const found = [...file.objects.values()].filter(isDict).find(wanted);
  if (!found) throw new Error('nothing to spoil');
  return found;
};
const rewrite = (file: PdfFile, from: string, to: string): void => {
  const metadata = catalogOf(file).get('Metadata');
  if (typeof metadata !== 'object' || metadata === null || !('id' in metadata))
    throw new Error('no metadata');
  const stream = file.objects.get(metadata.id);
  if (!isStream(stream)) throw new Error('no metadata');
  const data = Buffer.from(Buffer.from(stream.data).toString('utf8').replaceAll(from, to));
  file.objects.set(metadata.id, { ...stream, data });
};
/** A grey picture of so many pixels a side. */
const picture =
  (side: number, over: Readonly<Record<string, Value>> = {}, pixels?: Uint8Array) =>
  (file: PdfFile): Ref => {
    const own = {
      Subtype: '/Image',
      Width: side,
      Height: side,
      BitsPerComponent: 8,
      ColorSpace: '/DeviceGray',
      ...over,
    } as const;
    return add(file, { kind: 'stream', dict: dict(own), data: pixels ?? Buffer.alloc(side * side, 128) });
  };
/** Draws on the first page, in the space of its media. */
const draw = (
  file: PdfFile,
  operators: string,
  form?: (file: PdfFile) => Ref,
  spaces: Readonly<Record<string, Value>> = {},
): void => {
  const page = first(file);
  const data = Buffer.from(`q ${operators} Q\n`);
  const drawn = add(file, { kind: 'stream', dict: dict({}), data });
  page.set('Contents', [drawn, ...[page.get('Contents') ?? null].flat()]);
  const resources = new Map(dictAt(file, page.get('Resources')));
  if (form) resources.set('XObject', dict({ Im: form(file) }));
  resources.set(
    'ColorSpace',
    new Map([...(dictAt(file, resources.get('ColorSpace')) ?? []), ...Object.entries(spaces)]),
  );
  page.set('Resources', resources);
};
/** An element of the structure. */
const element = (file: PdfFile, role: string): Dict =>
  anyDict(file, (entry) => entry.get('Type') === '/StructElem' && entry.get('S') === `/${role}`);
const roleMap = (file: PdfFile): Dict => {
  const root = dictAt(file, catalogOf(file).get('StructTreeRoot'));
  const found = dictAt(file, root?.get('RoleMap')) ?? dict({});
  root?.set('RoleMap', found);
  return found;
};

const FAULTS: Readonly<Record<StandardName, readonly Fault[]>> = {
  x4: [
    { check: 'x4/version', source: (source) => source.replace('%PDF-1.6', '%PDF-1.7') },
    { check: 'x4/id', source: (source) => source.replaceAll('/ID [', '/XX [') },
    { check: 'x4/metadata', plant: (file) => rewrite(file, 'PDF/X-4', 'PDF/X-1') },
    { check: 'x4/metadata', plant: (file) => void catalogOf(file).delete('Metadata') },
    { check: 'x4/trapped', plant: (file) => void dictAt(file, file.info)?.delete('Trapped') },
    { check: 'x4/output-intent', plant: (file) => void catalogOf(file).delete('OutputIntents') },
    {
      check: 'x4/output-intent',
      plant: (file) =>
        void anyDict(file, (entry) => entry.get('S') === '/GTS_PDFX').delete('DestOutputProfile'),
    },
    { check: 'x4/boxes', plant: (file) => void first(file).delete('TrimBox') },
    { check: 'x4/boxes', plant: (file) => void first(file).set('TrimBox', [0, 0, 9000, 9000]) },
    { check: 'x4/boxes', plant: (file) => void first(file).set('ArtBox', [40, 40, 50, 50]) },
    {
      check: 'x4/annotations',
      plant: (file) => void first(file).set('Annots', [dict({ Subtype: '/Link' })]),
    },
    {
      check: 'x4/actions',
      plant: (file) => void catalogOf(file).set('OpenAction', dict({ S: '/JavaScript' })),
    },
    {
      check: 'x4/fonts',
      plant: (file) =>
        void anyDict(file, (entry) => entry.get('Type') === '/FontDescriptor').delete('FontFile2'),
    },
    { check: 'x4/fonts', plant: (file) => void add(file, dict({ Type: '/Font', Subtype: '/Type3' })) },
    {
      check: 'x4/light',
      plant: (file) => {
        const data = Buffer.from('1 0 0 rg\n');
        first(file).set('Contents', add(file, { kind: 'stream', dict: dict({}), data }));
      },
    },
    {
      check: 'x4/light',
      plant: (file) => void add(file, dict({ ShadingType: 2, ColorSpace: '/DeviceRGB' })),
    },
  ],
  paper: [
    {
      check: 'press/contents',
      plant: (file) => {
        const bad = {
          kind: 'stream' as const,
          dict: dict({ Filter: '/FlateDecode' }),
          data: Buffer.from('no'),
        };
        first(file).set('Contents', [first(file).get('Contents') ?? null, add(file, bad)].flat());
      },
    },
    {
      check: 'press/resolution',
      plant: (file) => draw(file, 'q 100 0 0 100 60 60 cm /Im Do Q', picture(250)),
    },
    {
      check: 'press/resolution',
      plant: (file) => draw(file, 'q 10 0 0 100 60 60 cm /Im Do Q', picture(250)),
    },
    {
      check: 'press/resolution',
      plant: (file) => draw(file, 'q 0 100 -100 0 160 60 cm /Im Do Q', picture(250)),
    },
    {
      check: 'press/resolution',
      plant: (file) => draw(file, 'q 100 0 0 100 60 60 cm /Im Do Q', picture(700, { BitsPerComponent: 1 })),
    },
    {
      check: 'press/resolution',
      plant: (file) => draw(file, 'q 9 0 0 9 60 60 cm BI /W 8 /H 8 /BPC 8 /CS /G ID 12345 EI 78 EI Q'),
    },
    {
      check: 'press/resolution',
      plant: (file) => {
        const data = Buffer.from('q 100 0 0 100 0 0 cm /Im Do Q');
        const own = dict({
          Subtype: '/Form',
          Matrix: [2, 0, 0, 2, 0, 0],
          Resources: dict({ XObject: dict({ Im: picture(500)(file) }) }),
        });
        draw(file, '/Im Do', () => add(file, { kind: 'stream', dict: own, data }));
      },
    },
    { check: 'press/hairlines', plant: (file) => draw(file, '0.2 w 60 60 m 160 60 l S') },
    { check: 'press/hairlines', plant: (file) => draw(file, '0 w 60 60 100 100 re S') },
    { check: 'press/hairlines', plant: (file) => draw(file, '.1 0 0 .1 0 0 cm 2 w 600 600 m 1600 600 l S') },
    { check: 'press/hairlines', plant: (file) => draw(file, '1 0 0 .1 0 0 cm 2 w 60 600 m 160 600 l S') },
    { check: 'press/hairlines', plant: (file) => draw(file, '60 60 100 0.1 re 200 200 9 9 re f') },
    { check: 'press/ink', plant: (file) => draw(file, '.9 .9 .9 .5 k 60 60 100 100 re f') },
    {
      check: 'press/ink',
      plant: (file) =>
        draw(file, '/All cs 1 scn 60 60 100 100 re f', undefined, {
          All: ['/Separation', '/All', '/DeviceCMYK', null],
        }),
    },
    {
      check: 'press/ink',
      plant: (file) =>
        draw(
          file,
          'q 8 0 0 8 60 60 cm /Im Do Q',
          picture(40, { ColorSpace: '/DeviceCMYK' }, Buffer.alloc(6400, 240)),
        ),
    },
    { check: 'press/sizes', plant: (file) => void first(file).set('TrimBox', [40, 40, 440, 600]) },
    { check: 'press/sizes', plant: (file) => void first(file).set('Rotate', 90) },
    {
      check: 'press/blank',
      plant: (file) =>
        void first(file).set(
          'Contents',
          add(file, { kind: 'stream', dict: dict({}), data: Buffer.from('% nothing\n1 0 0 1 0 0 cm') }),
        ),
    },
    {
      check: 'press/faces',
      plant: (file) => {
        const [one, two] = [...file.objects.values()]
          .filter(isDict)
          .filter((entry) => entry.get('Type') === '/FontDescriptor' && entry.has('FontFile2'));
        two?.set('FontName', one?.get('FontName') ?? null);
      },
    },
    { check: 'press/pages', asked: { ...OFFSET, multiple: 4 } },
  ],
  ua: [
    { check: 'ua/metadata', plant: (file) => rewrite(file, '<pdfuaid:part>1', '<pdfuaid:part>9') },
    { check: 'ua/marked', plant: (file) => void catalogOf(file).delete('MarkInfo') },
    { check: 'ua/marked', plant: (file) => void catalogOf(file).delete('StructTreeRoot') },
    {
      check: 'ua/marked',
      plant: (file) => void dictAt(file, catalogOf(file).get('MarkInfo'))?.set('Suspects', true),
    },
    { check: 'ua/language', plant: (file) => void catalogOf(file).delete('Lang') },
    { check: 'ua/language', plant: (file) => void element(file, 'P').set('Lang', text('not a language')) },
    { check: 'ua/title-shown', plant: (file) => void catalogOf(file).delete('ViewerPreferences') },
    {
      check: 'ua/parts',
      plant: (file) => void catalogOf(file).set('OCProperties', dict({ D: dict({}) })),
    },
    {
      check: 'ua/parts',
      plant: (file) =>
        void catalogOf(file).set('OCProperties', dict({ D: dict({ Name: text('a'), AS: [] }) })),
    },
    { check: 'ua/parts', plant: (file) => void catalogOf(file).set('AcroForm', dict({ XFA: text('x') })) },
    {
      check: 'ua/parts',
      plant: (file) => {
        const files = dict({ Names: [text('a'), dict({ Type: '/Filespec', F: text('a') })] });
        catalogOf(file).set('Names', dict({ EmbeddedFiles: files }));
      },
    },
    { check: 'ua/links', plant: (file) => void first(file).delete('Tabs') },
    {
      check: 'ua/links',
      plant: (file) => void anyDict(file, (e) => e.get('Subtype') === '/Link').delete('Contents'),
    },
    { check: 'ua/links', plant: (file) => void element(file, 'Link').set('S', '/Span') },
    {
      check: 'ua/links',
      plant: (file) => {
        const note = dict({ Type: '/Annot', Subtype: '/Text', Contents: text('a comment') });
        first(file).set('Annots', [...arrayAt(file, first(file).get('Annots')), note]);
      },
    },
    { check: 'ua/content', plant: (file) => draw(file, '60 60 9 9 re f') },
    {
      check: 'ua/content',
      plant: (file) => draw(file, '/P <</MCID 0 >>BDC /Artifact BMC 60 60 9 9 re f EMC EMC'),
    },
    {
      check: 'ua/content',
      plant: (file) => draw(file, '/Artifact BMC /P <</MCID 0 >>BDC 60 60 9 9 re f EMC EMC'),
    },
    { check: 'ua/content', plant: (file) => draw(file, '/P <</MCID 9999 >>BDC 60 60 9 9 re f EMC') },
    {
      check: 'ua/content',
      plant: (file) => {
        const form = dict({ Subtype: '/Form', BBox: [0, 0, 9, 9] });
        draw(file, '/Im Do', () =>
          add(file, { kind: 'stream', dict: form, data: Buffer.from('0 0 9 9 re f') }),
        );
      },
    },
    { check: 'ua/roles', plant: (file) => void element(file, 'P').set('S', '/Absatz') },
    {
      check: 'ua/roles',
      plant: (file) => {
        element(file, 'P').set('S', '/Absatz');
        roleMap(file).set('Absatz', '/Para');
        roleMap(file).set('Para', '/Absatz');
      },
    },
    { check: 'ua/roles', plant: (file) => void roleMap(file).set('P', '/Span') },
    { check: 'ua/headings', plant: (file) => void element(file, 'H2').set('S', '/H4') },
    { check: 'ua/headings', plant: (file) => void element(file, 'H1').set('S', '/H2') },
    { check: 'ua/headings', plant: (file) => void element(file, 'P').set('S', '/H') },
    { check: 'ua/figures', plant: (file) => void element(file, 'Figure').delete('Alt') },
    { check: 'ua/notes', plant: (file) => void element(file, 'P').set('S', '/Note') },
    {
      check: 'ua/notes',
      plant: (file) => {
        for (let i = 0; i < 2; i++) {
          element(file, 'P').set('ID', text('same'));
          element(file, 'P').set('S', '/Note');
        }
      },
    },
    { check: 'ua/nesting', plant: (file) => void element(file, 'TR').set('S', '/Div') },
    { check: 'ua/nesting', plant: (file) => void element(file, 'LBody').set('S', '/P') },
    { check: 'ua/nesting', plant: (file) => void element(file, 'L').set('S', '/TOC') },
    { check: 'ua/nesting', plant: (file) => void element(file, 'P').set('S', '/RB') },
    {
      check: 'ua/tables',
      plant: (file) => {
        for (const entry of file.objects.values())
          if (isDict(entry) && ['/TH', '/TD'].some((role) => entry.get('S') === role)) entry.delete('A');
      },
    },
    {
      check: 'ua/rows',
      plant: (file) => {
        const row = anyDict(
          file,
          (entry) => entry.get('S') === '/TR' && arrayAt(file, entry.get('K')).length > 1,
        );
        row.set('K', arrayAt(file, row.get('K')).slice(1));
      },
    },
    {
      check: 'ua/letters',
      plant: (file) => void anyDict(file, (e) => e.get('Subtype') === '/Type0').delete('ToUnicode'),
    },
    {
      check: 'ua/letters',
      plant: (file) => {
        const data = Buffer.from('1 beginbfchar <0041> <FEFF> endbfchar');
        const map = add(file, { kind: 'stream', dict: dict({}), data });
        anyDict(file, (e) => e.get('Subtype') === '/Type0').set('ToUnicode', map);
      },
    },
    {
      check: 'ua/fonts',
      plant: (file) => void anyDict(file, (e) => e.get('Subtype') === '/CIDFontType2').delete('CIDToGIDMap'),
    },
    {
      check: 'ua/fonts',
      plant: (file) =>
        void add(file, dict({ Type: '/Font', Subtype: '/TrueType', BaseFont: '/Times', ToUnicode: null })),
    },
  ],
};

describe.each(['x4', 'paper', 'ua'] as const)('preflight for %s', (standard) => {
  let file: PdfFile;
  let source = '';
  beforeAll(async () => {
    const bytes = await made(standard === 'ua' ? screen : print);
    file = await readAnyPdf(bytes);
    source = Buffer.from(bytes).toString('latin1');
    if (standard !== 'x4') return;
    // The engine drew the fixture's ligature face as Type 3: a fault that is found, and taken out for the rest.
    expect(new Set(preflightPdf(opened(file, source), standard).map(({ ruleId }) => ruleId))).toEqual(
      new Set(['x4/fonts']),
    );
    for (const [id, object] of file.objects) {
      if (!isDict(object)) continue;
      const descriptor = object.get('Type') === '/FontDescriptor' && !object.has('FontFile2');
      if (descriptor || object.get('Subtype') === '/Type3') file.objects.delete(id);
    }
  });

  it('finds nothing in what we make, and knows what it is', () => {
    const whole = opened(file, source);
    expect(preflightPdf(whole, standard)).toEqual([]);
    expect(claimed(whole)).toEqual(standard === 'ua' ? ['ua'] : ['x4', 'paper']);
  });

  it.each(FAULTS[standard].map((fault, index) => ({ ...fault, index })))(
    'finds what was planted: $check ($index)',
    (fault) => {
      const spoilt = copyPdf(file);
      fault.plant?.(spoilt);
      const found = preflightPdf(opened(spoilt, fault.source?.(source) ?? source), standard, fault.asked);
      expect(new Set(found.map(({ ruleId }) => ruleId))).toEqual(new Set([fault.check]));
    },
  );

  it('has a planted fault for every check', () => {
    const planted = new Set(FAULTS[standard].map(({ check }) => check));
    expect(STANDARDS[standard].filter(({ id }) => !planted.has(id))).toEqual([]);
  });
});

describe('a picture in a PDF', () => {
  const source = (file: string, width: number, height: number) => ({ file, width, height });
  it.each([
    [[], "picture 'Im' of"],
    [[source('a.png', 250, 1)], "picture 'Im' of"],
    [[source('a.png', 250, 250), source('b.png', 250, 251)], "picture 'a.png' of"],
    [[source('a.png', 250, 250), source('b.png', 250, 250)], "picture 'a.png' or 'b.png' of"],
    // as the engine crops it
    [[source('a.png', 250, 300), source('b.png', 300, 300)], "picture 'a.png' of"],
  ])('is called by the files that it may be: %j', async (sources, said) => {
    const bytes = await made(print);
    const file = await readAnyPdf(bytes);
    draw(file, 'q 100 0 0 100 60 60 cm /Im Do Q', picture(250));
    const found = preflightPdf({ ...opened(file, ''), sources }, 'paper');
    expect(found.find(({ ruleId }) => ruleId === 'press/resolution')?.message).toContain(said);
  });
});
