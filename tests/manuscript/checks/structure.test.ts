import { describe, expect, it } from 'vitest';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

async function found(markdown: string): Promise<string[]> {
  const world = memoryWorld({
    'book.yaml': 'title: A',
    'a.md': markdown,
    'c.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
  });
  const { problems } = await readManuscript(world, '.');
  return problems.map(
    ({ ruleId, place }) => `${ruleId} ${place?.start.line ?? 0}:${place?.start.column ?? 0}`,
  );
}

describe('structure', () => {
  it.each([
    ['# A\n\nB[^1] C[^1]\n\n[^1]: x\n\n[^1]: y\n', ['note-duplicate 7:1']],
    ['A *b [^2]*\n', ['note-undefined 1:6']],
    ['A\n\n[^2]: x\n', ['note-unused 3:1']],
    ['A[^1]\n\n[^1]: b [^2]\n\n[^2]: c\n', ['note-in-note 3:9']],
    ['A^[b ^[c]]\n', ['note-in-note 1:6']],
    ['A[^1] B[^2]\n\n[^1]: b [^2]\n\n[^2]: c\n', []],
    ['A \\[^2] `[^3]`\n', []],
    ['# A {#x}\n\n## B {#x}\n\nC <a id="x"></a>\n', ['id-duplicate 3:1', 'id-duplicate 5:3']],
    ['#### A\n\n# B\n\n### C\n', ['heading-skip 1:1', 'heading-skip 5:1']],
    ['## A\n\n### B\n\n# C\n', []],
    ['A\n::: b\nc\n:::\n', ['div-fence 2:1', 'div-fence 4:1']],
    ['::: b\nc\n\n::: d\ne\n:::\n', ['div-fence 1:1']],
    ['A\nb\n: c\n', ['stray-mark 3:1']],
    ['A\n: b\n\n: c\n\n\n\n: d\n\n:smile: e\n', []],
    ['> : a {#tbl-b}\n\nC\n', ['stray-mark 1:3']],
    ['A ![b](c.svg "d")\n', ['caption-inline 1:3']],
    ['![b](c.svg "d") ![b](c.svg "e")\\\n![b](c.svg "f")\n', []],
    ['A \u202Bb\n', ['bidi-open 1:3']],
    ['A \u2066b\u202Bc\u2069\n', []],
    [`A e${'\u0301'.repeat(30)}\n`, []],
    [`A e${'\u0301'.repeat(31)} o${'\u0301'.repeat(31)}\n`, ['marks-crowded 1:4']],
    ['A \u2066b\u202Ec\u202C\u2069\n', ['bidi-override 1:5']],
  ])('of %j', async (markdown, problems) => {
    expect(await found(markdown)).toEqual(problems);
  });

  it('takes attributes off headings', async () => {
    const world = memoryWorld({
      'book.yaml': 'title: A',
      'a.md': '# A *b* c {#x .y lang=fr}\n\n# B \\{#x}\n\n# C {d e}\n',
    });
    const { chapters } = await readManuscript(world, '.');
    expect(chapters[0]?.tree.children).toMatchObject([
      {
        data: { hProperties: { id: 'x', className: ['y'], lang: 'fr' } },
        children: [{}, {}, { value: ' c' }],
      },
      { children: [{ value: 'B {#x}' }] },
      { children: [{ value: 'C {d e}' }] },
    ]);
  });
});
