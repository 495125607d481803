import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/book/index.js';
import { plainText } from '../../../src/book/model/text.js';
import { REFERENCE_TERMS } from '../../../src/book/model/reference-table.js';
import { CAPTION_TERMS } from '../../../src/book/model/caption-table.js';
import { TERMS } from '../../../src/book/model/term-table.js';
import { formulasOf } from '../../../src/formulas/index.js';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="4"><path d="M0 0h2v4H0z"/></svg>';
const NAMED = [
  '# Mill {#sec-a}\n\n## Wheel {#sec-b}\n\n## Race {#sec-c}',
  '![X](a.svg){#fig-a}\n\n![Y](a.svg){#fig-b}\n\n![Z](a.svg){#fig-c}',
  'Table: T {#tbl-a}\n\n| a |\n| - |\n| 1 |\n\nTable: U {#tbl-b}\n\n| a |\n| - |\n| 1 |',
  '$$x$$ {#eq-a}\n\n$$y$$ {#eq-b}',
  '# Bare {#sec-d .unnumbered}',
].join('\n\n');

/** The paragraphs of a text as they are printed, in a book in which all is numbered. */
async function said(text: string, language = 'en'): Promise<string> {
  const world = memoryWorld({
    'book.yaml': `title: T\nlanguage: ${language}\ncontents: 0\nnumbered: 2\ncaptions: numbered\nmath: true\n`,
    'a.svg': SVG,
    '1.md': NAMED,
    '2.md': `# Two {-}\n\n${text}\n`,
  });
  const manuscript = await readManuscript(world, '.');
  const { set } = await formulasOf(manuscript.settings);
  for (const { tree } of manuscript.chapters) set(tree);
  const { book, problems } = assemble({ ...manuscript, bibliography: [] });
  expect(problems).toEqual([]);
  return plainText(book.sections.at(-1)?.content ?? { type: 'root', children: [] })
    .replace(/^Two /, '')
    .replaceAll('\u00A0', ' ');
}

describe('references to numbers', () => {
  it.each([
    [
      'See @sec-a and @sec-b, @fig-a, @tbl-b and @eq-a.',
      'See chapter 1 and section 1.1, figure 1.1, table 1.2 and equation (1).',
    ],
    ['See [-@sec-b], [-@fig-a] and [-@eq-a].', 'See 1.1, 1.1 and (1).'],
    ['See @Sec-b and [@Eq-a].', 'See Section 1.1 and Equation (1).'],
    ['@fig-a is. So is it. @sec-b too! (@tbl-a.)', 'Figure 1.1 is. So is it. Section 1.1 too! (Table 1.1.)'],
    ['The wheel; @fig-a, cf. @fig-b.', 'The wheel; figure 1.1, cf. figure 1.2.'],
    ['See [@fig-a; @fig-b].', 'See figures 1.1 and 1.2.'],
    ['[@Fig-a; @fig-b; @fig-c]', 'Figures 1.1, 1.2 and 1.3'],
    ['See [@fig-a; @fig-b; @tbl-a].', 'See figures 1.1 and 1.2 and table 1.1.'],
    ['See [-@fig-a; -@fig-b], [@sec-b; -@sec-c].', 'See 1.1 and 1.2, sections 1.1 and 1.2.'],
    [
      'So [see @eq-a; @eq-b, too; and @sec-a; @sec-d].',
      'So see equations (1) and (2), too, and chapter 1 and Bare.',
    ],
  ])('%j', async (text, printed) => {
    expect(await said(text)).toBe(printed);
  });

  it.each([
    ['de', 'Siehe Abbildungen 1.1 und 1.2, Kapitel 1, Gleichung (1).'],
    ['fr', 'Siehe figures 1.1 et 1.2, chapitre 1, équation (1).'],
    ['hu', 'Siehe 1.1. és 1.2. ábra, 1. fejezet, (1) egyenlet.'],
    ['ru', 'Siehe рис. 1.1 и 1.2, глава 1, уравнение (1).'],
    ['sv', 'Siehe figur 1.1 och 1.2, kapitel 1, ekvation (1).'],
    ['zh', 'Siehe 图1.1和图1.2, 第1章, 式(1).'],
    ['he', 'Siehe איור 1.1 ואיור 1.2, פרק 1, משוואה (1).'],
    ['nb-NO', 'Siehe figur 1.1 og 1.2, kapittel 1, ligning (1).'],
    ['xx', 'Siehe figures 1.1 and 1.2, chapter 1, equation (1).'],
  ])('are in the words of the book: %s', async (language, printed) => {
    expect(await said('Siehe [@fig-a; @fig-b], @sec-a, @eq-a.', language)).toBe(printed);
  });

  it('have words in every language in which the program has some', () => {
    expect(Object.keys(REFERENCE_TERMS).toSorted()).toEqual(Object.keys(TERMS).toSorted());
    expect(Object.keys(REFERENCE_TERMS).toSorted()).toEqual(Object.keys(CAPTION_TERMS).toSorted());
    for (const { chapter, section, equation, figures = '{}', tables = '{}' } of Object.values(
      REFERENCE_TERMS,
    ))
      for (const term of [...chapter, ...section, ...equation, figures, tables])
        expect(term?.split('{}')).toHaveLength(2);
  });

  it('lose none of several, whatever the language', async () => {
    const ids = {
      'fig-a': '1.1',
      'fig-b': '1.2',
      'fig-c': '1.3',
      'tbl-a': '1.1',
      'sec-b': '1.1',
      'sec-a': '1',
      'eq-b': '(2)',
    };
    const keys = fc.array(fc.constantFrom(...(Object.keys(ids) as (keyof typeof ids)[])), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(keys, fc.constantFrom(...Object.keys(REFERENCE_TERMS)), async (list, language) => {
        const printed = await said(`x [${list.map((key) => `@${key}`).join('; ')}]`, language);
        expect(printed.match(/\(\d\)|\d(?:\.\d)?/g)).toEqual(list.map((key) => ids[key]));
      }),
      { numRuns: 60 },
    );
  });
});
