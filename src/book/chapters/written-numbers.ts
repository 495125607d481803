import type { Element, Root } from 'hast';
import { visit } from '../../visit.js';
import { placeAt, type Problem } from '../../problem.js';
import type { Chapter } from '../../manuscript/index.js';
import { type Captioned, type Title, hasClass, nameOfNumber } from '../model/index.js';

/** What has a number, by its id: headings, which have titles too, and figures and tables. */
export interface Numbers {
  readonly headings: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, Title>;
  readonly captions: ReadonlyMap<string, Captioned>;
  readonly language: string;
}

/**
 * Writes the numbers that links ask for (`span.number-reference`), of figures and tables with their names where those are asked for too, and titles of headings
 * without a number where those would do; one that leads to what has no number is an error. Mutates `tree`.
 */
export function writeNumbers(tree: Root, chapter: Chapter, numbers: Numbers): Problem[] {
  const problems: Problem[] = [];
  visit(tree, { tagName: 'a' }, (link) => {
    const { href } = link.properties;
    const id = typeof href === 'string' && href.startsWith('#') ? href.slice(1) : undefined;
    for (const node of link.children) {
      if (node.type !== 'element' || !hasClass(node, 'number-reference')) continue;
      const said = id === undefined ? undefined : written(node, id, numbers);
      node.children = [{ type: 'text', value: said ?? '#' }];
      if (said !== undefined || id === undefined) continue;
      const start = link.position?.start.offset ?? 0;
      problems.push({
        ruleId: 'number-missing',
        severity: 'error',
        message: `Unexpected reference to the number of #${id}, expected a heading, a figure or a table that has one`,
        place: placeAt(chapter.file, chapter.text, start, link.position?.end.offset ?? start),
        note: 'The settings say what is numbered: headings, how many levels (numbered: 2), and captions (captions: numbered; the caption of a picture is what its brackets say, or its title). Parts and what says {-} are not.',
      });
    }
  });
  return problems;
}

function written(
  node: Element,
  id: string,
  { headings, titles, captions, language }: Numbers,
): string | undefined {
  const captioned = captions.get(id);
  if (captioned?.number === undefined) {
    const title = hasClass(node, 'titled') ? titles.get(id) : undefined;
    if (headings.has(id) || !title) return headings.get(id);
    if (title.lang !== undefined) node.properties.lang = title.lang;
    return title.name;
  }
  if (!hasClass(node, 'named')) return captioned.number;
  return nameOfNumber(captioned.kind, captioned.number, language, !hasClass(node, 'capital'));
}
