import type { Element } from 'hast';
import { visit } from '../../visit.js';
import { summaryTermsOf, type SummaryTerms } from './summary-terms.js';

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
  index: boolean;
}

const isCaptioned = ({ tagName, children }: Element): boolean =>
  tagName === 'figure' && children.some((node) => node.type === 'element' && node.tagName === 'figcaption');

function look(sections: readonly Element[]): Findings {
  const found: Findings = { pictures: 0, mute: 0, math: 0, headings: 0, tables: 0, notes: 0, index: false };
  for (const section of sections) {
    visit(section, 'element', ({ tagName, properties }, _, parent) => {
      if (tagName === 'img' || tagName === 'svg') {
        if (properties['role'] === 'presentation' || properties['role'] === 'none') {
          // one of which its caption says all
          if (parent?.type === 'element' && isCaptioned(parent)) found.pictures++;
          return;
        }
        found.pictures++;
        const words =
          tagName === 'img' ? properties['alt'] : (properties['ariaLabel'] ?? properties['aria-label']);
        if (typeof words !== 'string' || words.trim() === '') found.mute++;
      }
      if (tagName === 'math') found.math++;
      if (tagName === 'table') found.tables++;
      if (/^h[1-6]$/.test(tagName)) found.headings++;
      if (properties['epub:type'] === 'footnote') found.notes++;
      if (properties['role'] === 'doc-index') found.index = true;
    });
  }
  return found;
}

function summary(found: Findings, pages: boolean, say: SummaryTerms): string {
  const said = [say.text];
  if (found.headings > 0) said.push(say.headings);
  if (pages) said.push(say.pages);
  if (found.notes > 0) said.push(say.notes);
  if (found.pictures > 0 && found.mute === 0) said.push(say.pictures);
  if (found.mute > 0) {
    said.push(say.mute.replace('{all}', String(found.pictures)).replace('{mute}', String(found.mute)));
  }
  if (found.math > 0) said.push(say.math);
  return said.join(say.space);
}

/**
 * Looks through the sections as they will stand in the EPUB.
 *
 * @param animated whether a picture moves: flashing is then not known to be absent.
 */
export function accessibilityOf(
  sections: readonly Element[],
  has: { readonly pages: boolean; readonly animated: boolean; readonly language: string },
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
      ...(found.index ? ['index'] : []),
      ...(has.pages ? ['pageBreakMarkers', 'pageNavigation'] : []),
    ],
    hazard: has.animated ? 'unknown' : 'none',
    summary: summary(found, has.pages, summaryTermsOf(has.language)),
  };
}
