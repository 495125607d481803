import type { Element } from 'hast';
import { SKIP, visit } from '../../visit.js';
import {
  type Captioned,
  type Section,
  h,
  hasClass,
  labelOf,
  plainText,
  readsRightToLeft,
} from '../model/index.js';

/** What captions depend on, apart from the text. */
export interface Captions {
  readonly language: string;
  /** Whether they begin with numbers. */
  readonly numbered: boolean;
  /** The numbers of headings, by their ids (`numberHeadings`). */
  readonly headings: ReadonlyMap<string, string>;
  /** Gives out the ids of the book. */
  readonly unique: (wanted: string) => string;
}

/**
 * Figures and tables of the chapters that have captions, in their order, each with an id. Numbers count anew in each chapter that has a number itself,
 * `2.1`, and through all others; what says `.unnumbered` has none. A figure in a figure is part of it. Mutates the sections' content: a caption
 * begins with its number.
 */
export function captionsOf(
  sections: readonly Section[],
  { language, numbered, headings, unique }: Captions,
): readonly Captioned[] {
  const found: Captioned[] = [];
  const counts = new Map<string, number>();
  let chapter: string | undefined;
  /** The level of headings that open chapters. */
  let top = 1;
  for (const { role, content } of sections) {
    if (role !== 'chapter') continue;
    visit(content, 'element', (node) => {
      const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
      if (level > 0) {
        const number = headings.get(String(node.properties.id));
        if (number !== undefined) {
          chapter = number.split('.')[0];
          if (number === chapter) top = level;
        } else if (level <= top) chapter = undefined;
        return undefined;
      }
      const kind = node.tagName === 'figure' || node.tagName === 'table' ? node.tagName : undefined;
      const caption = kind && captionIn(node);
      if (!kind || !caption) return undefined;
      const run = chapter === undefined ? kind : `${kind} ${chapter}`;
      const next = (counts.get(run) ?? 0) + 1;
      const isNumbered = numbered && !hasClass(node, 'unnumbered');
      const number = chapter === undefined ? String(next) : `${chapter}.${String(next)}`;
      node.properties.id ??= unique(`${kind}-${String(found.length + 1)}`);
      const lang = [caption, node]
        .map(({ properties }) => properties.lang)
        .find((own) => typeof own === 'string');
      found.push({
        kind,
        id: node.properties.id,
        caption,
        ...(isNumbered && { number }),
        ...(typeof lang === 'string' && { lang }),
      });
      if (isNumbered) {
        counts.set(run, next);
        beginWith(
          labelOf(kind, number, language),
          caption,
          typeof lang === 'string' ? lang : language,
          language,
        );
      }
      return SKIP;
    });
  }
  return found;
}

/** A caption that says something. */
function captionIn({ tagName, children }: Element): Element | undefined {
  const name = tagName === 'table' ? 'caption' : 'figcaption';
  const caption = children.find((node): node is Element => node.type === 'element' && node.tagName === name);
  return caption && plainText(caption) !== '' ? caption : undefined;
}

/** Sets a label before the words of a caption: in the language of the book, and the line runs as that does, whatever language the words are in. */
function beginWith(
  { said, space }: ReturnType<typeof labelOf>,
  caption: Element,
  own: string,
  language: string,
): void {
  const words = caption.children;
  caption.children = [
    h('span', { className: ['caption-number'], dataGenerated: '' }, said),
    { type: 'text', value: space },
    ...(own === language ? words : [h('span', { lang: own, ...directed(own, language) }, ...words)]),
  ];
  if (own !== language) Object.assign(caption.properties, { lang: language, ...directed(language, own) });
}

/** The direction of a language, where another one runs the other way. */
function directed(language: string, around: string): { readonly dir?: 'rtl' | 'ltr' } {
  const fromRight = readsRightToLeft(language);
  return fromRight === readsRightToLeft(around) ? {} : { dir: fromRight ? 'rtl' : 'ltr' };
}
