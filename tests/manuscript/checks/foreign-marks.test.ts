import { describe, expect, it } from 'vitest';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

/** What is said of marks of other programs: line, column, and the message. */
async function said(text: string): Promise<string[]> {
  const { problems } = await readManuscript(
    memoryWorld({ 'book.yaml': 'title: A\nchapters: [a.md]\n', 'a.md': text }),
    '.',
  );
  return problems
    .filter(({ ruleId }) => ruleId === 'foreign-mark')
    .map(({ place, message }) => `${place?.start.line ?? 0}:${place?.start.column ?? 0} ${message}`);
}

describe('marks of other programs', () => {
  it.each([
    ['See [[notes]] here.', '1:5 Unexpected "[[notes]]" (link of a wiki)'],
    ['A\n\n> ![[wheel.png]]', '3:3 Unexpected "![[wheel.png]]" (link of a wiki)'],
    ['So ==this== is.', '1:4 Unexpected "==this==" (highlighted words)'],
    ['A %% to do %% b', '1:3 Unexpected "%% to do %%" (comment)'],
    ['> [!info] Take\n> a scarf.', '1:3 Unexpected "[!info]" (callout)'],
    ['[!NOTE] Take a scarf.', '1:1 Unexpected "[!NOTE]" (callout)'],
    ['{{< video a.mp4 >}}', '1:1 Unexpected "{{< video a.mp4 >}}" (shortcode)'],
    ['A *{{% b %}}*', '1:4 Unexpected "{{% b %}}" (shortcode)'],
    ['A\n\n\\bigskip\n\nB', '3:1 Unexpected "\\\\bigskip" (command of LaTeX)'],
    ['\\begin{equation}\ny\n\\end{equation}', '1:1 Unexpected "\\\\begin{equation}" (command of LaTeX)'],
    ['[TOC]', '1:1 Unexpected "[TOC]" (place for a table of contents)'],
    ['+---+---+\n| a | b |\n+===+===+', '1:1 Unexpected "+---+---+" (table drawn with lines)'],
    ['  A     B\n  ----- -----\n  c     d', '2:3 Unexpected "----- -----" (table set in columns)'],
    ['| a | b |\n| c | d |', '1:1 Unexpected "| a | b | | c | d |" (rows without a head)'],
    ['So:\n#. one\n#. two', '2:1 Unexpected "#." (marks of a list)'],
    ['(@much-too-long) one', '1:1 Unexpected "(@much-too-long)" (marks of a list)'],
    ['So:\n(a) one\n(b) two', '2:1 Unexpected "(a) one (b)" (marks of a list)'],
  ])('are told of in %j', async (text, message) => {
    expect(await said(text)).toEqual([expect.stringContaining(message)]);
  });

  it('are told of once a chapter, with how many there are', async () => {
    const text = 'A [[b]] [[c]].\n\nAnd [[d]].';
    const { problems } = await readManuscript(memoryWorld({ 'book.yaml': 'title: A', 'a.md': text }), '.');
    expect(problems).toMatchObject([{ note: 'It is printed as it stands (3 of them in this file).' }]);
  });

  it.each([
    '> [!NOTE] Take\n> a scarf.\n\n> [!warning]-\n> [x] Take it.',
    '`[[a]]` and ``==b==``, [x](y "[[z]]")',
    '    \\newpage\n    {{< a >}}\n',
    '```\n%% a %%\n+---+---+\n```',
    'a == b, c == d; x=="y"; a === b ====',
    'It rose by 5 %% and 6 %%.',
    '[[1]](note.md) [^a]\n\n[^a]: b',
    'Figures a) and b), (a) one and (b) two.\nb) three',
    'C# 5. #1. [!] \\textit and \\n',
    'A\n\n\\newpage\n\nB\n\n{{< pagebreak >}}\n\nC',
    '- - -\n\n***\n\n--- \n',
    '| a | b |\n| - | - |\n| c | d |',
    '| a line\n| and another',
    '#. one\n#. two',
    '(@) one\n(@) two',
    '(a) one\n(b) two',
    '\\[TOC\\] and [toc](#a)',
  ])('are not seen in %j', async (text) => {
    expect(await said(text)).toEqual([]);
  });
});
