import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { plainText } from '../../../src/book/model/text.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const made = async (settings: string, ...files: readonly string[]) => {
  const world = memoryWorld({
    'book.yaml': `title: T\ncontents: 0\n${settings}`,
    'r.json': '[]',
    ...Object.fromEntries(files.map((text, i) => [`${String(i)}.md`, text])),
  });
  const manuscript = await readManuscript(world, '.');
  const { book, problems } = assemble({ ...manuscript, bibliography: [] });
  const chapters = book.sections.filter(({ role }) => role === 'chapter');
  return { text: chapters.map(({ content }) => plainText(content)), chapters, problems };
};

const ONE =
  '# The *Mill*[^1] {#sec-mill}\n\nText.\n\n## Le barrage {#sec:dam lang=fr}\n\nText.\n\n[^1]: N.\n';

describe('references to headings', () => {
  const two = '# Two\n\nSee @sec-mill, [@sec:dam] and [-@sec-dam; see @Sec-mill].\n';

  it('read as titles where headings have no numbers, from other files too', async () => {
    const { text, chapters, problems } = await made('', ONE, two);
    expect(problems).toEqual([]);
    expect(text[1]).toBe('Two See The Mill, Le barrage and Le barrage, see The Mill.');
    const [, second] = chapters;
    const said = JSON.stringify(second?.content);
    expect(said).toContain('"href":"#sec-mill"');
    expect(said).toMatch(/"lang":"fr"[^[]*\[\{"type":"text","value":"Le barrage"/);
  });

  it('read as numbers where they have them', async () => {
    expect((await made('numbered: 2\n', ONE, two)).text[1]).toBe(
      '2 Two See chapter 1, section 1.1 and 1.1, see Chapter 1.',
    );
    expect((await made('numbered: 1\n', ONE, two)).text[1]).toBe(
      '2 Two See chapter 1, Le barrage and Le barrage, see Chapter 1.',
    );
    const signed = '# Two\n\nSee §@sec-mill, § @sec-dam and (§ [@sec-dam]); not so § by § as @sec-mill.\n';
    expect((await made('numbered: 2\n', ONE, signed)).text[1]).toBe(
      '2 Two See §1, § 1.1 and (§ 1.1); not so § by § as chapter 1.',
    );
  });

  it('are not what names another heading, nor what none is named, nor a page of one', async () => {
    const text = '# A {#wald}\n\n## B {#sec-b}\n\nSee [@wald], [@sec-c] and [@sec-b, p. 3].\n';
    const { text: said } = await made('bibliography: r.json\n', text);
    expect(said).toEqual(['A B See [@wald], [@sec-c] and [@sec-b, p. 3].']);
  });
});
