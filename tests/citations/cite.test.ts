import { describe, expect, it } from 'vitest';
import { cite } from '../../src/citations/index.js';
import {
  BOOKS,
  chapter,
  citation,
  file,
  item,
  manuscript,
  narrative,
  note,
  noteReference,
  p,
  page,
  show,
  t,
} from './trees.js';
import type { PhrasingContent } from 'mdast';

const references = [file('references.json', BOOKS.slice(0, 2))];

async function set(named: string, ...children: PhrasingContent[]): Promise<string> {
  const { chapters } = await cite(
    manuscript({ named, references, chapters: [chapter('a.md', p(...children))] }),
  );
  return show(chapters[0]?.tree ?? p());
}

describe('a citation in APA', () => {
  const W = '#ref-wald';
  const CITED: readonly (readonly [string, PhrasingContent, string])[] = [
    ['in brackets', citation(item('wald')), `([Wald, 1992](${W}))`],
    ['with a page', citation(item('wald', page('5'))), `([Wald, 1992, p. 5](${W}))`],
    ['with pages', citation(item('wald', page('5-9'))), `([Wald, 1992, pp. 5–9](${W}))`],
    ['in the sentence', narrative(item('wald')), `[Wald (1992)](${W})`],
    ['in the sentence, with a page', narrative(item('wald', page('5'))), `[Wald (1992, p. 5)](${W})`],
    ['in the sentence, two authors', narrative(item('roe')), '[Roe and Doe (2001)](#ref-roe)'],
    ['in brackets, two authors', citation(item('roe')), '([Roe & Doe, 2001](#ref-roe))'],
    ['without its author', citation(item('wald', { suppressAuthor: true })), `([1992](${W}))`],
    [
      'after a prefix',
      citation(item('wald', { prefix: 'quoted in', ...page('46') })),
      `(quoted in [Wald, 1992, p. 46](${W}))`,
    ],
    [
      'before a suffix',
      citation(item('wald', { suffix: ', emphasis added' })),
      `([Wald, 1992](${W}), emphasis added)`,
    ],
    [
      'before a suffix without comma',
      citation(item('wald', { suffix: 'and elsewhere' })),
      `([Wald, 1992](${W}) and elsewhere)`,
    ],
    ['of two', citation(item('roe'), item('wald')), `([Roe & Doe, 2001](#ref-roe); [Wald, 1992](${W}))`],
    ['of an unknown key', citation(item('nope')), '(**nope?**)'],
    ['of an unknown key in the sentence', narrative(item('nope')), '**nope?**'],
  ];
  // of one book, a chapter each: the processor takes longer to start than to cite
  const said = cite(
    manuscript({
      named: 'apa',
      references,
      chapters: CITED.map(([name, node]) => chapter(`${name}.md`, p(t('So '), node, t('.')))),
    }),
  ).then(({ chapters }) => chapters.map(({ tree }) => show(tree)));

  it.each(CITED.map(([name, , expected], i) => [name, expected, i] as const))(
    '%s',
    async (_, expected, i) => {
      expect((await said)[i]).toBe(`So ${expected}.`);
    },
  );

  it('keeps its place, and says that it was made', async () => {
    const position = { start: { line: 3, column: 1, offset: 9 }, end: { line: 3, column: 8, offset: 16 } };
    const node = { ...citation(item('wald')), position };
    const book = manuscript({ references, chapters: [chapter('a.md', p(node))] });
    const before = structuredClone(book);
    const { chapters } = await cite(book);
    const paragraph = chapters[0]?.tree.children[0];
    expect(paragraph && 'children' in paragraph && paragraph.children[0]).toMatchObject({
      type: 'citation',
      position,
      data: { hName: 'span', hProperties: { className: ['citation'], dataGenerated: '' } },
      children: [
        { value: '(' },
        { type: 'link', data: { hProperties: { role: 'doc-biblioref' } } },
        { value: ')' },
      ],
    });
    expect(book).toEqual(before);
  });
});

