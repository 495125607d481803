import type { Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { placeAt } from '../../problem.js';
import { visit } from '../../visit.js';

/** A line of a block of lines, quotation marks of Markdown before it; and one that goes on the line above. */
const LINE = /^[ \t>]*\|(?:[ \t]|$)/;
const GOES_ON = /^[ \t>]*[ \t]\S/;
/** A row of a table whose head has no line of dashes below it. */
const ROW = /\|.*\|[ \t]*$/;

/** What a line begins with in the text of a paragraph. */
const BEGIN = /(^|\n)\|(?:[ \t]|(?=\n)|$)([ \t]*)/g;
/** An empty line, which parts stanzas. */
const EMPTY = /\n\|[ \t]*(?=\n)/;

/**
 * Makes verse of Pandoc's blocks of lines, each of which begins with a bar and a space: paragraphs by the time this sees them. Spaces that stand
 * behind that are kept. Mutates `tree`.
 */
export function takeLineBlocks(tree: Root, source: string): void {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    if (parent === undefined || index === undefined || !isLineBlock(paragraph, source)) return;
    const { position } = paragraph;
    const siblings: RootContent[] = parent.children;
    siblings[index] = {
      type: 'fencedDiv',
      data: { hName: 'div', hProperties: { className: ['verse'] } },
      children: stanzasOf(paragraph, source).map((children) => ({
        type: 'paragraph',
        children,
        ...(position && { position }),
      })),
      ...(position && { position }),
    };
  });
}

function isLineBlock({ position }: Paragraph, source: string): boolean {
  const written = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  const [first = '', ...rest] = written.split(/\r\n|[\r\n]/);
  return (
    LINE.test(first) &&
    rest.every((line) => LINE.test(line) || GOES_ON.test(line)) &&
    ![first, ...rest].every((line) => ROW.test(line))
  );
}

function stanzasOf({ children }: Paragraph, source: string): PhrasingContent[][] {
  const stanzas: PhrasingContent[][] = [[]];
  let begins = true;
  for (const node of children) {
    if (node.type === 'text') {
      partsOf(node, source).forEach((part, i) => {
        if (i > 0) stanzas.push([]);
        part.value = withoutBars(part.value, begins || i > 0);
        if (part.value !== '') stanzas.at(-1)?.push(part);
      });
    } else {
      visit(node, 'text', (inner) => void (inner.value = withoutBars(inner.value, false)));
      stanzas.at(-1)?.push(node);
    }
    begins = node.type === 'break';
  }
  return stanzas.filter((stanza) => stanza.length > 0);
}

/** The text before and behind lines that are empty, each with its place. */
function partsOf(node: Text, source: string): Text[] {
  const parts = node.value.replace(/\r\n?/g, '\n').split(EMPTY);
  let from = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? from;
  return parts.map((value, i) => {
    const gap = /(?:\r\n?|\n)[ \t>]*\|[ \t]*(?=[\r\n])/.exec(source.slice(from, end));
    const to = gap === null || i === parts.length - 1 ? end : from + gap.index;
    const { start, end: last } = placeAt('', source, from, to);
    from = gap === null ? end : to + gap[0].length;
    return { type: 'text', value: value.replace(/^\n/, ''), position: { start, end: last } };
  });
}

/** `begins` where a line begins with the text. */
function withoutBars(text: string, begins: boolean): string {
  const lines = text.replace(/\n(?!\|(?:[ \t\n]|$))/g, ' ');
  return lines.replace(BEGIN, (whole, end: string, spaces: string) =>
    end === '' && !begins ? whole : end + spaces.replaceAll('\t', '\u2003').replaceAll(' ', '\u00A0'),
  );
}
