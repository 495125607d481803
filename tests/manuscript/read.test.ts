import { describe, expect, it } from 'vitest';
import { readManuscript } from '../../src/manuscript/index.js';
import { memoryWorld } from '../support/world.js';

describe('readManuscript', () => {
  it('reads a folder', async () => {
    const world = memoryWorld({
      'book.yaml': 'title: A\nauthor: Jane Doe\nbibliography: r.json\n',
      'b.md': '# B\n',
      'a.md': '# A\n',
      'r.json': '[]',
      // an editor's lock
      '.#a.md': '# Not a chapter\n',
    });
    const { settings, chapters, references, problems } = await readManuscript(world, '.');
    expect(problems).toEqual([]);
    expect(settings.contributors).toEqual([{ name: 'Jane Doe', role: 'aut', sort: 'Doe, Jane' }]);
    expect(chapters.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(references.map(({ file }) => file)).toEqual(['r.json']);
  });

  it('reads a single file with a title block', async () => {
    const world = memoryWorld({ 'a.md': '---\ntitle: A\nlang: de-at\n---\n\n# One\n' });
    const { settings, chapters } = await readManuscript(world, 'a.md');
    expect(settings).toMatchObject({ title: 'A', language: 'de-AT', file: 'a.md', chapters: ['a.md'] });
    expect(chapters[0]?.tree.children[0]).toMatchObject({
      type: 'heading',
      position: { start: { offset: 30 } },
    });
  });

  it.each([
    ['---\ntitle: A\nlang: tr\n...\n\n# One\n\n---\n\nText\n', 'tr'],
    ['---\r\ntitle: A\r\nlang: tr\r\n...\r\nText\r\n\r\n---\r\n', 'tr'],
    ['\uFEFF---\ntitle: A\nlang: tr\n---\n\nText\n\n...\n\nText\n', 'tr'],
  ])('knows where a title block ends: %j', async (text, language) => {
    const { settings, chapters } = await readManuscript(memoryWorld({ 'a.md': text }), 'a.md');
    expect(settings).toMatchObject({ title: 'A', language });
    expect(JSON.stringify(chapters[0]?.tree)).toContain('Text');
    expect(JSON.stringify(chapters[0]?.tree)).not.toContain('title');
  });

  it('says what a text in UTF-16 is', async () => {
    const world = memoryWorld({ 'a.md': '' });
    const utf16 = { ...world, read: () => Promise.resolve(Buffer.from('\uFEFF# One', 'utf16le')) };
    await expect(readManuscript(utf16, 'a.md')).rejects.toMatchObject({
      hint: expect.stringContaining('UTF-16') as string,
    });
  });

  it('refuses front matter in TOML', async () => {
    const world = memoryWorld({ 'a.md': '+++\ntitle = "A"\n+++\n\n# One\n' });
    await expect(readManuscript(world, 'a.md')).rejects.toMatchObject({ place: { start: { line: 1 } } });
  });

  it('says where a file is named that is not there', async () => {
    const world = memoryWorld({ 'book.yaml': 'title: A\nprint:\n  profile: press.icc\n', 'a.md': '# A\n' });
    await expect(readManuscript(world, '.')).rejects.toMatchObject({
      place: { file: 'book.yaml', start: { line: 3, column: 12 } },
    });
  });

  it('takes a name for a name where there is no bibliography', async () => {
    const world = memoryWorld({ 'book.yaml': 'title: A', 'a.md': 'By @jane [@doe].\n' });
    const { chapters } = await readManuscript(world, '.');
    expect(chapters[0]?.tree.children).toMatchObject([
      {
        children: [
          { value: 'By ' },
          { type: 'text', value: '@jane' },
          { value: ' ' },
          { type: 'citation' },
          { value: '.' },
        ],
      },
    ]);
  });
});
