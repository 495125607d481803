import { arrayAt, decoded, dictAt, follow, isDict, isStream, type PdfFile } from '../../../pdf/index.js';
import { said, type Check, type Found } from '../check.js';

/** Meanings that say nothing (ISO 14289-1, 7.21.7): 0, U+FEFF, U+FFFE. */
const NOTHING = /<[\dA-F]+>\s*<(?:0000|FEFF|FFFE)>/i;

const isFont = (value: unknown): boolean =>
  isDict(value as never) && (value as Map<string, unknown>).get('Type') === '/Font';

const fontsOf = (file: PdfFile) =>
  [...file.objects.values()]
    .filter(isDict)
    .filter((entry) => isFont(entry) && entry.get('Subtype') !== undefined);

/** Fonts: Matterhorn Protocol 1.1, checkpoints 10 and 31, as far as a font's dictionaries tell. */
export const FONT_CHECKS: readonly Check[] = [
  {
    id: 'ua/letters',
    why: 'Glyphs without meanings cannot be read aloud or searched.',
    look: ({ file }) =>
      fontsOf(file).flatMap((entry): readonly Found[] => {
        const map = follow(file, entry.get('ToUnicode'));
        const name = said(entry.get('BaseFont'));
        if (isStream(map))
          return NOTHING.test(Buffer.from(decoded(map)).toString('latin1'))
            ? [{ message: `Unexpected meaning of nothing in font ${name}, expected letters for all glyphs` }]
            : [];
        return entry.get('Subtype') === '/Type0'
          ? [{ message: `Unexpected font ${name} without meanings, expected ToUnicode` }]
          : [];
      }),
  },
  {
    id: 'ua/fonts',
    why: 'Letters of a typeface that is not in the file may be others elsewhere.',
    look: ({ file }) =>
      fontsOf(file).flatMap((entry): readonly Found[] => {
        const name = said(entry.get('BaseFont'));
        const kind = entry.get('Subtype');
        if (kind === '/Type0') {
          const inner = dictAt(file, arrayAt(file, entry.get('DescendantFonts'))[0]);
          const embedded = dictAt(file, inner?.get('FontDescriptor'))?.has('FontFile2') === true;
          return embedded && inner?.get('Subtype') === '/CIDFontType2' && !inner.has('CIDToGIDMap')
            ? [{ message: `Unexpected font ${name} without CIDToGIDMap, expected one` }]
            : [];
        }
        if (kind === '/Type3') return [];
        const descriptor = dictAt(file, entry.get('FontDescriptor'));
        return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(key))
          ? []
          : [{ message: `Unexpected font ${name} that is not in the file, expected it embedded` }];
      }),
  },
];
