import type { Element, ElementContent } from 'hast';
import { type Section, h, headingsAsText, titleIn } from '../model/index.js';
import { isolated } from '../rendering/index.js';

/** Moves the notes of each section to its end, where they are part of its content: below `title`, a list. */
export function notesAtChapterEnds(sections: readonly Section[], title: string): readonly Section[] {
  return sections.map((section) => {
    if (section.notes.length === 0) return section;
    const own = h('div', { className: ['endnotes'] }, heading('h2', title), listOf(section));
    return {
      ...section,
      content: { ...section.content, children: [...section.content.children, own] },
      notes: [],
    };
  });
}

/**
 * Moves the notes of all sections into one behind them, below the title of the chapter that they are of where there are several; without a note there is
 * none.
 */
export function notesAtEnd(
  sections: readonly Section[],
  { language, title }: { readonly language: string; readonly title: string },
): readonly Section[] {
  const noted = sections.filter(({ notes }) => notes.length > 0);
  if (noted.length === 0) return sections;
  const lists = noted.flatMap((section) => {
    const chapter = noted.length > 1 ? titleIn(section.content) : undefined;
    return [...(chapter === undefined ? [] : [heading('h2', isolated(chapter, language))]), listOf(section)];
  });
  // which of them are in notes is not known
  const refersTo = noted.flatMap(({ refersTo: ids = [] }) => ids);
  const gathered: Section = {
    id: 'notes',
    role: 'notes',
    matter: 'back',
    title,
    content: {
      type: 'root',
      children: [
        { ...heading('h1', title), properties: { id: 'notes-heading', dataGenerated: '' } },
        h('div', { className: ['endnotes'] }, ...lists),
      ],
    },
    notes: [],
    ...(refersTo.length > 0 ? { refersTo } : {}),
  };
  return [...sections.map((section) => ({ ...section, notes: [] })), gathered];
}

/** Without an id, so that the contents leave it out. */
const heading = (level: 'h1' | 'h2', words: Element | string): Element =>
  h(level, { dataGenerated: '' }, words);

/** A section's notes; each has the number that the list gives it. */
function listOf({ notes }: Section): Element {
  const items = notes.map(({ id, referenceId, content }) => {
    const item = h('li', { id, className: ['endnote'], dataReference: referenceId });
    item.children = structuredClone<ElementContent[]>([...content]);
    headingsAsText(item);
    return item;
  });
  return h('ol', {}, ...items);
}
