import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../src/citations/index.js';
import type { Chapter, Manuscript } from '../../src/manuscript/index.js';
import {
  BOOKS,
  citation,
  file,
  item,
  manuscript,
  narrative,
  note,
  noteReference,
  p,
  show,
  t,
} from './trees.js';
import type { Heading, PhrasingContent, RootContent } from 'mdast';
import { runs } from '../support/chance.js';

const references = [file('references.json', BOOKS)];
const KEYS = BOOKS.map(({ id }) => id);

/** Says the whole of a work at first, then the number of the note in which it did; at once again, `the same`. */
const NOTES = file(
  'notes.csl',
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="." delimiter="; "><choose>
    <if position="ibid"><text value="the same"/></if>
    <else-if position="subsequent"><names variable="author"/><text variable="first-reference-note-number" prefix=" see n. "/></else-if>
    <else><names variable="author"/><text variable="title" prefix=", "/></else>
  </choose></layout></citation>
  <bibliography><layout><names variable="author"/><text variable="title" prefix=" "/></layout></bibliography></style>`,
);
const STYLES: readonly (readonly [string, Partial<Manuscript>])[] = [
  ['apa', {}],
  ['vancouver', {}],
  ['of notes', { style: NOTES }],
];

const heading = (words: string): Heading => ({
  type: 'heading',
  depth: 1,
  children: [{ type: 'text', value: words }],
});

/** A chapter that cites works by their numbers: below nought in the sentence; each third one in a note of the author's. */
function citing(works: readonly number[], name: string): RootContent[] {
  const node = (work: number): PhrasingContent => {
    const cited = item(KEYS[Math.abs(work) % KEYS.length] ?? '');
    return work < 0 ? narrative(cited) : citation(cited);
  };
  const notes = works.flatMap((work, i) =>
    i % 3 === 2 ? [note(`${name}${String(i)}`, p(t('See '), node(work)))] : [],
  );
  const words = works.flatMap((work, i) => [
    t('So '),
    i % 3 === 2 ? noteReference(`${name}${String(i)}`) : node(work),
    t('. '),
  ]);
  return [heading(name), p(...words), ...notes];
}

const chapterOf = (name: string, children: RootContent[]): Chapter => ({
  file: name,
  text: '',
  tree: { type: 'root', children },
});

async function cited(chapters: readonly Chapter[], style: string, more: Partial<Manuscript>, at: string) {
  const bare = manuscript({ named: style, references, chapters: [...chapters], ...more });
  return cite({ ...bare, settings: { ...bare.settings, 'works-cited': at as 'end' } });
}

/** What is said, whatever the list and however many notes of the program's own came before. */
const said = (text: string): string =>
  text.replace(/#ref-\d+\./g, '#ref-').replace(/\^citation-\d+/g, '^citation');
const shown = (entries: Awaited<ReturnType<typeof cited>>['bibliography']): string[] =>
  entries.map(({ children }) => show(p(...children)));

describe.each(STYLES)('works cited by chapter, %s', (style, more) => {
  const named = style === 'vancouver' ? style : 'apa';
  const chapters = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 6 }), {
    minLength: 1,
    maxLength: 4,
  });

  it('are cited and listed in each as in a book of its own', async () => {
    await fc.assert(
      fc.asyncProperty(chapters, async (works) => {
        const trees = (): Chapter[] =>
          works.map((own, i) => chapterOf(`${String(i)}.md`, citing(own, `n${String(i)}-`)));
        const together = await cited(trees(), named, more, 'chapter-end');
        const lists = new Map<string, typeof together.bibliography>();
        for (const entry of together.bibliography) {
          const list = /^ref-(\d+)\./.exec(entry.id)?.[1] ?? '';
          lists.set(list, [...(lists.get(list) ?? []), entry]);
        }
        const own = [...lists.values()];
        for (const [i, chapter] of trees().entries()) {
          const alone = await cited([chapter], named, more, 'end');
          expect(said(show(together.chapters[i]?.tree ?? p()))).toBe(
            said(show(alone.chapters[0]?.tree ?? p())),
          );
          expect(shown(alone.bibliography)).toEqual(
            alone.bibliography.length > 0 ? shown(own.shift() ?? []) : [],
          );
        }
        expect(own).toEqual([]);
      }),
      { numRuns: runs(style === 'apa' ? 5 : 20) },
    );
  });

  it('are those of each heading of the first level in one file', async () => {
    const [one, two] = [citing([0, 1, 2], 'a'), citing([1, -1], 'b')];
    const file = await cited([chapterOf('all.md', [...one, ...two])], named, more, 'chapter-end');
    const files = await cited(
      [chapterOf('1.md', citing([0, 1, 2], 'a')), chapterOf('2.md', citing([1, -1], 'b'))],
      named,
      more,
      'chapter-end',
    );
    expect(file.bibliography).toEqual(files.bibliography);
    expect(file.bibliography.map(({ id }) => id)).toContain(`ref-2.${KEYS[1] ?? ''}`);
  });
});

it('numbers of notes are those of the chapter, in a file with several too', async () => {
  const { chapters } = await cited(
    [chapterOf('all.md', [...citing([0, 1], 'a'), ...citing([1, 0, 0, 1, 1, 0, 1], 'b')])],
    'apa',
    { style: NOTES },
    'end',
  );
  const text = show(chapters[0]?.tree ?? p());
  // what the second chapter cites, the first has cited in its notes 1 and 2
  expect([...new Set(text.match(/see n\. \d+/g))].sort()).toEqual(['see n. 1', 'see n. 2']);
});
