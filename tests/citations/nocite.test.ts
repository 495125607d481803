import { describe, expect, it } from 'vitest';
import { cite } from '../../src/citations/index.js';
import { readManuscript } from '../../src/manuscript/index.js';
import { memoryWorld } from '../support/world.js';
import { BOOKS, p, show } from './trees.js';

const BIB = `@book{wald, author={Wald, Alan}, title={First}, year=1992}
@book{ames, author={Ames, Ann}, title={Second}, year=1990}
@book{wald2, author={Wald, Alan}, title={Third}, year=1992}`;

const made = async (settings: string, text = 'See [@wald].\n') => {
  const world = memoryWorld({
    'book.yaml': `title: T\nchapters: [a.md]\n${settings}`,
    'r.json': JSON.stringify(BOOKS),
    'r.bib': BIB,
    'a.md': `# A\n\n${text}`,
  });
  const manuscript = await readManuscript(world, '.');
  const { bibliography, chapters, problems } = await cite(manuscript);
  return {
    keys: bibliography.map(({ key }) => key),
    entries: bibliography.map(({ children }) => show(p(...children))),
    text: chapters.map(({ tree }) => show(tree)).join('\n'),
    problems: problems.map(({ message }) => message),
  };
};

describe('works that are listed without being cited', () => {
  it.each([
    ["bibliography: r.json\nnocite: '@roe'", ['roe', 'wald']],
    ['bibliography: r.json\nnocite: |\n  @roe, @wald', ['roe', 'wald']],
    ["bibliography: r.json\nnocite: ['@roe', '[-@wald2]']", ['roe', 'wald2', 'wald']],
    ["bibliography: r.json\nnocite: '@*'", ['roe', 'wald2', 'wald']],
    ["bibliography: r.bib\nnocite: '@*'", ['ames', 'wald', 'wald2']],
    ["bibliography: r.bib\nnocite: '@ames'", ['ames', 'wald']],
  ])('are in the list of %j', async (settings, keys) => {
    const { keys: listed, problems } = await made(settings);
    expect(listed).toEqual(keys);
    expect(problems.filter((message) => keys.some((key) => message.includes(`'${key}'`)))).toEqual([]);
  });

  it('are listed where nothing is cited at all', async () => {
    expect((await made("bibliography: r.json\nnocite: '@*'", 'Nothing.\n')).keys).toHaveLength(3);
  });

  it('have numbers behind those that are cited, and letters of years among them', async () => {
    const { entries } = await made("bibliography: r.json\nstyle: vancouver\nnocite: '@roe, @wald'");
    expect(entries).toEqual([expect.stringMatching(/1\..*Wald/), expect.stringMatching(/2\..*Roe/)]);
    const { text } = await made("bibliography: r.json\nnocite: '@wald2'");
    expect(text).toContain('1992b');
  });

  it('are told of where no file has them, in their place', async () => {
    expect((await made("bibliography: r.json\nnocite: '@rose'")).problems).toContain(
      "Unexpected key 'rose' in nocite, expected one of the bibliography's",
    );
  });

  it.each([
    ["nocite: '@*'\nworks-cited: chapter-end", 'expected works-cited: end'],
    ['nocite: wald', `Unexpected "wald", expected keys of works ('@a, @b'), or all of them ('@*')`],
    ["nocite: ''", 'expected text'],
  ])('are refused in %j', async (settings, message) => {
    await expect(made(`bibliography: r.json\n${settings}`)).rejects.toThrow(message);
  });
});
