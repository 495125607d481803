import { describe, expect, it } from 'vitest';
import { shelf } from '../src/edge/shelf.js';
import { readAnyPdf, wordsOf } from '../src/pdf/index.js';
import { readStructure, type TagKid } from '../src/pdf/tags/structure.js';
import { publish } from '../src/publish.js';
import { filesOf } from './support/epub.js';
import { typesetter } from './support/press.js';
import { memoryWorld } from './support/world.js';

const svg = (height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="${String(height)}"><path d="M0 0h300v${String(height)}H0z" fill="#999"/></svg>`;

/** A paragraph that no other one is like. */
const text = (name: string, sentences = 9): string =>
  Array.from(
    { length: sentences },
    (_, i) => `The ${name} wheel, extraordinarily, stood idle since spring number ${String(i)}.`,
  ).join(' ');

const BOOK = `# Wheel

${text('first', 12)}

![A](a.svg "A wheel, drawn in ink"){#fig-w}

${text('second')} See [page](#fig-w) [](#fig-w).[^n]

${text('third', 14)}

![B](b.svg "A plate of the dam"){#fig-p .plate}

${text('fourth')}

Table: Mills of the river {#tbl-m}

| Mill | Wheels |
| ---- | ------ |
${'| Rye | 3 |\n'.repeat(8)}
${text('fifth', 16)}

![C](a.svg "A third wheel"){#fig-c}

${text('sixth', 30)}

[^n]: A note to the second wheel.
`;

const made = async (settings: string) => {
  const world = memoryWorld({
    'book.yaml': `title: Mills\nlanguage: en\nfront: [title, figures, tables]\n${settings}`,
    'a.svg': svg(380),
    'b.svg': svg(500),
    '1.md': BOOK,
  });
  const tools = { typesetter, shelf: shelf() };
  const { artifacts, problems } = await publish(world, tools, { target: '.' });
  const bytes = (end: string): Uint8Array =>
    artifacts.find(({ name }) => name.endsWith(end))?.bytes ?? new Uint8Array();
  return { pdf: bytes('.pdf'), epub: bytes('.epub'), problems };
};

/** The roles of what stands in the text, notes apart. */
async function structure(pdf: Uint8Array): Promise<string> {
  const kids: readonly TagKid[] = readStructure(await readAnyPdf(pdf))?.kids ?? [];
  return kids.map((kid) => (kid.kind === 'element' && kid.role !== 'Note' ? `${kid.role} ` : '')).join('');
}

const NUMBERED = 'captions: numbered\n';

describe('a book whose figures float', { timeout: 120_000 }, () => {
  it('loses no word on paper and in the e-book, and says where they stand', async () => {
    const { pdf, epub, problems } = await made(NUMBERED);
    expect(problems).toEqual([]);
    const said = (await wordsOf(pdf)).map((page) => page.map(({ text: word }) => word).join(' '));
    /** The folio of the page that a caption heads, and what the page before says. */
    const headed = (caption: string): readonly [folio: string | undefined, before: string] => {
      const page = said.findIndex((words) =>
        words.replace(/^\w+ (?:\d+ )?(?=Figure|Table)/, '').startsWith(caption),
      );
      return [/\d+/.exec(said[page] ?? '')?.[0], said[page - 1] ?? ''];
    };
    const [folio, before] = headed('Figure 1. A wheel');
    expect(before).toContain('The second wheel');
    expect(said.find((page) => page.includes('Figures 1 A wheel'))).toContain(`drawn in ink ${folio} 2`);
    expect(said.join(' ')).toContain(`See page ${folio}.`);
    // the page before a plate is full
    expect(headed('Figure 2. A plate')[1]).toContain('The fourth wheel');
    expect(headed('Figure 2. A plate')[1]).toContain('The fifth wheel');
    expect(headed('Table 1. Mills')[1]).toBe('Figure 2. A plate of the dam');
    expect(headed('Figure 3. A third')[1]).toContain('The sixth wheel');
    // whoever hears the pages hears each paragraph to its end, with figures behind those that they stand in
    const [floated, here] = [
      await structure(pdf),
      await structure((await made(`${NUMBERED}figures: here\n`)).pdf),
    ];
    const count = (said: string, role: string): number => said.split(role).length - 1;
    expect(floated).toMatch(/H1 P P Figure P P P P Figure Table Figure $/);
    expect(here).toMatch(/H1 P Figure P /);
    expect(count(floated, 'P ')).toBe(count(here, 'P '));
    // and in the e-book where they were written
    const chapter = Object.entries(filesOf(epub)).find(([name]) => name.endsWith('wheel.xhtml'))?.[1] ?? '';
    expect(chapter.replace(/\s+/g, ' ')).toMatch(
      /The first wheel.*fig-w.*The second.*The third.*fig-p.*The fourth.*tbl-m.*The fifth.*fig-c.*The sixth/,
    );
  });
});
