import { describe, expect, it } from 'vitest';
import { shelf } from '../src/edge/shelf.js';
import { wordsOf } from '../src/pdf/index.js';
import { publish, type Published } from '../src/publish.js';
import { typesetter } from './support/press.js';
import { filesOf } from './support/epub.js';
import { memoryWorld } from './support/world.js';

/** @param entry what an entry begins with, before the author and a title of several lines */
const style = (attributes: string, entry: string, cited = '', tongue = 'en-US'): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="${tongue}"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation collapse="citation-number"><layout prefix="[" suffix="]" delimiter="," ${cited}><text variable="citation-number"/></layout></citation>
  <bibliography ${attributes}><layout suffix=".">${entry}<names variable="author" prefix=" "/><text variable="title" prefix=" "/></layout></bibliography></style>`;
const BRACKETS = '<text variable="citation-number" prefix="[" suffix="]"/>';

interface Wanted {
  readonly csl: string;
  readonly works?: number;
  readonly language?: string;
  readonly theme?: string;
  readonly at?: string;
  readonly editions?: readonly ('screen' | 'epub')[];
}

const FRENCH = 'L\'histoire -- "vraie" du XVIIe siècle: une vie?';
const LONG =
  'a long history of the printing of pamphlets by hand in the cellars of the city and of those who read them';

function build({
  csl,
  works = 101,
  language = 'en',
  theme = 'tract',
  at = 'end',
  editions = ['screen'],
}: Wanted): Promise<Published> {
  const ids = Array.from({ length: works }, (_, i) => `w${String(i + 1)}`);
  const isOther = (i: number): boolean => language === 'he' && i % 2 === 0;
  const references = ids.map((id, i) => ({
    ...{
      id,
      type: 'book',
      title:
        language === 'fr'
          ? FRENCH
          : isOther(i)
            ? 'תולדות הדפוס בעיר ושל אלה שקראו בו מן ההתחלה ועד הסוף ומה שבא אחריו'
            : LONG,
    },
    author: [{ family: isOther(i) ? 'לוי' : 'Name', given: isOther(i) ? 'א' : 'A' }],
  }));
  const world = memoryWorld({
    'book.yaml': `title: Works\nlanguage: ${language}\ntrim: a5\ntheme: ${theme}\nchapters: [a.md]\nbibliography: r.json\nworks-cited: ${at}\nstyle: s.csl\n`,
    'a.md': `# One\n\nText [${ids.map((id) => `@${id}`).join('; ')}].\n\nAgain [@w1], and [@w2; @w${String(works)}].\n`,
    'r.json': JSON.stringify(references),
    's.csl': csl,
  });
  return publish(world, { typesetter, shelf: shelf() }, { target: '.', editions });
}

interface Line {
  readonly y: number;
  readonly words: readonly { readonly text: string; readonly x: number; readonly right: number }[];
}

/** How much farther from the left the text of a verso of A5 stands, in points. */
const MARGINS = (2 / 25.4) * 72;

