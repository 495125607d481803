import { arrayAt, catalogOf, dictAt, follow } from '../../../pdf/index.js';
import { unless, type Check } from '../check.js';
import { filesWithoutNames } from './elements.js';

/** The file as a whole: Matterhorn Protocol 1.1, checkpoints 01, 06, 07, 20, 21, 25. */
export const DOCUMENT_CHECKS: readonly Check[] = [
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
        ...unless(
          dictAt(file, catalogOf(file).get('MarkInfo'))?.get('Suspects') !== true,
          'Unexpected Suspects true, expected a structure that is sure',
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
    id: 'ua/title-shown',
    why: 'The window should say the title, not the file name.',
    look: ({ file }) =>
      unless(
        dictAt(file, catalogOf(file).get('ViewerPreferences'))?.get('DisplayDocTitle') === true,
        'Unexpected viewer preferences, expected DisplayDocTitle true',
      ),
  },
  {
    id: 'ua/parts',
    why: 'Layers, forms and files inside a file need names that can be read out.',
    look: ({ file }) => {
      const catalog = catalogOf(file);
      const layers = dictAt(file, catalog.get('OCProperties'));
      const ways = [
        dictAt(file, layers?.get('D')),
        ...arrayAt(file, layers?.get('Configs')).map((one) => dictAt(file, one)),
      ];
      const form = follow(file, dictAt(file, catalog.get('AcroForm'))?.get('XFA'));
      const unnamed = filesWithoutNames(file);
      return [
        ...unless(
          layers === undefined || ways.every((way) => way?.has('Name') === true),
          'Unexpected set of layers without a name, expected Name',
        ),
        ...unless(
          !ways.some((way) => way?.has('AS') === true),
          'Unexpected layers that switch themselves (AS), expected none',
        ),
        ...unless(form === undefined, 'Unexpected XFA form, expected fields of PDF'),
        ...unless(unnamed === 0, `Unexpected ${unnamed} files inside without both names, expected F and UF`),
      ];
    },
  },
];
