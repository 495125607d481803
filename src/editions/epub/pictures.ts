import type { Element, Root } from 'hast';
import { visit } from '../../visit.js';
import { hasClass, plainText, type Section } from '../../book/index.js';
import { PressError, type Problem } from '../../problem.js';

function undecorated(section: Section, file: string, source: unknown): Problem {
  const where = typeof source === 'string' ? ` (${source})` : '';
  return {
    ruleId: 'epub/alt',
    severity: 'error',
    message: `Unexpected picture without words in ‘${section.title}’${where}: ${file}, expected a text alternative`,
    note: 'Say what the picture shows between the brackets of ![…](…); give one that only decorates role="presentation".',
  };
}

/**
 * A picture of which its caption says all is nothing more to hear: the figure has its name by the caption
 * (WAI, Images Tutorial: an image described by the text beside it).
 */
function sayOnce({ children }: Element): void {
  const [image, caption] = children.filter((node) => node.type === 'element');
  if (image?.tagName !== 'img' || caption?.tagName !== 'figcaption') return;
  const words = caption.children.filter(
    (node) => node.type !== 'element' || !hasClass(node, 'caption-number'),
  );
  const said = plainText({ type: 'root', children: words });
  if (said !== '' && image.properties['alt'] === said) image.properties['role'] = 'presentation';
}

/**
 * Points the pictures of a section at the files of the publication, in place. A picture without a text alternative that does not
 * say it is decoration is a problem; one that the book does not have is a `PressError`, before anything is written.
 */
export function settlePictures(
  tree: Root,
  section: Section,
  images: ReadonlyMap<string, string>,
): readonly Problem[] {
  const problems: Problem[] = [];
  let source: unknown;
  visit(tree, { tagName: 'figure' }, sayOnce);
  visit(tree, 'element', (node) => {
    source = node.properties['dataSource'] ?? source;
    if (node.tagName !== 'img') return;
    const { src, alt, role, width } = node.properties;
    const name = String(src);
    const image = images.get(name);
    if (image === undefined) {
      throw new PressError(
        `Unexpected picture ‘${name}’ in ‘${section.title}’, expected a file of the book`,
        {
          hint: 'Put the picture into the folder of the book and name it from there.',
        },
      );
    }
    node.properties['src'] = image;
    // XHTML counts pixels only; a share is the style sheet's to say
    if (typeof width === 'string' && /^[\d.]+%$/.test(width)) node.properties['style'] = `width: ${width}`;
    const decorates = role === 'presentation' || role === 'none';
    if (decorates || alt === undefined) node.properties['alt'] = '';
    if (!decorates && (typeof alt !== 'string' || alt.trim() === '')) {
      problems.push(undecorated(section, name, source));
    }
  });
  return problems;
}
