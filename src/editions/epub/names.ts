import type { Book, Section } from '../../book/index.js';

const LONGEST = 40;

/** Lower-case ASCII words joined by hyphens, as much of a title as a file name should say; empty if nothing is left. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let slug = '';
  for (const word of words ?? []) {
    if (slug.length + word.length >= LONGEST) break;
    slug += slug === '' ? word : `-${word}`;
  }
  return slug;
}

/**
 * The file of each section, by the section's id: `03-the-valley.xhtml`. ASCII, because EPUB warns of anything else; the number
 * keeps the reading order visible and two chapters of one name apart. The contents are the navigation document's.
 */
export function documentNames(sections: readonly Section[], nav: string): ReadonlyMap<string, string> {
  const width = Math.max(2, String(sections.length).length);
  return new Map(
    sections.map((section, index) => {
      if (section.role === 'contents') return [section.id, nav];
      const said = section.role === 'chapter' ? slugOf(section.title) : '';
      const number = String(index + 1).padStart(width, '0');
      return [section.id, `${number}-${said || section.role}.xhtml`];
    }),
  );
}

const ENDINGS = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
} as const;

/** The file of each picture, by its name in the book: `images/02-plan.png`. */
export function imageNames(pictures: Book['pictures']): ReadonlyMap<string, string> {
  const width = Math.max(2, String(pictures.length).length);
  return new Map(
    pictures.map((picture, index) => {
      const base = picture.file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
      const number = String(index + 1).padStart(width, '0');
      return [picture.file, `images/${number}-${slugOf(base) || 'picture'}.${ENDINGS[picture.mediaType]}`];
    }),
  );
}
