import type { Chapter, Manuscript } from '../manuscript/index.js';
import { placeAt, type Problem } from '../problem.js';
import { hasLocale, languagesWithLocale } from './locales.js';
import type { Spot } from './order.js';

/** The language that a style is written for, whatever the book's (CSL 1.0.2, default-locale). */
const WRITTEN_FOR = /<style\s[^>]*\bdefault-locale\s*=\s*["']([^"']+)["']/;

/** Tells, at the first citation, that the book's language has no words for citations here: none comes with the program, nor does the style bring them. */
export function foreignTerms(
  { settings: { language } }: Pick<Manuscript, 'settings'>,
  style: string,
  chapters: readonly Chapter[],
  [first]: readonly Spot[],
): readonly Problem[] {
  const writtenFor = WRITTEN_FOR.exec(style)?.[1];
  if (
    !first ||
    hasLocale(language) ||
    (writtenFor !== undefined && primary(writtenFor) === primary(language))
  )
    return [];
  const chapter = chapters[first.chapter];
  const from = first.citation.position?.start.offset;
  const to = first.citation.position?.end.offset;
  return [
    {
      ruleId: 'citation-language',
      severity: 'warning',
      message: `Unexpected language '${language}' for citations, expected one with terms: ${languagesWithLocale().join(', ')}`,
      ...(chapter && from !== undefined && to !== undefined
        ? { place: placeAt(chapter.file, chapter.text, from, to) }
        : {}),
      note: `What a style writes itself ('and', 'ed.', 'p.', the months) is ${writtenFor === undefined ? 'in English' : `as in '${writtenFor}'`}; a .csl file with a default-locale and terms of its own brings others.`,
    },
  ];
}

const primary = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? '';
