import { describe, expect, it } from 'vitest';
import type { Element, Root } from 'hast';
import { calloutTermsFor } from '../../../src/book/model/terms.js';
import { render } from '../../../src/book/rendering/render.js';
import { assemble, hasClass, manuscriptWords, plainText, wordsOf } from '../../../src/book/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { parse } from '../../../src/manuscript/parse.js';
import { visit } from '../../../src/visit.js';
import { memoryWorld } from '../../support/world.js';

const titles = (markdown: string, language: string): string[] => {
  const { content, notes } = render(parse('a.md', markdown), 'a', { file: 'a.md', language });
  const found: string[] = [];
  const look = (node: Root | Element): void =>
    visit(node, 'element', (block) => {
      if (hasClass(block, 'callout-title')) found.push(plainText(block));
    });
  look(content);
  for (const note of notes) look({ type: 'root', children: [...note.content] });
  return found;
};

describe('callouts without a title', () => {
  it('are called what they are, in the language that they are in', () => {
    expect(titles('> [!NOTE]\n> A\n\n::: {.callout-caution}\nB\n:::', 'de-CH')).toEqual([
      'Hinweis',
      'Vorsicht',
    ]);
    const nested = '::: {lang=fr}\n> [!TIP]\n> A\n\n::: {.callout-tip lang=he}\nB\n:::\n\nC[^1]\n:::\n\n';
    expect(titles(`${nested}[^1]: D\n\n    > [!WARNING]\n    > E\n`, 'en')).toEqual([
      'Conseil',
      'עצה',
      'Warning',
    ]);
  });

  it('have none where there is no word for it: never an English one', () => {
    expect(titles('> [!NOTE]\n> A\n\n> [!NOTE] Sicut\n> A', 'la')).toEqual(['Sicut']);
    expect(titles('::: note\nA\n:::', 'en')).toEqual([]);
  });

  it('say it in words of the program’s, not of the author’s', async () => {
    const text = '# A\n\n> [!NOTE]\n> Words.\n\n> [!TIP] So\n> More.\n';
    const manuscript = await readManuscript(memoryWorld({ 'book.yaml': 'title: T', 'a.md': text }), '.');
    const { book, problems } = assemble({ ...manuscript, bibliography: [] });
    expect(problems).toEqual([]);
    const section = book.sections.find(({ role }) => role === 'chapter');
    const said = section ? wordsOf(section).text.map((word) => [word.text, word.generated === true]) : [];
    expect(said).toEqual([
      ['A', false],
      ['Note', true],
      ...['Words.', 'So', 'More.'].map((word) => [word, false]),
    ]);
    const [chapter] = manuscript.chapters;
    expect(chapter && manuscriptWords(chapter)?.text.map((word) => word.text)).toEqual(
      said.flatMap(([word, generated]) => (generated === true ? [] : [word])),
    );
    expect(book.contents).toHaveLength(1);
  });

  it('have five words in each language that has any', () => {
    const languages = 'en ar ca cs da de el es fi fr he hu it nb nl nn no ja pl pt ro ru sv tr uk zh'.split(
      ' ',
    );
    for (const language of languages) {
      const said = Object.values(calloutTermsFor(language) ?? {}) as string[];
      expect(new Set(said).size, language).toBe(5);
      for (const word of said) expect(word).toMatch(/^\p{L}[\p{L} ]*$/u);
    }
    expect(calloutTermsFor('xx')).toBeUndefined();
  });
});
