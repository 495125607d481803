import type { FootnoteReference, Nodes, PhrasingContent, Text } from 'mdast';
import type { Chapter } from '../manuscript/index.js';
import type { Spot } from './order.js';
import { text } from './set.js';

/** Puts a citation into a note of its own, whose paragraph has the properties: the definition goes to the end of the chapter. */
export type NoteMaker = (
  spot: Spot,
  content: PhrasingContent[],
  properties: { readonly dataCites?: string },
) => FootnoteReference;

export function noteMaker(chapters: readonly Pick<Chapter, 'tree'>[]): NoteMaker {
  const taken = chapters.map(({ tree }) => new Set(footnoteLabels(tree)));
  let count = 0;
  return ({ chapter, citation: { position } }, content, properties) => {
    let identifier: string;
    do identifier = `citation-${++count}`;
    while (taken[chapter]?.has(identifier));
    const place = position && { position };
    chapters[chapter]?.tree.children.push({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: [
        {
          type: 'paragraph',
          children: content,
          data: { hProperties: { dataGenerated: '', ...properties } },
          ...place,
        },
      ],
      ...place,
    });
    return { type: 'footnoteReference', identifier, label: identifier, ...place };
  };
}

function footnoteLabels(node: Nodes): string[] {
  if (node.type === 'footnoteDefinition') return [node.identifier];
  return 'children' in node ? node.children.flatMap(footnoteLabels) : [];
}

/** The text nodes that touch a citation, if they are texts. */
function neighbours({ parent, citation }: Spot): { before: Text | undefined; after: Text | undefined } {
  const children = parent.children as readonly Nodes[];
  const at = children.indexOf(citation);
  const asText = (node: Nodes | undefined): Text | undefined => (node?.type === 'text' ? node : undefined);
  return { before: asText(children[at - 1]), after: asText(children[at + 1]) };
}

/** Takes the space before a raised citation away: `word [@key]` is `word¹`. */
export function closeUp(spot: Spot): void {
  const { before } = neighbours(spot);
  if (before) before.value = before.value.replace(/[ \t\n]+$/, '');
}

const STOP = /^(?:[.,;:]|[!?]+)/;

/**
 * Takes the stop after a citation before the note's number, as Pandoc does: `word [@key].` is `word.¹`; where the language has
 * it so, into the quotation marks: `“word” [@key].` is `“word.”¹`. Gives what is to stand inside the citation, before the number.
 */
export function takeStop(
  spot: Spot,
  inText: readonly PhrasingContent[],
  inQuotes: boolean,
): PhrasingContent[] {
  const { before, after } = neighbours(spot);
  const stop = after && STOP.exec(after.value)?.[0];
  if (!after || stop === undefined) return [];
  after.value = after.value.slice(stop.length);
  if (inText.length > 0 || !before) return [text(stop)];
  const quotes = /["'\u2019\u201D\u00BB]*$/.exec(before.value)?.[0] ?? '';
  const words = before.value.slice(0, before.value.length - quotes.length);
  if (/[.!?\u2026]$/.test(words) && stop === '.') return [];
  const inside = inQuotes && quotes !== '' && (stop === '.' || stop === ',');
  before.value = inside ? words + stop + quotes : words + quotes + stop;
  return [];
}

/** A note begins with a capital, also where it begins with what the author put before the reference. */
export function capitalised(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return [...nodes];
  return [{ ...first, value: first.value.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) }, ...rest];
}
