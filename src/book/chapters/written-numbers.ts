import type { Element, ElementContent, Root } from 'hast';
import { placeAt, type Problem } from '../../problem.js';
import type { Chapter } from '../../manuscript/index.js';
import {
  addClass,
  belongsToNotes,
  type Captioned,
  hasClass,
  INLINE,
  nameOfNumbers,
  type NumberedKind,
  plainText,
  referenceTermsFor,
  type Title,
} from '../model/index.js';
import { beginsSentence } from './sentences.js';

/** What has a number, by its id: headings, which have titles too, figures and tables, and formulas. */
export interface Numbers {
  readonly headings: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, Title>;
  readonly captions: ReadonlyMap<string, Captioned>;
  readonly equations: ReadonlyMap<string, string>;
  readonly language: string;
}

/** A link that asks for a number, and what it leads to. */
interface Reference {
  readonly link: Element;
  /** What the number is written into. */
  readonly place: Element;
  readonly kind?: NumberedKind;
  readonly number?: string;
  readonly title?: Title;
}

/**
 * Writes the numbers that links ask for (`span.number-reference`), with their names where those are asked for too, and titles of headings without a
 * number where those would do; several at one place (`span.number-references`) share a name. One that leads to what has no number is an error. Mutates `tree`.
 */
export function writeNumbers(tree: Root, chapter: Chapter, numbers: Numbers): Problem[] {
  const problems: Problem[] = [];
  const write = (links: readonly Element[], before: string): readonly Reference[][] => {
    const references = links.flatMap((link) => referencesIn(link, numbers));
    for (const { link, number, title } of references)
      if (number === undefined && title === undefined) problems.push(...missing(link, chapter));
    const runs = alike(references, numbers.language);
    const begins = beginsSentence(before);
    runs.forEach((run, i) => {
      writeRun(run, numbers.language, begins && i === 0);
    });
    return runs;
  };
  /** Returns what stands in a block up to the end of a node. */
  const walk = (node: Root | ElementContent, before: string): string => {
    if (node.type === 'text') return before + node.value;
    if (!('children' in node)) return before;
    if (node.type === 'element') {
      if (belongsToNotes(node)) return before;
      if (node.tagName === 'br') return `${before} `;
      if (hasClass(node, 'number-references')) {
        const runs = write(
          node.children.filter((child) => child.type === 'element'),
          before,
        );
        node.children = joined(runs, numbers.language);
        return before + plainText(node);
      }
      if (node.tagName === 'a') write([node], before);
    }
    const isInline = node.type === 'element' && INLINE.has(node.tagName);
    let said = isInline ? before : '';
    for (const child of node.children) if (child.type !== 'doctype') said = walk(child, said);
    return isInline ? said : '';
  };
  walk(tree, '');
  return problems;
}

function referencesIn(link: Element, numbers: Numbers): Reference[] {
  const { href } = link.properties;
  const id = typeof href === 'string' && href.startsWith('#') ? href.slice(1) : undefined;
  return link.children.flatMap((place) =>
    place.type === 'element' && hasClass(place, 'number-reference')
      ? [{ link, place, ...(id !== undefined && whatIs(id, place, numbers)) }]
      : [],
  );
}

function whatIs(
  id: string,
  place: Element,
  { headings, titles, captions, equations }: Numbers,
): Pick<Reference, 'kind' | 'number' | 'title'> {
  const captioned = captions.get(id);
  if (captioned?.number !== undefined) return { kind: captioned.kind, number: captioned.number };
  const equation = equations.get(id);
  if (equation !== undefined) return { kind: 'equation', number: equation };
  const number = headings.get(id);
  if (number !== undefined) return { kind: number.includes('.') ? 'section' : 'chapter', number };
  const title = hasClass(place, 'titled') ? titles.get(id) : undefined;
  return title ? { title } : {};
}

/** References to one kind that follow each other, where the language has a name for several. */
function alike(references: readonly Reference[], language: string): Reference[][] {
  const runs: Reference[][] = [];
  for (const reference of references) {
    const [first] = runs.at(-1) ?? [];
    const isNamed = hasClass(reference.place, 'named');
    const goesOn =
      first?.kind !== undefined &&
      first.kind === reference.kind &&
      (!isNamed ||
        (hasClass(first.place, 'named') && nameOfNumbers(first.kind, false, language, false) !== undefined));
    if (goesOn) runs.at(-1)?.push(reference);
    else runs.push([reference]);
  }
  return runs;
}

function writeRun(run: readonly Reference[], language: string, begins: boolean): void {
  const [first] = run;
  const isCapital = begins || (first !== undefined && hasClass(first.place, 'capital'));
  const name =
    first?.kind !== undefined && hasClass(first.place, 'named')
      ? nameOfNumbers(first.kind, run.length === 1, language, isCapital)
      : undefined;
  run.forEach(({ place, kind, number, title }, i) => {
    const { before = '', each = '', behind = '' } = name ?? {};
    const said =
      number === undefined
        ? (title?.name ?? '#')
        : (i === 0 ? before : '') + number + each + (i === run.length - 1 ? behind : '');
    place.children = [{ type: 'text', value: said }];
    if (title?.lang !== undefined) place.properties.lang = title.lang;
    if (kind === 'equation') addClass(place, 'equation-reference');
  });
}

/** Links with what the language has between several: within a run, and between two of these. */
function joined(runs: readonly Reference[][], language: string): ElementContent[] {
  const [comma, and] = referenceTermsFor(language).between;
  const join = (parts: readonly ElementContent[][]): ElementContent[] =>
    parts.flatMap((part, i) =>
      i === 0 ? part : [{ type: 'text', value: i === parts.length - 1 ? and : comma }, ...part],
    );
  return join(runs.map((run) => join(run.map(({ link }) => [link]))));
}

function missing(link: Element, chapter: Chapter): readonly Problem[] {
  const { href } = link.properties;
  // one that leads nowhere has been told of
  if (typeof href !== 'string') return [];
  const start = link.position?.start.offset ?? 0;
  return [
    {
      ruleId: 'number-missing',
      severity: 'error',
      message: `Unexpected reference to the number of ${href}, expected a heading, a figure or a table that has one`,
      place: placeAt(chapter.file, chapter.text, start, link.position?.end.offset ?? start),
      note: 'The settings say what is numbered: headings, how many levels (numbered: 2), and captions (captions: numbered; the caption of a picture is what its brackets say, or its title). Parts and what says {-} are not.',
    },
  ];
}
