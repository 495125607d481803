import { describe, expect, it } from 'vitest';
import type { Book, Section } from '../../src/book/index.js';
import type { Design } from '../../src/pagination/document.js';
import { pageSize } from '../../src/pagination/page-sizes.js';
import { documentOf } from '../../src/pagination/prepared.js';
import type { Memory } from '../../src/world.js';

const section = (text: string, role: Section['role'] = 'chapter'): Section => ({
  id: 'a',
  role,
  matter: 'body',
  title: 'A',
  content: {
    type: 'root',
    children: [
      { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: text }] },
      { type: 'element', tagName: 'a', properties: { href: '#b' }, children: [] },
      { type: 'element', tagName: 'img', properties: { src: 'a.png' }, children: [] },
    ],
  },
  notes: [],
});

interface Input {
  readonly section: Section;
  readonly title: string;
  readonly language: string;
  readonly hyphenation: readonly string[];
  readonly figures: 'numbered' | 'float' | 'here';
  readonly bleed: number;
  readonly theme: string;
  readonly width: number;
  readonly folio: string;
}

const INPUT: Input = {
  section: section('one'),
  title: 'T',
  language: 'en',
  hyphenation: [],
  figures: 'numbered',
  bleed: 0,
  theme: 'one',
  width: 300,
  folio: '1',
};

function remembered(): Memory {
  const kept = new Map<string, string>();
  return {
    recall: (key) => Promise.resolve(kept.get(key)),
    keep: (key, text) => void kept.set(key, text),
  };
}

async function make(
  input: Input,
  memory?: Memory,
): Promise<{ readonly html: string; readonly prepared: number }> {
  const book = {
    settings: {
      title: input.title,
      language: input.language,
      hyphenation: input.hyphenation,
      figures: input.figures,
    },
    pictures: [{ file: 'a.png', width: input.width, height: 100 }],
  } as unknown as Book;
  const theme = {
    name: input.theme,
    leading: 14,
    headSize: 9,
    chapterOpens: 'next',
    faces: [],
    sheets: [input.theme],
  };
  const design = { size: pageSize('a5'), theme, bleed: input.bleed, headWidth: () => 0 } as unknown as Design;
  let prepared = 0;
  const forPaper = (ready: Section): Section => {
    prepared++;
    return ready;
  };
  const html = await documentOf(book, input.section, design, () => input.folio, {
    forPaper,
    ...(memory && { memory }),
  });
  return { html, prepared };
}

describe('documents remembered', () => {
  it('are those that would be made, and nothing is made ready for them', async () => {
    const memory = remembered();
    const first = await make(INPUT, memory);
    expect(first).toEqual({ ...(await make(INPUT)), prepared: 1 });
    expect(await make(INPUT, memory)).toEqual({ ...first, prepared: 0 });
  });

  it.each<[string, Partial<Input>]>([
    ['the text', { section: section('two') }],
    ['the title', { title: 'U' }],
    ['the language', { language: 'de' }],
    ['words that are divided', { hyphenation: ['o-ne'] }],
    ['which figures float', { figures: 'float' }],
    ['the bleed', { bleed: 9 }],
    ['the theme', { theme: 'two' }],
    ['the size of a picture', { width: 30 }],
  ])('are made anew after a change of %s', async (_name, change) => {
    const memory = remembered();
    await make(INPUT, memory);
    const changed = { ...INPUT, ...change };
    expect(await make(changed, memory)).toEqual(await make(changed));
  });

  it('are never those of a contents page', async () => {
    const memory = remembered();
    const contents = { ...INPUT, section: section('', 'contents') };
    await make(contents, memory);
    const moved = { ...contents, folio: '2' };
    expect((await make(moved, memory)).html).toContain('>2<');
  });
});