/** The lines of the pages with works on them, words from the left, without heads and folios; each page's own. */
async function linesOf({ artifacts, book }: Published): Promise<Line[][]> {
  const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
  const from = pages.findIndex(
    (page) => page.some(({ text }) => /^(?:Bibliography|ביבליוגרפיה)$/.test(text)) && page.length > 20,
  );
  return pages.slice(from).map((page, i) => {
    // rectos have their inner margin on the left, or on the right
    const shift = (from + i) % 2 === 1 ? (book.settings.language === 'he' ? -MARGINS : MARGINS) : 0;
    const lines = new Map<number, { text: string; x: number; right: number }[]>();
    for (const { text, x, y, width } of page) {
      const line = [...lines.keys()].find((other) => Math.abs(other - y) < 4) ?? y;
      lines.set(line, [...(lines.get(line) ?? []), { text, x: x - shift, right: x + width - shift }]);
    }
    return [...lines]
      .map(([y, words]) => ({ y, words: words.toSorted((a, b) => a.x - b.x) }))
      .filter(({ words }) => words.length > 3)
      .sort((a, b) => a.y - b.y);
  });
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

describe('labels of works cited', { timeout: 60_000 }, () => {
  it.each([
    ['flush', 'tract', 'end', 101],
    ['margin', 'broadside', 'end', 101],
    ['flush', 'tract', 'chapter-end', 60],
  ])('have a column of their own (%s), over pages too, in %s, at %s', async (align, theme, at, works) => {
    const made = await build({
      csl: style(`second-field-align="${align}" entry-spacing="0"`, BRACKETS),
      ...{ theme, at, works },
    });
    expect(made.problems).toEqual([]);
    const pages = await linesOf(made);
    expect(pages.length).toBeGreaterThan(3);
    const lines = pages.flat();
    const labelled = lines.filter(({ words: [first] }) => /^\[\d+\]$/.test(first?.text ?? ''));
    const [first = lines[0]] = labelled;
    // the chapter's own text may stand above
    const others = lines.slice(first && lines.indexOf(first)).filter((line) => !labelled.includes(line));
    expect(labelled.map(({ words: [label] }) => label?.text)).toEqual(
      Array.from({ length: works }, (_, i) => `[${String(i + 1)}]`),
    );
    // a label ends where all do, and begins in the text block, the widest at its edge
    expect(spread(labelled.map(({ words: [label] }) => label?.right ?? 0))).toBeLessThan(0.5);
    const text = labelled.map(({ words: [, second] }) => second?.x ?? 0);
    expect(spread([...text, ...others.map(({ words: [first] }) => first?.x ?? 0)])).toBeLessThan(0.5);
    const edge = (19 / 25.4) * 72;
    for (const {
      words: [label],
    } of labelled)
      expect(label?.x).toBeGreaterThan(edge - 1);
    const gap = Math.min(
      ...labelled.map(({ words: [label, second] }) => (second?.x ?? 0) - (label?.right ?? 0)),
    );
    expect(gap).toBeGreaterThan(4);
  });

  it('stand at the right in a book from the right, before works from the left as well', async () => {
    const made = await build({
      csl: style('second-field-align="flush"', BRACKETS, '', 'he-IL'),
      works: 12,
      language: 'he',
      editions: ['screen', 'epub'],
    });
    expect(made.problems).toEqual([]);
    const lines = (await linesOf(made)).flat();
    const ends = lines.filter(({ words }) => /^\[\d+\]$/.test(words.at(-1)?.text ?? ''));
    expect(ends).toHaveLength(12);
    expect(spread(ends.map(({ words }) => words.at(-1)?.x ?? 0))).toBeLessThan(0.5);
    const text = lines.map(
      (line) => (ends.includes(line) ? line.words.at(-2) : line.words.at(-1))?.right ?? 0,
    );
    expect(spread(text)).toBeLessThan(1);
  });

  it('have one in the EPUB, wide enough for the widest', async () => {
    const made = await build({
      csl: style('second-field-align="flush"', BRACKETS),
      works: 3,
      editions: ['epub'],
    });
    const files = filesOf(made.artifacts[0]?.bytes ?? new Uint8Array());
    expect(Object.entries(files).find(([name]) => name.endsWith('bibliography.xhtml'))?.[1]).toMatch(
      /<ul class="bibliography labelled numbered"><li id="ref-w1"><span class="entry-label">\[1\] <\/span><span class="entry-text">A Name/,
    );
    const widthIn = (all: Readonly<Record<string, string>>): number =>
      Number(
        /\.entry-label \{\s+min-width: ([\d.]+)em/.exec(
          Object.entries(all).find(([name]) => name.endsWith('.css'))?.[1] ?? '',
        )?.[1],
      );
    const wide = await build({
      csl: style('second-field-align="flush"', BRACKETS),
      works: 10,
      editions: ['epub'],
    });
    expect([...made.problems, ...wide.problems]).toEqual([]);
    const narrow = widthIn(files);
    expect(narrow).toBeGreaterThan(1.5);
    expect(widthIn(filesOf(wide.artifacts[0]?.bytes ?? new Uint8Array()))).toBeCloseTo(narrow + 0.58, 2);
  });
});

describe('entries without labels', { timeout: 60_000 }, () => {
  it('are set as the language sets its text', async () => {
    const made = await build({
      csl: style('', '', '', 'fr-FR'),
      works: 2,
      language: 'fr',
      editions: ['epub'],
    });
    const files = filesOf(made.artifacts[0]?.bytes ?? new Uint8Array());
    expect(Object.entries(files).find(([name]) => name.endsWith('bibliography.xhtml'))?.[1]).toMatch(
      /L’histoire\s– «\svraie\s» du XVII<sup>e<\/sup> siècle\u00A0: une vie\u202F\?/,
    );
    expect(made.problems).toEqual([]);
  });

  const standing = async (attributes: string) => {
    const made = await build({ csl: style(attributes, ''), works: 5 });
    expect(made.problems).toEqual([]);
    const [lines = []] = await linesOf(made);
    const first = lines.filter(({ words }) => words[1]?.text === 'Name');
    const rest = lines.filter((line) => !first.includes(line));
    const x = ({ words: [word] }: Line): number => word?.x ?? 0;
    return {
      in: (rest[0] ? x(rest[0]) : 0) - (first[0] ? x(first[0]) : 0),
      leadings: ((first[1]?.y ?? 0) - (first[0]?.y ?? 0)) / 14,
    };
  };

  it('hang, stand apart or do neither as the style says', async () => {
    const theme = await standing('');
    expect(theme.in).toBeGreaterThan(20);
    expect(theme.leadings).toBeCloseTo(2, 1);
    const hung = await standing('hanging-indent="true" entry-spacing="1"');
    expect(hung.in).toBeCloseTo(theme.in, 1);
    expect(hung.leadings).toBeCloseTo(3, 1);
    const flat = await standing('entry-spacing="2"');
    expect(flat.in).toBeCloseTo(0, 1);
    expect(flat.leadings).toBeCloseTo(4, 1);
  });
});

describe('a citation that is raised', { timeout: 60_000 }, () => {
  it('stands close to its word and is none of it, on paper and in the EPUB', async () => {
    const made = await build({
      csl: style(
        'second-field-align="flush"',
        '<text variable="citation-number" suffix="."/>',
        'vertical-align="sup"',
      ).replace('prefix="[" suffix="]" delimiter=","', 'delimiter=","'),
      works: 12,
    });
    expect(made.problems).toEqual([]);
  });
});
