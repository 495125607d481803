import { readBook } from '../../../src/proof/book/book.js';
import type { Evidence } from '../../../src/proof/evidence/evidence.js';
import { evidenceIn } from '../../../src/proof/evidence/suspects.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { english } from '../english.js';

/** What is suspected in a text of one kind, however little: the place as it stands, and the first candidate. */
export async function suspected(
  text: string,
  kind: Evidence['kind'],
): Promise<[string, string | undefined][]> {
  const passages = plainPassages('a.txt', text);
  const book = readBook(await english, passages, []);
  let firstToken = 0;
  return passages.flatMap((passage) => {
    const tokens = book.tokens(passage);
    const read = { ...passage, tokens, firstToken, before: undefined, after: undefined };
    firstToken += tokens.length;
    return [...evidenceIn(read, book)]
      .filter((one) => one.kind === kind)
      .map(({ start, end, expected }): [string, string | undefined] => [
        passage.text.slice(start, end),
        expected[0],
      ]);
  });
}
