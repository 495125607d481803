import type { BlockContent, FootnoteDefinition, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Chapter, Citation, CitationItem, Manuscript } from '../../src/manuscript/index.js';

export const t = (value: string): PhrasingContent => ({ type: 'text', value });
export const p = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

/** `@key`, `[@key, p. 5]`, … as the parser gives them. */
export function item(key: string, more: Partial<CitationItem> = {}): CitationItem {
  return { key, prefix: '', suffix: '', suppressAuthor: false, ...more };
}

export const page = (locator: string): Partial<CitationItem> => ({ locator, label: 'page' });

export function citation(...items: CitationItem[]): Citation {
  return { type: 'citation', items, narrative: false, children: [{ type: 'text', value: '[…]' }] };
}

export function narrative(...items: CitationItem[]): Citation {
  return { ...citation(...items), narrative: true };
}

export const noteReference = (identifier: string): PhrasingContent => ({
  type: 'footnoteReference',
  identifier,
});
export const note = (identifier: string, ...children: BlockContent[]): FootnoteDefinition => ({
  type: 'footnoteDefinition',
  identifier,
  children,
});

export function chapter(file: string, ...children: RootContent[]): Chapter {
  return { file, text: '', tree: { type: 'root', children } };
}

export const file = (name: string, content: unknown) => ({
  file: name,
  bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
});

type Parts = Partial<Pick<Manuscript, 'chapters' | 'references' | 'style'>> & {
  named?: string;
  language?: string;
};

export function manuscript({ named = 'apa', language = 'en', ...parts }: Parts): Manuscript {
  return {
    settings: { style: named, language } as Manuscript['settings'],
    chapters: [],
    references: [],
    pictures: [],
    problems: [],
    ...parts,
  };
}

/** A tree as text: links as `[text](#id)`, emphasis as `*text*`, other elements as `<name>text</name>`. */
export function show(node: Nodes): string {
  const inner = (): string => ('children' in node ? node.children.map(show).join('') : '');
  const name = (node.data as { hName?: string } | undefined)?.hName;
  switch (node.type) {
    case 'text':
      return node.value;
    case 'link':
      return `[${inner()}](${node.url})`;
    case 'footnoteReference':
      return `[^${node.identifier}]`;
    case 'footnoteDefinition':
      return `[^${node.identifier}]: ${inner()}`;
    case 'strong':
      return `**${inner()}**`;
    case 'emphasis':
      return name === undefined ? `*${inner()}*` : `<${name}>${inner()}</${name}>`;
    case 'root':
      return node.children.map(show).join('\n');
    default:
      return inner();
  }
}

export const BOOKS = [
  {
    id: 'wald',
    type: 'book',
    author: [{ family: 'Wald', given: 'Alan' }],
    title: 'First Book',
    issued: { 'date-parts': [[1992]] },
    publisher: 'Press',
    DOI: '10.1000/182',
  },
  {
    id: 'roe',
    type: 'book',
    author: [
      { family: 'Roe', given: 'Ron' },
      { family: 'Doe', given: 'Jane' },
    ],
    title: 'Second Book',
    issued: { 'date-parts': [[2001]] },
    URL: 'https://example.org/a_(b)',
  },
  {
    id: 'wald2',
    type: 'book',
    author: [{ family: 'Wald', given: 'Alan' }],
    title: 'Another Book',
    issued: { 'date-parts': [[1992]] },
  },
];