describe('the bibliography', () => {
  it('lists each cited work once, in the order of the style, its addresses as links', async () => {
    const chapters = [
      chapter('a.md', p(citation(item('wald')))),
      chapter('b.md', p(narrative(item('roe')), citation(item('wald')))),
    ];
    const { bibliography, problems } = await cite(manuscript({ references, chapters }));
    expect(problems).toEqual([]);
    expect(bibliography.map((entry) => [entry.id, show(p(...entry.children))])).toEqual([
      [
        'ref-roe',
        'Roe, R., & Doe, J. (2001). *Second Book*. [https://example.org/a_(b)](https://example.org/a_(b))',
      ],
      [
        'ref-wald',
        'Wald, A. (1992). *First Book*. Press. [https://doi.org/10.1000/182](https://doi.org/10.1000/182)',
      ],
    ]);
  });

  describe('of a style that gives some works no entry', () => {
    const omitting = (entry: string) =>
      file(
        'own.csl',
        `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id></info><citation><layout prefix="(" suffix=")" delimiter="; "><text variable="title"/></layout></citation>${entry}</style>`,
      );
    const WITHOUT_DOI = `<bibliography><sort><key variable="title"/></sort><layout suffix="."><choose><if variable="DOI"/><else><text variable="title"/></else></choose></layout></bibliography>`;
    const cited = async (entry: string) => {
      const all = p(citation(item('wald'), item('roe')), t(' '), narrative(item('roe')));
      const book = manuscript({ references, style: omitting(entry), chapters: [chapter('a.md', all)] });
      const made = await cite(book);
      return {
        entries: made.bibliography.map(({ id, children }) => [id, show(p(...children))]),
        text: show(made.chapters[0]?.tree ?? p()),
        told: made.problems.map(({ ruleId, severity, message }) => [ruleId, severity, message]),
      };
    };

    it('has each entry under the name of its work, and links only to what is there', async () => {
      const { entries, text, told } = await cited(WITHOUT_DOI);
      expect(told).toEqual([['citation-no-entry', 'info', expect.stringContaining("'wald'")]]);
      expect(entries).toEqual([['ref-roe', 'Second Book.']]);
      expect(text).toContain('[Second Book](#ref-roe)');
      expect(text).not.toContain('#ref-wald');
    });

    it('has no links where there is no bibliography', async () => {
      const { entries, text, told } = await cited('');
      expect(told).toEqual([]);
      expect(entries).toEqual([]);
      expect(text).toContain('First Book');
      expect(text).not.toContain('#ref-');
    });
  });

  it('tells two works of a year apart, in citations and entries alike', async () => {
    const chapters = [
      chapter('a.md', p(citation(item('wald')))),
      chapter('b.md', p(citation(item('wald2')))),
    ];
    const all = [file('references.json', BOOKS)];
    const made = await cite(manuscript({ references: all, chapters }));
    expect(made.chapters.map(({ tree }) => show(tree))).toEqual([
      '([Wald, 1992b](#ref-wald))',
      '([Wald, 1992a](#ref-wald2))',
    ]);
    expect(made.bibliography.map((entry) => show(p(...entry.children)).slice(0, 18))).toEqual([
      'Wald, A. (1992a). ',
      'Wald, A. (1992b). ',
    ]);
  });

  it('numbers through the whole book', async () => {
    const chapters = [
      chapter('a.md', p(citation(item('wald')), noteReference('n')), note('n', p(citation(item('wald2'))))),
      chapter('b.md', p(citation(item('roe')), citation(item('wald')))),
    ];
    const made = await cite(
      manuscript({ named: 'vancouver', references: [file('r.json', BOOKS)], chapters }),
    );
    expect(made.chapters.map(({ tree }) => show(tree))).toEqual([
      '([1](#ref-wald))[^n]\n[^n]: ([2](#ref-wald2))',
      '([3](#ref-roe))([1](#ref-wald))',
    ]);
    expect(made.bibliography.map(({ key }) => key)).toEqual(['wald', 'wald2', 'roe']);
    expect(show(p(...(made.bibliography[0]?.children ?? [])))).toMatch(/^<span>1\. ?<\/span><span>Wald A\./);
  });

  it('is where each number of several leads', async () => {
    const works = citation(item('roe'), item('wald'));
    expect(await set('vancouver', t('So '), works, t('.'))).toBe('So ([1](#ref-roe),[2](#ref-wald)).');
  });

  it('is empty, and asks for nothing, where nothing is cited', async () => {
    const made = await cite(
      manuscript({ named: 'no such style', chapters: [chapter('a.md', p(t('Words.')))] }),
    );
    expect(made.bibliography).toEqual([]);
  });
});

