import { arrayAt, catalogOf, dictAt, isDict, isStream, pagesOf, type PdfFile } from '../../pdf/index.js';
import { said, unless, type Check, type Found } from './check.js';

const elements = (file: PdfFile): ReturnType<typeof catalogOf>[] =>
  [...file.objects.values()].filter(isDict).filter((entry) => entry.get('Type') === '/StructElem');

/** PDF/UA-1 (ISO 14289-1), as far as a file can be judged by itself. */
export const READER_CHECKS: readonly Check[] = [
  {
    id: 'ua/metadata',
    why: 'Readers are told by the XMP packet that the file keeps PDF/UA.',
    look: ({ xmp }) => [
      ...unless(/pdfuaid:part[>="']+1/.test(xmp), 'Unexpected metadata, expected pdfuaid:part 1'),
      ...unless(/<dc:title>/.test(xmp), 'Unexpected metadata without a title, expected dc:title'),
    ],
  },
  {
    id: 'ua/marked',
    why: 'Without structure a screen reader guesses the order of the words.',
    look: ({ file }) => {
      const root = dictAt(file, catalogOf(file).get('StructTreeRoot'));
      return [
        ...unless(
          dictAt(file, catalogOf(file).get('MarkInfo'))?.get('Marked') === true,
          'Unexpected unmarked file, expected MarkInfo Marked true',
        ),
        ...unless(root !== undefined, 'Unexpected file without structure, expected StructTreeRoot'),
        ...unless(
          root === undefined || root.has('ParentTree'),
          'Unexpected structure without ParentTree, expected one',
        ),
      ];
    },
  },
  {
    id: 'ua/language',
    why: 'A screen reader chooses its voice by the language.',
    look: ({ file }) =>
      unless(catalogOf(file).has('Lang'), 'Unexpected file without a language, expected Lang'),
  },
  {
    id: 'ua/title-shown',
    why: 'The window should say the title, not the file name.',
    look: ({ file }) =>
      unless(
        dictAt(file, catalogOf(file).get('ViewerPreferences'))?.get('DisplayDocTitle') === true,
        'Unexpected viewer preferences, expected DisplayDocTitle true',
      ),
  },
  {
    id: 'ua/links',
    why: 'A link is announced by its contents, and reached in the order of the structure.',
    look: ({ file }) =>
      pagesOf(file).flatMap(({ dict }, index): Found[] => {
        const links = arrayAt(file, dict.get('Annots')).map((link) => dictAt(file, link));
        const bare = links.filter((link) => !link?.has('Contents') || !link.has('StructParent'));
        const page = index + 1;
        return [
          ...bare.map(() => ({
            page,
            message: 'Unexpected link without contents or structure, expected both',
          })),
          ...(links.length > 0 && dict.get('Tabs') !== '/S'
            ? [{ page, message: 'Unexpected order of links, expected Tabs S' }]
            : []),
        ];
      }),
  },
  {
    id: 'ua/figures',
    why: 'Who cannot see a picture is told what it shows.',
    look: ({ file }) =>
      elements(file)
        .filter((entry) => entry.get('S') === '/Figure' && !entry.has('Alt') && !entry.has('ActualText'))
        .map(() => ({ message: 'Unexpected figure without an alternative text, expected Alt' })),
  },
  {
    id: 'ua/tables',
    why: 'Cells are read with the headers that they stand under.',
    look: ({ file }) =>
      elements(file)
        .filter((entry) => entry.get('S') === '/TH')
        .filter((entry) => {
          const own = entry.get('A');
          const attributes = arrayAt(file, own).map((one) => dictAt(file, one));
          return ![...attributes, dictAt(file, own)].some((one) => one?.has('Scope') === true);
        })
        .map(() => ({ message: 'Unexpected header cell without scope, expected Row or Column' })),
  },
  {
    id: 'ua/letters',
    why: 'Glyphs without meanings cannot be read aloud or searched.',
    look: ({ file }) =>
      [...file.objects.values()]
        .filter(isDict)
        .filter((entry) => entry.get('Subtype') === '/Type0' && !isStreamAt(file, entry.get('ToUnicode')))
        .map((entry) => ({
          message: `Unexpected font ${said(entry.get('BaseFont'))} without meanings, expected ToUnicode`,
        })),
  },
];

const isStreamAt = (file: PdfFile, value: Parameters<typeof dictAt>[1]): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && isStream(file.objects.get(value.id));
