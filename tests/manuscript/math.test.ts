import { describe, expect, it } from 'vitest';
import { readManuscript } from '../../src/manuscript/index.js';
import { visit } from '../../src/visit.js';
import { memoryWorld } from '../support/world.js';

const read = (files: Readonly<Record<string, string>>): ReturnType<typeof readManuscript> =>
  readManuscript(memoryWorld({ 'book.yaml': 'title: T\nmath: true\n', ...files }), '.');

describe('a manuscript with formulas', () => {
  it('refers to them as pandoc-crossref does, in other files too', async () => {
    const { chapters } = await read({
      'a.md': '# A\n\n$$x$$ {#eq:x}\n\nBy [@eq:x] and [@eq:y; @eq:x], not [@eq:z].\n',
      'b.md': '# B\n\n$$y$$ {#eq:y}\n',
    });
    const links: string[] = [];
    const cited: string[] = [];
    for (const { tree } of chapters) {
      visit(tree, 'link', ({ url }) => void links.push(url));
      visit(tree, 'citation', ({ items }) => void cited.push(...items.map(({ key }) => key)));
    }
    expect(links).toEqual(['#eq%3Ax', 'b.md#eq%3Ay', '#eq%3Ax']);
    expect(cited).toEqual(['eq:z']);
  });

  it('is told where two dollars open nothing', async () => {
    const { problems } = await read({ 'a.md': '# A\n\n$$\nx\n\ny\n$$\n' });
    expect(problems.map(({ ruleId, place }) => [ruleId, place?.start.line])).toEqual([
      ['formula-open', 3],
      ['formula-open', 7],
    ]);
  });

  it('may be a single file, whose title block says that it has some', async () => {
    const world = memoryWorld({ 'a.md': '---\ntitle: T\nmath: true\n---\n\n# A\n\n$x$\n' });
    const { chapters, problems } = await readManuscript(world, 'a.md');
    expect(problems).toEqual([]);
    expect(JSON.stringify(chapters[0]?.tree)).toContain('"inlineMath"');
  });
});
