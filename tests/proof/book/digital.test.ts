import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.js';
import { readBook } from '../../../src/proof/book/book.js';
import { markdownPassages } from '../../../src/proof/text/markdown.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { proof } from '../../../src/proof/with-markdown.js';
import { english } from '../english.js';

const PROSE =
  'The ndjson goes to stdout, and the pods of k8s read it there; the viewBox of a picture is set by its ttl in ms. ';
const CODE = 'Call `run()` and read [the docs](https://example.org/docs). ';

const bookOf = async (text: string) =>
  readBook(await english, markdownPassages('a.md', text, parse('a.md', text)), []);

describe('a text that was written on a computer', () => {
  it('has code and links all over, and no noise', async () => {
    const { isDigital, dirt } = await bookOf(PROSE + CODE);
    expect([isDigital, dirt]).toEqual([true, 0]);
    const bare = await bookOf(PROSE);
    expect(bare.isDigital).toBe(false);
    expect(bare.dirt).toBeGreaterThan(0);
  });

  it('is not told by one link, nor by two in a book', async () => {
    const link = 'See [the archive](https://example.org). ';
    expect((await bookOf(PROSE + link)).isDigital).toBe(false);
    const long = 'They walked to the town and home again in the evening. '.repeat(60);
    expect((await bookOf(link + long + link)).isDigital).toBe(false);
    expect((await bookOf(link + link)).isDigital).toBe(true);
  });

  it('is told by blocks of code too, and in plain text by addresses', async () => {
    expect((await bookOf(`${PROSE}\n\n    a = 1\n\nThen\n\n    b = 2\n\nand so on.`)).isDigital).toBe(true);
    const plain = plainPassages('a.txt', `${PROSE} https://example.org and www.example.org`);
    expect(readBook(await english, plain, []).isDigital).toBe(true);
  });

  it('is spared the rules of what scans do, and its terms are left alone', async () => {
    const rules = async (text: string): Promise<string[]> =>
      proof([{ file: 'a.md', text }], { language: await english }).map(({ ruleId }) => ruleId);
    expect(await rules(PROSE + CODE)).toEqual([]);
    expect(await rules(`${PROSE}We met a agent of it. ${CODE}`)).toEqual(['article']);
    expect((await rules(PROSE)).length).toBeGreaterThan(2);
    const joined = 'In the end Serge broke withTrotsky, as they all had done in their time. ';
    expect(await rules(joined)).toEqual(['run-together']);
    expect(await rules(joined + CODE)).not.toContain('run-together');
  });
});
