import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.js';
import { visit } from '../../../src/visit.js';

/** The paragraphs of a text, and how each stands in it. */
function paragraphs(text: string): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  visit(parse('a.md', text) satisfies Root, 'paragraph', (node: Nodes) => {
    const { start, end } = node.position ?? {};
    const line = text.split('\n')[(start?.line ?? 0) - 1] ?? '';
    expect(text.slice(start?.offset)).toMatch(line.slice((start?.column ?? 0) - 1, 20));
    found.push([toString(node), text.slice(start?.offset, end?.offset)]);
  });
  return found;
}

describe('the attribution of a quotation', () => {
  it.each([
    ['> "Thin soup."\n> --- Rosa', '"Thin soup."', '--- Rosa'],
    ['> It is late.\n> – Ann Lee, *The Mill*', 'It is late.', '– Ann Lee, *The Mill*'],
    ['> A line,\\\n> another\\\n> — Ann', 'A line,\\\n> another', '— Ann'],
    ['> One.\n> Two *words*!\n> -- "Ann"', 'One.\n> Two *words*!', '-- "Ann"'],
    ['> « Bien. »\n― Élise', '« Bien. »', '― Élise'],
    ['- a\n\n  > Words.\n  >\n  > More.\n  > — Ann', 'More.', '— Ann'],
  ])('is a paragraph: %j', (text, words, attribution) => {
    expect(paragraphs(text).map(([, written]) => written)).toEqual(
      expect.arrayContaining([words, attribution]),
    );
    const [line] = paragraphs(text).at(-1) ?? [];
    expect(line).toBe(attribution.replaceAll('*', ''));
  });

  it.each([
    '> He went to the shop\n> --- Or so he said.',
    '> He went.\n> — or so he said.',
    '> He went.\n> Ann said so.',
    '> "Well." — Ann',
    `> He went.\n> — A${' long'.repeat(30)} tale.`,
    '> — Can you read?\n> — A little.',
    '> *He.\n> — A*',
    'He went.\n— Ann',
  ])('is no rest of a sentence, speech, or text: %j', (text) => {
    expect(paragraphs(text)).toHaveLength(1);
  });
});
