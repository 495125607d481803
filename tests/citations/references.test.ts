import { describe, expect, it } from 'vitest';
import { cite } from '../../src/citations/index.js';
import { PressError } from '../../src/problem.js';
import { chapter, citation, file, item, manuscript, p, show } from './trees.js';

async function made(
  name: string,
  content: unknown,
  ...keys: string[]
): Promise<{ entries: string[]; problems: string[] }> {
  const chapters = [chapter('a.md', p(citation(...keys.map((key) => item(key)))))];
  const { bibliography, problems } = await cite(manuscript({ references: [file(name, content)], chapters }));
  return {
    entries: bibliography.map((entry) => show(p(...entry.children))),
    problems: problems.map(({ ruleId }) => ruleId),
  };
}

async function failure(name: string, content: unknown, parts: object = {}): Promise<PressError> {
  const chapters = [chapter('a.md', p(citation(item('a'))))];
  const failed: unknown = await cite(
    manuscript({ references: [file(name, content)], chapters, ...parts }),
  ).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(PressError);
  return failed as PressError;
}

describe('references', () => {
  it('are read from .bib, .ris, .yaml as from .json', async () => {
    const a = ['Doe, J. (2001). *A Title*. P.'];
    const bib = '@book{a, title={A Title}, author={Doe, Jane}, year={2001}, publisher={P}}';
    expect(await made('r.bib', bib, 'a')).toEqual({ entries: a, problems: [] });
    const ris = 'TY  - BOOK\nID  - a\nAU  - Doe, Jane\nPY  - 2001\nTI  - A Title\nPB  - P\nER  - \n';
    expect(await made('r.ris', ris, 'a')).toEqual({ entries: a, problems: [] });
    const yaml =
      'references:\n- id: a\n  type: book\n  author: {family: Doe, given: Jane}\n  issued: 2001\n  title: A Title\n  publisher: P\n';
    expect(await made('r.yaml', yaml, 'a')).toEqual({ entries: a, problems: [] });
  });

  it('of BibTeX call a thesis by its name, and keep the tilde of an address', async () => {
    const thesis = '@phdthesis{a, title={T}, author={Doe, Jane}, year={2001}, school={S}}';
    expect((await made('r.bib', thesis, 'a')).entries).toEqual(['Doe, J. (2001). *T* [PhD thesis]. S.']);
    for (const field of [
      'howpublished={\\url{https://x.org/~doe/a_b}}',
      'url={https://x.org/~doe/a_b}',
      'url={\\url{https://x.org/~doe/a_b}}',
    ])
      expect((await made('r.bib', `@misc{a, title={T}, ${field}}`, 'a')).entries.join()).toContain(
        'https://x.org/~doe/a_b',
      );
  });

  it('of a circle, an unknown macro, odd dates are read as far as they go', async () => {
    const circle = '@inbook{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}';
    expect((await made('r.bib', circle, 'a')).problems).toEqual(['reference-circle', 'reference-uncited']);
    expect(
      (await made('r.bib', '@book{a, title = {T}, publisher = nobody, year = 2001}', 'a')).problems,
    ).toEqual(['reference-macro']);
    const dates = '@book{a,title={A},date={2001-13-45}}\n@book{b,title={B},date={1990/..}}';
    expect(await made('r.bib', dates, 'a', 'b')).toMatchObject({ problems: ['reference-invalid'] });
  });

  it('with keys that are names of the language itself do no harm', async () => {
    const hostile =
      '[{"id":"a","type":"book","title":"T"},{"__proto__":{"polluted":true},"id":"__proto__","title":"P"},{"id":"constructor","type":"nope","title":{"a":1}}]';
    const { problems } = await made('r.json', hostile, 'a', '__proto__', 'constructor');
    expect(problems).toEqual(['reference-invalid', 'reference-invalid', 'reference-invalid']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('of a library are told uncited in one sentence', async () => {
    const library = Array.from({ length: 50 }, (_, i) => `@book{k${i}, title={T}}`).join('\n');
    expect((await made('r.bib', library, 'k1')).problems).toEqual(['reference-uncited']);
  });

  it('that cannot be read name the file and the line', async () => {
    const open = await failure(
      'refs.bib',
      '\n@book{a, title={A Title, author={Doe, Jane}, year=2001\n@book{b, title={B}}',
    );
    expect(open.message).toContain('refs.bib');
    expect(open.place?.start.line).toBe(2);
    expect((await failure('r.json', '[\n{"id": }]')).place?.start.line).toBe(2);
    expect((await failure('r.yaml', 'a: [\n')).message).toContain('r.yaml');
    expect((await failure('r.txt', '')).message).toContain('r.txt');
  });
});

describe('a style', () => {
  const style = (content: string) => ({ style: file('s.csl', content) });

  it('that is none, or stands for one that is not here, is named', async () => {
    expect((await failure('r.json', [], style('<!DOCTYPE html><html></html>'))).message).toContain('s.csl');
    const dependent =
      '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><link href="http://www.zotero.org/styles/no-such-parent" rel="independent-parent"/></info></style>';
    expect((await failure('r.json', [], style(dependent))).message).toContain('no-such-parent');
    expect((await failure('r.json', [], { named: 'aps' })).message).toContain('apa');
  });
});
