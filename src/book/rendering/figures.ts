import type { Element, ElementContent, Properties, Root } from 'hast';
import { SKIP, visit } from '../../visit.js';
import { straightened } from './as-printed.js';
import { h, plainText } from '../model/index.js';

/**
 * Pictures that have a paragraph to themselves become figures, one each; a picture's title, `![alt](file "title")`, is the caption, and its
 * id, its classes and its language, `![alt](file){#fig-mill .plate lang=fr}`, are the figure's. Where a caption is all that is said of one, its plain text is
 * the alternative text too.
 */
export function figures(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'figure') describe(node);
    if (node.tagName !== 'p' || !parent || index === undefined) return undefined;
    const pictures = onlyPictures(node);
    if (pictures.length === 0) return undefined;
    const made = pictures.map((image, i) =>
      figure(image, i === 0 ? node.properties : { ...node.properties, id: undefined }),
    );
    parent.children.splice(index, 1, ...made);
    return [SKIP, index + made.length];
  });
}

function describe({ children }: Element): void {
  const [image, caption] = children.filter((node) => node.type === 'element');
  if (image?.tagName === 'img' && image.properties.alt === undefined && caption?.tagName === 'figcaption')
    image.properties.alt = plainText(caption);
}

function figure(image: Element, properties: Properties): Element {
  const { id, className, title, lang, dir, ...rest } = image.properties;
  const caption =
    typeof title === 'string' && title !== '' ? h('figcaption', {}, straightened(title)) : undefined;
  // an ornament has no caption: with one it is a picture of which that says all
  const { role, ...said } = rest;
  const isNamed = caption !== undefined && (role === 'presentation' || role === 'none');
  image.properties = isNamed ? { ...said, alt: plainText(caption) } : rest;
  const own = Object.entries({ id, className, lang, dir }).filter(([, value]) => value !== undefined);
  return h('figure', { ...properties, ...Object.fromEntries(own) }, image, ...(caption ? [caption] : []));
}

/** The pictures of a paragraph that holds nothing else; none where it does. */
function onlyPictures(paragraph: Element): readonly Element[] {
  const children = paragraph.children.filter((node) => !isSpace(node));
  const pictures = children.filter(
    (node): node is Element => node.type === 'element' && node.tagName === 'img',
  );
  return pictures.length === children.length ? pictures : [];
}

/** White space, or the end of a line between two pictures. */
const isSpace = (node: ElementContent): boolean =>
  (node.type === 'text' && node.value.trim() === '') || (node.type === 'element' && node.tagName === 'br');
