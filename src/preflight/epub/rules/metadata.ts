import { documentsOf, metaOf, named, navOf, plain, type EpubRule } from '../rule.js';

/** The sum of an ISBN's digits as its standard weighs them (ISO 2108); 0 for one that is right. */
function isbnRemainder(digits: string): number {
  const values = Array.from(digits, (digit) => (digit === 'X' ? 10 : Number(digit)));
  return digits.length === 13
    ? values.reduce((sum, value, at) => sum + value * (at % 2 === 0 ? 1 : 3), 0) % 10
    : values.reduce((sum, value, at) => sum + value * (10 - at), 0) % 11;
}

/** An ISBN with a slip of the hand in it. */
export const isbn: EpubRule = {
  id: 'isbn',
  severity: 'error',
  why: 'A shop files the book under another number, or refuses it.',
  *check({ opf }) {
    for (const element of named(opf.root, 'identifier', 'source')) {
      const digits = /^urn:isbn:(.*)$/i.exec(plain(element))?.[1]?.replace(/[\s-]/g, '').toUpperCase();
      if (digits === undefined) continue;
      if (/^(?:\d{13}|\d{9}[\dX])$/.test(digits) && isbnRemainder(digits) === 0) continue;
      yield {
        message: `Unexpected ISBN ${digits}, expected one whose check digit is right`,
        file: opf.path,
        line: element.line,
      };
    }
  },
};

/** People whom a catalogue cannot file. */
export const person: EpubRule = {
  id: 'person',
  severity: 'warning',
  why: 'Shelves sort authors by file-as, and list them as authors only where the role says so.',
  *check({ opf }) {
    const metas = named(opf.root, 'meta');
    for (const element of named(opf.root, 'creator', 'contributor')) {
      const id = `#${element.attributes['id'] ?? ''}`;
      for (const property of ['role', 'file-as']) {
        if (
          metas.some(({ attributes }) => attributes['refines'] === id && attributes['property'] === property)
        )
          continue;
        yield {
          message: `Unexpected absence of ${property} for ${plain(element)}, expected a meta that refines it`,
          file: opf.path,
          line: element.line,
        };
      }
    }
  },
};

const ASKED = [
  'accessMode',
  'accessModeSufficient',
  'accessibilityFeature',
  'accessibilityHazard',
  'accessibilitySummary',
];

/** A book that does not say for whom it can be read. */
export const accessibilityMetadata: EpubRule = {
  id: 'accessibility-metadata',
  severity: 'error',
  why: 'Shops in the European Union must show it, and readers choose by it.',
  *check(epub) {
    for (const property of ASKED) {
      if (metaOf(epub, `schema:${property}`).some((value) => value !== '')) continue;
      yield {
        message: `Unexpected absence of schema:${property}, expected it in the package document`,
        file: epub.opf.path,
      };
    }
  },
};

/** A book that claims what it does not have, or hides what it has. */
export const accessibilityClaim: EpubRule = {
  id: 'accessibility-claim',
  severity: 'error',
  why: 'Who buys a book for what it claims has paid for nothing.',
  *check(epub) {
    const features = metaOf(epub, 'schema:accessibilityFeature');
    const modes = metaOf(epub, 'schema:accessMode');
    if (features.length + modes.length === 0) return;
    const roots = documentsOf(epub).map(({ root }) => root);
    const pictures = roots
      .flatMap((root) => named(root, 'img'))
      .filter(({ attributes }) => !/^(?:presentation|none)$/.test(attributes['role'] ?? ''));
    const mute = pictures.some(({ attributes }) => (attributes['alt'] ?? '').trim() === '');
    const math = roots.some((root) => named(root, 'math').length > 0);
    const pages = navOf(epub, 'page-list') !== undefined;
    const visual = pictures.length > 0 || roots.some((root) => named(root, 'svg').length > 0);
    const facts: readonly (readonly [string, boolean, boolean])[] = [
      ['alternativeText', features.includes('alternativeText'), pictures.length === 0 || !mute],
      ['MathML', features.includes('MathML'), math],
      ['pageNavigation', features.includes('pageNavigation'), pages],
      ['pageBreakMarkers', features.includes('pageBreakMarkers'), pages],
    ];
    const file = epub.opf.path;
    for (const [name, claimed, has] of facts) {
      if (claimed && !has)
        yield { message: `Unexpected claim of ${name}, expected only what is in the book`, file };
    }
    if (pages && !features.includes('pageNavigation'))
      yield { message: 'Unexpected silence about the page-list, expected the feature pageNavigation', file };
    if (visual && !modes.includes('visual'))
      yield { message: 'Unexpected pictures, expected schema:accessMode visual', file };
  },
};
