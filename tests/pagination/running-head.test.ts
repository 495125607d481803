import { describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { wordsOf } from '../../src/pdf/index.js';
import { publish } from '../../src/publish.js';
import { typesetter } from '../support/press.js';
import { memoryWorld } from '../support/world.js';

const prose = 'Some words of text that fill the page and go on. '.repeat(90);

/** What the heads of a book's pages say, `-` where there is none. */
async function headsOf(settings: string, ...chapters: readonly string[]): Promise<string[]> {
  const { artifacts, problems } = await publish(
    memoryWorld({
      'book.yaml': `title: The Book\neditions: [screen]\ncontents: 0\n${settings}`,
      ...Object.fromEntries(chapters.map((text, i) => [`${String(i)}.md`, `${text}\n\n${prose}\n`])),
    }),
    { typesetter, shelf: shelf() },
    { target: '.' },
  );
  expect(problems).toEqual([]);
  const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
  return pages.slice(2).map((page) => {
    const words = page.filter(({ y }) => y < 40).sort((a, b) => a.x - b.x);
    return words.map(({ text }) => text).join(' ') || '-';
  });
}

describe('running heads', { timeout: 60_000 }, () => {
  it('are the title of the book and of the chapter, or who wrote the chapter, and never its number', async () => {
    const heads = await headsOf(
      'numbered: 1\n',
      '# The Mill',
      '---\nauthor: [Ann Lee, Bo]\n---\n# The Dam',
      '# The Mouth\n\n## A part of it {author="Chi"}',
    );
    expect(heads).toEqual([
      ...['-', 'The Book', 'The Mill'],
      ...['-', 'The Dam', 'Ann Lee, Bo'],
      ...['-', 'The Book', 'A part of it'],
    ]);
  });
});
