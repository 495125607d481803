export const WORDS =
  'information terrible of and to considerable socialist in development that extraordinary it was for revolutionary them'.split(
    ' ',
  );

/** A text of words that a page end can cut, the same on every run. */
export function prose(words: number, seed: number): string {
  let state = seed;
  return Array.from({ length: words }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return WORDS[state % WORDS.length] ?? '';
  }).join(' ');
}

/** A book of pages whose ends cut words, with notes, lists and works. */
export const LONG_PARAGRAPH = {
  'book.yaml': [
    'title: The Long Paragraph',
    'author: Jane Doe',
    'language: en-US',
    'trim: a6',
    'bibliography: references.json',
    'chapters: [01-one.md, 02-two.md]',
    'editions: [screen, epub]',
  ].join('\n'),
  'references.json': JSON.stringify([
    {
      id: 'doe1999',
      type: 'book',
      author: [{ family: 'Doe', given: 'Jane' }],
      title: 'On Presses',
      issued: { 'date-parts': [[1999]] },
    },
  ]),
  '01-one.md': `# One\n\n${prose(250, 7)}.[^a] See [the other chapter](02-two.md#two-and-a-half).\n\n[^a]: A note: ${prose(40, 9)}.\n\n1. ${prose(20, 3)}\n2. ${prose(20, 4)}\n\n${prose(350, 5)} [@doe1999, p. 7].\n`,
  '02-two.md': `# Two\n\n${prose(200, 11)}\n\n## Two and a half\n\n${prose(150, 13)}\n`,
};
