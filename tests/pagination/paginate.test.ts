import { describe, expect, it } from 'vitest';
import { furnish } from '../support/furniture.js';
import type { Book, Section } from '../../src/book/index.js';
import { tract } from '../support/theme.js';
import { paginate } from '../../src/pagination/index.js';
import type { Typesetter } from '../../src/pagination/typesetter.js';

const section = (id: string, role: Section['role'], matter: Section['matter'], link?: string): Section => ({
  id,
  role,
  matter,
  title: id,
  content: {
    type: 'root',
    children: [
      {
        type: 'element',
        tagName: 'a',
        properties: link === undefined ? {} : { href: `#${link}` },
        children: [{ type: 'text', value: id }],
      },
    ],
  },
  notes: [],
});

const book = {
  settings: { title: 'T', language: 'en', trim: 'a5', print: { bleed: '0mm' } },
  pictures: [],
  sections: [
    section('title', 'titlepage', 'front'),
    section('contents', 'contents', 'front', 'two'),
    section('one', 'chapter', 'body'),
    section('two', 'chapter', 'body'),
  ],
} as unknown as Book;

/** An engine that prints slowly, one page a section, and writes down what it does. */
function engine(): Typesetter & { readonly log: string[]; readonly documents: Map<string, string> } {
  const log: string[] = [];
  const documents = new Map<string, string>();
  return {
    log,
    documents,
    lay(shard) {
      log.push(`lay ${shard.id}`);
      documents.set(shard.id, shard.html);
      const pages = [{ blank: false, ids: [shard.id], text: { x: 0, y: 0, width: 0, height: 0 } }];
      return Promise.resolve({
        dependsOnSide: false,
        place: () => Promise.resolve(pages),
        print: async () => {
          await new Promise((resolve) => setTimeout(resolve, 50));
          log.push(`printed ${shard.id}`);
          return { pdf: new Uint8Array(), pages, problems: [] };
        },
      });
    },
    furnish,
    close: () => Promise.resolve(),
  };
}

describe('paginate', () => {
  it('lays the front matter beside the text, and the contents, once, when the folios are known', async () => {
    const typesetter = engine();
    const pages = await paginate(book, typesetter, tract);
    const { log } = typesetter;
    expect(log.indexOf('lay title')).toBeLessThan(log.indexOf('printed one'));
    expect(log.filter((line) => line === 'lay contents')).toHaveLength(1);
    // all pages have their places, and the last are being printed
    expect(log.indexOf('lay contents')).toBeGreaterThan(log.indexOf('lay two'));
    expect(log.indexOf('lay contents')).toBeLessThan(log.indexOf('printed two'));
    expect(typesetter.documents.get('contents')).toMatch(/class="page-number">2</);
    expect(pages.facts.map(({ label }) => label)).toEqual(['i', '', 'iii', '', '1', '2']);
  });

  it('ends with the text that cannot be laid out', async () => {
    const typesetter = engine();
    const failing: Typesetter = {
      ...typesetter,
      lay: (shard, ...rest) =>
        shard.id === 'two' ? Promise.reject(new Error('no room')) : typesetter.lay(shard, ...rest),
    };
    await expect(paginate(book, failing, tract)).rejects.toThrow('no room');
  });

  const withIndex = (...left: readonly string[]): Book => {
    const entries: Section = {
      ...section('index', 'index', 'back'),
      content: {
        type: 'root',
        children: [
          {
            type: 'element',
            tagName: 'a',
            properties: { className: ['page-reference'], href: '#two' },
            children: [],
          },
        ],
      },
      refersTo: ['two'],
    };
    const sections = [...book.sections, entries].filter(({ id }) => !left.includes(id));
    return { ...book, sections };
  };

  it('lays the index behind the text, once, and the contents when it stands', async () => {
    const typesetter = engine();
    const pages = await paginate(withIndex(), typesetter, tract);
    const laid = typesetter.log.filter((line) => line.startsWith('lay'));
    expect(laid.slice(-2)).toEqual(['lay index', 'lay contents']);
    expect(laid).toHaveLength(5);
    expect(typesetter.log.indexOf('lay index')).toBeLessThan(typesetter.log.indexOf('printed two'));
    expect(typesetter.documents.get('index')).toMatch(/class="page-reference"[^>]*>2</);
    expect(pages.facts.at(-1)).toMatchObject({ ids: ['index'], label: '3', side: 'recto' });
  });

  it.each([
    ['two', []],
    ['index', []],
    ['two', ['contents']],
    ['index', ['contents']],
    ['title', ['contents']],
  ])('ends with %s that cannot be laid out, and without a word from the others', async (id, left) => {
    const typesetter = engine();
    const failing: Typesetter = {
      ...typesetter,
      lay: (shard, ...rest) =>
        shard.id === id ? Promise.reject(new Error('no room')) : typesetter.lay(shard, ...rest),
    };
    const silent: unknown[] = [];
    const note = (reason: unknown): void => void silent.push(reason);
    process.on('unhandledRejection', note);
    await expect(paginate(withIndex(...left), failing, tract)).rejects.toThrow('no room');
    await new Promise((resolve) => setTimeout(resolve, 150));
    process.off('unhandledRejection', note);
    expect(silent).toEqual([]);
  });
});
