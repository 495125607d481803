import { describe, expect, it } from 'vitest';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const read = async (text: string) => {
  const { chapters, problems } = await readManuscript(
    memoryWorld({ 'book.yaml': 'title: A\nchapters: [a.md]\n', 'a.md': text }),
    '.',
  );
  return {
    kinds: chapters.flatMap(({ tree }) => tree.children.map(({ type }) => type)),
    problems: problems.map(({ ruleId, place }) => `${ruleId} ${String(place?.start.line)}`),
  };
};

describe('the place for the bibliography', () => {
  it.each(['::: {#refs}\n:::', ':::: {#refs .hanging}\n\n::::', '::: {.references #refs}\n:::'])(
    'is left out as %j',
    async (fence) => {
      const { kinds, problems } = await read(`# A\n\nText.\n\n${fence}\n\nMore.\n`);
      expect(kinds).toEqual(['heading', 'paragraph', 'paragraph']);
      expect(problems).toEqual([]);
    },
  );

  it('stays where it holds something, or is another', async () => {
    const { kinds } = await read('# A\n\n::: {#refs}\nA work.\n:::\n\n::: {#refs-two}\n:::\n');
    expect(kinds).toEqual(['heading', 'fencedDiv', 'fencedDiv']);
  });

  it('is told of below a heading that has nothing else', async () => {
    expect((await read('# A\n\nText.\n\n# References\n\n::: {#refs}\n:::\n')).problems).toEqual([
      'heading-of-works 5',
    ]);
    expect((await read('# A\n\n## Works\n\n::: {#refs}\n:::\n\n## B\n\nText.\n')).problems).toEqual([
      'heading-of-works 3',
    ]);
    expect((await read('# A\n\n## Works\n\n::: {#refs}\n:::\n\nText.\n\n## B\n')).problems).toEqual([]);
  });
});
