import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskCache } from '../../src/edge/cache.js';
import { memoryIn } from '../../src/edge/memory.js';
import { readManuscript, type Manuscript } from '../../src/manuscript/index.js';
import { memoryWorld } from '../support/world.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'memory-'))));
afterEach(() => rm(folder, { recursive: true }));

const EVERYTHING = [
  '\uFEFF---\ntitle: A book\nlanguage: en\n---\n',
  '# A heading {#own .class}\n\nText with *emphasis*, **strength**, `code`, [a link](https://example.org "title"), a note.[^1]^[Inline.]',
  'A citation [see @doe1999, p. 7; -@roe2001], and @doe1999 [p. 3] says: <span class="x">html &amp; more</span>.\\\nbroken',
  '> - a list\n>   1. in a quotation\n\n- [x] done\n- [ ] not',
  '| a | b |\n|:--|--:|\n| 1 | 2 |',
  '```js\nconst a = 1;\n```\n\n    indented\n\n---\n\n<div>\n\nblock\n\n</div>',
  '[^1]: The note, *too*.\n\n    Its second paragraph.\n\n[ref]: https://example.org\n[text][ref] ~~gone~~ www.example.org é ﬁ 😀',
].join('\n\n');

async function made(text: string, program = 'one'): Promise<Manuscript> {
  const memory = memoryIn(diskCache(folder), () => program);
  const manuscript = await readManuscript(memoryWorld({ 'a.md': text }), 'a.md', memory);
  await memory.write();
  return manuscript;
}
const fresh = (text: string): Promise<Manuscript> => readManuscript(memoryWorld({ 'a.md': text }), 'a.md');
const kept = async (): Promise<string[]> => (await readdir(folder)).sort();

describe('a manuscript that was read before', () => {
  it('is what it is when it is read for the first time', async () => {
    const expected = await fresh(EVERYTHING);
    expect(await made(EVERYTHING)).toEqual(expected);
    const places = await kept();
    expect(places).toHaveLength(1);
    // that the tree is taken from there shows when it is another one
    expect(await made(EVERYTHING)).toEqual(expected);
    await replaceKept((text) => text.replace('"A heading"', '"Another"'));
    expect(JSON.stringify(await made(EVERYTHING))).toContain('"Another"');
  });

  it('is read anew after a change, for another program, or where what was kept is damaged', async () => {
    await made(EVERYTHING);
    const changed = EVERYTHING.replace('strength', 'weakness');
    expect(await made(changed)).toEqual(await fresh(changed));
    await made(EVERYTHING, 'two');
    expect(await kept()).toHaveLength(3);
    for (const name of await kept())
      await writeFile(join(folder, name), 'damaged\n{"type":"root","children":[]}');
    expect(await made(EVERYTHING)).toEqual(await fresh(EVERYTHING));
  });
});

/** Puts another tree in the place of the one that was kept, as if it had been read so. */
async function replaceKept(change: (text: string) => string): Promise<void> {
  const entries = new Map<string, Uint8Array>();
  const store = {
    get: (key: string) => Promise.resolve(entries.get(key)),
    put: (key: string, bytes: Uint8Array) => Promise.resolve(void entries.set(key, bytes)),
  };
  const [name = ''] = await kept();
  const tree = (await readFile(join(folder, name), 'utf8')).replace(/^.*\n/, '');
  const memory = memoryIn(store, () => 'one');
  memory.keep(`tree ${EVERYTHING}`, change(tree));
  await memory.write();
  for (const [key, bytes] of entries) await writeFile(join(folder, key), bytes);
}
