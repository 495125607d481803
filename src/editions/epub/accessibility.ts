import type { Element } from 'hast';
import { visit } from 'unist-util-visit';

/** What a reader who cannot see, or cannot see well, finds in the book: computed from what is in it. Terms of schema.org. */
export interface Accessibility {
  readonly modes: readonly ('textual' | 'visual')[];
  /** Each a set of modes that is enough to read the book. */
  readonly sufficient: readonly string[];
  readonly features: readonly string[];
  readonly hazard: 'none' | 'unknown';
  readonly summary: string;
}

interface Findings {
  pictures: number;
  mute: number;
  math: number;
  headings: number;
  tables: number;
  notes: number;
}

function look(sections: readonly Element[]): Findings {
  const found: Findings = { pictures: 0, mute: 0, math: 0, headings: 0, tables: 0, notes: 0 };
  for (const section of sections) {
    visit(section, 'element', ({ tagName, properties }) => {
      if (tagName === 'img' || tagName === 'svg') {
        if (properties['role'] === 'presentation' || properties['role'] === 'none') return;
        found.pictures++;
        const words =
          tagName === 'img' ? properties['alt'] : (properties['ariaLabel'] ?? properties['aria-label']);
        if (typeof words !== 'string' || words.trim() === '') found.mute++;
      }
      if (tagName === 'math') found.math++;
      if (tagName === 'table') found.tables++;
      if (/^h[1-6]$/.test(tagName)) found.headings++;
      if (properties['role'] === 'doc-footnote') found.notes++;
    });
  }
  return found;
}

function summary(found: Findings, pages: boolean): string {
  const said = ['The text can be resized and reflowed, and is read in order.'];
  if (found.headings > 0) said.push('Headings and a table of contents lead through the book.');
  if (pages) said.push('Page numbers are those of the printed edition.');
  if (found.notes > 0) said.push('Notes are linked both ways.');
  if (found.pictures > 0) {
    said.push(
      found.mute === 0
        ? 'Every picture that carries meaning has a text alternative.'
        : `Of ${found.pictures} pictures, ${found.mute} have no text alternative.`,
    );
  }
  if (found.math > 0) said.push('Mathematics is MathML.');
  return said.join(' ');
}

/**
 * Looks through the sections as they will stand in the EPUB.
 *
 * @param animated whether a picture moves: flashing is then not known to be absent.
 */
export function accessibilityOf(
  sections: readonly Element[],
  has: { readonly pages: boolean; readonly animated: boolean },
): Accessibility {
  const found = look(sections);
  const readable = found.mute === 0;
  return {
    modes: found.pictures > 0 ? ['textual', 'visual'] : ['textual'],
    sufficient: readable ? ['textual'] : ['textual,visual'],
    features: [
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      ...(found.headings > 0 ? ['structuralNavigation'] : []),
      ...(found.pictures > 0 && readable ? ['alternativeText'] : []),
      ...(found.math > 0 ? ['MathML'] : []),
      ...(has.pages ? ['pageBreakMarkers', 'pageNavigation'] : []),
    ],
    hazard: has.animated ? 'unknown' : 'none',
    summary: summary(found, has.pages),
  };
}