describe('the language of citations', () => {
  const text = 'See [@roe].';
  const node = {
    ...citation(item('roe')),
    position: { start: { line: 1, column: 5, offset: 4 }, end: { line: 1, column: 11, offset: 10 } },
  };
  const style = (locale: string): string =>
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" ${locale}</info>
    <locale xml:lang="pl"><terms><term name="and">i</term></terms></locale>
    <citation><layout><names variable="author"><name form="short" and="text"/></names></layout></citation></style>`;
  const citedIn = async (language: string, xml?: string) => {
    const own = xml === undefined ? {} : { style: file('own.csl', xml) };
    const made = await cite(
      manuscript({ references, language, ...own, chapters: [{ ...chapter('a.md', p(node, node)), text }] }),
    );
    const warnings = made.problems.filter(({ ruleId }) => ruleId === 'citation-language');
    return { warnings, text: show(made.chapters[0]?.tree ?? p()) };
  };

  it('is told of once, at the first citation, where it has no terms', async () => {
    const { warnings } = await citedIn('pl');
    expect(warnings).toMatchObject([
      {
        severity: 'warning',
        message: "Unexpected language 'pl' for citations, expected one with terms: de, en, es, fr, nl",
        place: { file: 'a.md', start: { line: 1, column: 5 } },
      },
    ]);
    expect(warnings[0]?.note).toContain('in English');
  });

  it.each(['en', 'en-NZ', 'de-AT', 'fr'])('has terms: %s', async (language) => {
    expect((await citedIn(language)).warnings).toEqual([]);
  });

  it('may be brought along by a style', async () => {
    const own = await citedIn('pl', style('default-locale="pl"><info><title>T</title>'));
    expect(own.warnings).toEqual([]);
    expect(own.text).toContain('Roe i Doe');
    const other = await citedIn('ru', style('default-locale="pl"><info><title>T</title>'));
    expect(other.warnings[0]?.note).toContain("as in 'pl'");
  });
});

describe('what is wrong with citations', () => {
  it('is an unknown key, at its place, with the nearest right one', async () => {
    const text = 'See [@wlad, p. 5].';
    const node = {
      ...citation(item('wlad', page('5'))),
      position: { start: { line: 1, column: 5, offset: 4 }, end: { line: 1, column: 18, offset: 17 } },
    };
    const { problems } = await cite(
      manuscript({ references, chapters: [{ ...chapter('a.md', p(node)), text }] }),
    );
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        ruleId: 'citation-unknown-key',
        expected: ['wald'],
        place: { file: 'a.md', start: { line: 1, column: 7 }, end: { column: 11 } },
      },
    ]);
  });

  it('is an entry that nothing cites, a key used twice', async () => {
    const twice = [file('references.json', [...BOOKS, BOOKS[0]])];
    const { problems } = await cite(
      manuscript({ references: twice, chapters: [chapter('a.md', p(citation(item('wald'), item('roe'))))] }),
    );
    expect(problems.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['reference-duplicate', 'warning'],
      ['reference-uncited', 'warning'],
    ]);
  });
});
