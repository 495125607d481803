import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, readManuscript } from '../../../src/manuscript/index.js';
import { markdownPassages } from '../../../src/proof/text/markdown.js';
import { memoryWorld } from '../../support/world.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="4"><path d="M0 0h2v4H0z"/></svg>';

/** What is read of a text, but for where it stands and what is defined in it. */
function read(text: string): unknown {
  const tree = parse('a.md', text);
  const kept = tree.children.filter(({ type }) => type !== 'definition');
  return JSON.parse(JSON.stringify(kept, (key, value: unknown) => (key === 'position' ? undefined : value)));
}

const words = fc.stringMatching(/^[a-z]{2,8}( \*[a-z]{2,8}\*)?$/);
const attributes = fc.constantFrom(
  '{.bleed}',
  '{#fig-pier .here width=50%}',
  '{#fig-pier alt="Two steamers" lang=fr}',
  '{title="The pier"}',
  '{role=presentation}',
  '\\',
  '{of no kind!}',
  '',
);
const around = fc.constantFrom('_', '> _', '- _\n\n- more', 'Words _ and words', '# _', '_ _');

describe('a picture by reference', () => {
  it('is what a picture is, with all that is said behind it', () => {
    fc.assert(
      fc.property(
        words,
        attributes,
        around,
        fc.constantFrom('', ' "A title"'),
        fc.boolean(),
        (caption, behind, places, title, isFirst) => {
          const write = (picture: string): string => places.replaceAll('_', () => picture + behind);
          const direct = read(write(`![${caption}](a.svg${title})`));
          for (const [form, name] of [
            [`![${caption}][pier]`, 'pier'],
            [`![${caption}][]`, caption],
            [`![${caption}]`, caption],
          ] as const) {
            const definition = `[${name}]: a.svg${title}`;
            const text = isFirst
              ? `${definition}\n\n${write(form)}\n`
              : `${write(form)}\n\n${definition}\n\n[${name}]: other.svg\n`;
            expect(read(text)).toEqual(direct);
          }
        },
      ),
    );
  });

  it('is fetched under the name that its definition gives', async () => {
    const { pictures, chapters, problems } = await readManuscript(
      memoryWorld({
        'book.yaml': 'title: T\n',
        'a.md': '# A\n\n![Words][Pier]{#fig-p .plate}\n\n[pier]: pictures/a.svg\n',
        'pictures/a.svg': SVG,
      }),
      '.',
    );
    expect(problems).toEqual([]);
    expect(pictures.map(({ file }) => file)).toEqual(['pictures/a.svg']);
    expect(JSON.stringify(chapters[0]?.tree)).toContain('"url":"pictures/a.svg"');
  });

  it('has no words for the proof-reader in what is said behind it', () => {
    const text = '![The pier][p]{#fig-peir .bleed}\n\nOf ![words][p]{.wodrs} more.\n\n[p]: a.svg\n';
    const passages = markdownPassages('a.md', text, parse('a.md', text));
    expect(passages.map((passage) => passage.text.replaceAll(/[^\w\s.]/g, ''))).toEqual([
      'The pier',
      'Of  more.',
    ]);
  });
});
