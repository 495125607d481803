import type { Element, Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import {
  assemble,
  hasClass,
  manuscriptWords,
  withFolios,
  wordsOf,
  type Book,
} from '../../../src/book/index.js';
import { parseLine, readManuscript } from '../../../src/manuscript/index.js';
import { refine } from '../../../src/typography/index.js';
import { memoryWorld } from '../../support/world.js';

const of = async (text: string, language = 'en'): Promise<ReturnType<typeof assemble>> => {
  const settings = `title: T\nlanguage: ${language}\nchapters: [a.md]\n`;
  const manuscript = await readManuscript(memoryWorld({ 'book.yaml': settings, 'a.md': text }), '.');
  return assemble({
    ...manuscript,
    bibliography: [],
    line: (line) => refine(parseLine('book.yaml', line), language),
  });
};
const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

/** The lines of the index, entries below others set in, `--` before one that opens a group. Places count the folios. */
function lines({ sections }: Book): string[] {
  const index = sections.at(-1);
  if (index?.role !== 'index') return [];
  const folios = new Map(index.refersTo?.map((id, i) => [id, String(10 * (i + 1))]));
  const found: string[] = [];
  const enter = (node: Nodes, depth: number): void => {
    if (node.type !== 'element' && node.type !== 'root') return;
    const isEntry = node.type === 'element' && hasClass(node, 'index-entry');
    if (isEntry && hasClass(node, 'index-opens-group')) found.push('--');
    if (node.type === 'element' && hasClass(node, 'index-line'))
      found.push(' '.repeat(depth - 1) + textOf(node));
    for (const child of node.children) enter(child, isEntry ? depth + 1 : depth);
  };
  enter(withFolios(index, (id) => folios.get(id)).content, 0);
  return found;
}

const marked = async (text: string, language?: string): Promise<string[]> =>
  lines((await of(`# One\n\nText.\n\n${text}\n`, language)).book);

describe('the marks of an index', () => {
  it('are entries, words, places without words, entries in entries, several at one place', async () => {
    const text = [
      '[Kibalchich]{index="Serge, Victor"} and [Serge]{.index} and []{index="Serge, Victor!in exile!1936"}here,',
      '[both]{index="Mill (“old”)" .index}, again [B]{index="Serge, Victor"}, `[code]{.index}`.',
    ].join(' ');
    expect(await marked(text)).toEqual([
      'both, 20',
      '--',
      'Mill (“old”), 20',
      '--',
      'Serge, 30',
      'Serge, Victor, 40, 50',
      ' in exile',
      '  1936, 60',
    ]);
  });

  it('leave the text as it was', async () => {
    const text = 'A [mill]{index="Mill!old"} of [*paper*]{.index}.[]{index="Kibalchich" see="Mill"}';
    const { book, problems } = await of(text);
    expect(problems).toEqual([]);
    const [chapter] = book.sections.filter(({ role }) => role === 'chapter');
    expect(chapter && wordsOf(chapter).text.map((word) => word.text)).toEqual(['A', 'mill', 'of', 'paper.']);
    expect(JSON.stringify(chapter)).not.toMatch(/data(?:Index|See)|"index"/);
    const tree = (await readManuscript(memoryWorld({ 'a.md': `---\ntitle: T\n---\n${text}` }), 'a.md'))
      .chapters;
    expect(
      tree[0] &&
        manuscriptWords(tree[0])
          ?.text.map((word) => word.text)
          .join(' '),
    ).toBe('A mill of paper.');
  });

  it('may stand in notes, in headings, on pictures, in HTML; an id of the author stays', async () => {
    const text = [
      'Text[^1] [x]{#mine index=D} <span data-index="E">e</span>\n\n## Heading {index=B}\n\n[^1]: Note [n]{index=A}.',
      '::: {index=F}\nBlock.\n:::',
    ].join('\n\n');
    const { book } = await of(text);
    expect(lines(book).filter((line) => line !== '--')).toEqual([
      'A, 10',
      'B, 20',
      'D, 30',
      'E, 40',
      'F, 50',
    ]);
    expect(book.sections.at(-1)?.refersTo?.slice(1, 3)).toEqual(['heading', 'mine']);
  });

  it('make one entry of words over two lines of verse', async () => {
    expect(await marked('::: verse\n[red\nday]{index=A}\n:::')).toEqual(['A, 10']);
  });

  it('hold Markdown and typography in their entries, whatever they begin with', async () => {
    const { book } = await of(
      `[]{index="*Wheel*, The"}[]{index='1. "May"'}[]{index="Halt\\!"}[]{index="'Tis -- so"}Text.`,
    );
    expect(lines(book)).toEqual([
      '1. “May”, 10',
      '--',
      'Halt!, 20',
      '--',
      '’Tis\u00A0– so, 30',
      '--',
      'Wheel, The, 40',
    ]);
    expect(JSON.stringify(book.sections.at(-1))).toContain('"tagName":"em"');
  });

  it('refer to other entries, each once', async () => {
    const text =
      '[S]{index="Serge"} []{index="Kibalchich" see="Serge"}[]{index="Kibalchich" see="Serge"} ' +
      '[]{index="Serge" see-also="exile!1936" see-also="paper"}[]{index="exile!1936"}[p]{index=paper}';
    expect(await marked(text)).toEqual([
      'exile',
      ' 1936, 10',
      '--',
      'Kibalchich, see Serge',
      '--',
      'paper, 20',
      '--',
      'Serge, 30, see also exile: 1936; paper',
    ]);
    const links: Element[] = [];
    const enter = (node: Nodes): void => {
      if (node.type === 'element' && node.tagName === 'a' && !hasClass(node, 'index-locator'))
        links.push(node);
      if ('children' in node) node.children.forEach(enter);
    };
    enter((await of(text)).book.sections.at(-1)?.content ?? { type: 'root', children: [] });
    expect(links.map(({ properties }) => properties.href)).toEqual([
      '#index-serge',
      '#index-1936',
      '#index-paper',
    ]);
  });

  it('are sorted as they are told', async () => {
    expect(await marked('[]{index="de Crau" sort="Crau"}[]{index="The Day" sort=Day}[]{index=Dax}x')).toEqual(
      ['de Crau, 10', '--', 'Dax, 20', 'The Day, 30'],
    );
  });

  it.each([
    ['en', ['Zola', 'Öhlund', 'Osman', 'page 10', 'page 9'], 'Öhlund Osman -- page 9 page 10 -- Zola'],
    ['sv', ['Zola', 'Öhlund', 'Osman'], 'Osman -- Zola -- Öhlund'],
    ['es', ['nube', 'ñu', 'oso'], 'nube -- ñu -- oso'],
    ['cs', ['chata', 'had', 'cena'], 'cena -- had -- chata'],
    ['en', ['1848', '1905', '«ab»', 'Ac', 'ab'], '1848 1905 -- ab «ab» Ac'],
  ])('are sorted by the rules of %s', async (language, entries, expected) => {
    const text = entries.map((entry) => `[]{index="${entry}"}`).join('');
    const said = (await marked(`${text}x`, language)).map((line) => line.replace(/, \d+$/, ''));
    expect(said.join(' ')).toBe(expected);
  });

  it('have the index named and its references said in the language of the book', async () => {
    const { book } = await of('[]{index=a}[]{index=b see=a}x', 'de');
    expect(lines(book)).toEqual(['a, 10', '--', 'b, siehe a']);
    const [entry] = book.contents.slice(-1);
    expect(entry).toMatchObject({ title: 'Register', section: 'index', id: 'index-heading' });
  });

  it('that say nothing, or refer to nothing, are warned of with their lines', async () => {
    const { problems } = await of('# One\n\n[]{.index}\n[x]{index="!"}\n[]{index=A see="B!c"}\n');
    expect(problems.map(({ ruleId, place }) => `${ruleId} ${String(place?.start.line)}`)).toEqual([
      'index-entry 3',
      'index-entry 4',
      'index-see 5',
    ]);
  });

  it('make no index where there are none', async () => {
    const { book } = await of('# Index\n\nAn index of `[words]{.index}` and \\[]{index=a}, []{.small}.');
    expect(book.sections.map(({ id }) => id)).toEqual(['titlepage', 'imprint', 'a']);
    const [, , chapter] = book.sections;
    expect(chapter && wordsOf(chapter).text.at(-1)?.text).toBe('[]{.small}.');
  });

  it('leave a chapter of that name its own', async () => {
    const { book } = await of('# Index\n\n[x]{.index}');
    expect(book.sections.slice(-2).map(({ id }) => id)).toEqual(['a', 'index-2']);
  });
});
