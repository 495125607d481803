import { describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { wordsOf, type PrintedWord } from '../../src/pdf/index.js';
import { publish } from '../../src/publish.js';
import { typesetter } from '../support/press.js';
import { memoryWorld } from '../support/world.js';

const mm = (value: number): number => (value * 72) / 25.4;
const WORDS = 'בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו';
const NOTE = 'Serge';

/** Words of the chapter's pages by line, from the top, each from its left. */
const linesOf = (page: readonly PrintedWord[]): readonly (readonly PrintedWord[])[] => {
  const lines = new Map<number, PrintedWord[]>();
  for (const word of page) {
    const at = Math.round(word.y / 6);
    lines.set(
      at,
      [...(lines.get(at) ?? []), word].sort((a, b) => a.x - b.x),
    );
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, words]) => words);
};
const left = (line: readonly PrintedWord[] = []): number => line[0]?.x ?? 0;
const right = (line: readonly PrintedWord[] = []): number => {
  const last = line.at(-1);
  return last ? last.x + last.width : 0;
};

describe('a book in Hebrew', { timeout: 60_000 }, () => {
  it('runs from the right, keeps its words, and has its inner margins where it is bound', async () => {
    const body = `${`${WORDS}. `.repeat(40)}[^1] ${`${WORDS}. `.repeat(9)}`;
    const { artifacts, problems } = await publish(
      memoryWorld({
        'a.md': `---\ntitle: ספר\nlanguage: he\ntrim: a6\neditions: [screen]\n---\n\n# פרק\n\n${body}\n\n[^1]: ${NOTE} ${WORDS}.\n`,
      }),
      { typesetter, shelf: shelf() },
      { target: 'a.md' },
    );
    expect(problems).toEqual([]);
    const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    const chapter = pages.slice(2).map(linesOf);
    expect(chapter.length).toBeGreaterThan(1);
    const [recto = [], verso = []] = chapter;
    const edge = mm(105 - 12);
    // The heading begins at the right, where the recto is bound, and a last line ends before the left.
    expect(right(recto[0])).toBeGreaterThan(edge - 1);
    expect(left(recto[0])).toBeGreaterThan(edge / 2);
    const text = (lines: typeof recto): readonly (readonly PrintedWord[])[] =>
      lines.slice(1).filter((line) => line.length > 3);
    for (const line of text(recto)) expect(left(line)).toBeGreaterThan(mm(13) - 1);
    expect(Math.min(...text(recto).map(left))).toBeLessThan(mm(13) + 1);
    // The verso is bound at its left.
    expect(Math.min(...text(verso).map(left))).toBeLessThan(mm(12) + 1);
    const note = chapter.flat().find((line) => line.some((word) => word.text.includes(NOTE))) ?? [];
    // its number stands before it, though its name is read the other way
    expect(note.slice(-2).map(({ text }) => text)).toEqual([NOTE, '1']);
  });

  it('calls notes at one place from the right, parted', async () => {
    const { artifacts, problems } = await publish(
      memoryWorld({
        'a.md': `---\ntitle: ספר\nlanguage: he\ntrim: a6\neditions: [screen, epub]\n---\n\n# פרק\n\nמילה[^1][^2][^3] סוף.\n\n[^1]: אחת.\n[^2]: שתים.\n[^3]: שלוש.\n`,
      }),
      { typesetter, shelf: shelf() },
      { target: 'a.md' },
    );
    expect(problems).toEqual([]);
    const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    const line = linesOf(pages[2] ?? []).find((words) => words.some(({ text }) => text.includes('מילה')));
    const drawn = line?.flatMap(({ text }) => text.match(/[\d,]+/g) ?? []);
    expect(drawn?.join(' ')).toBe('3 ,2 1,');
  });
});

describe('pages from the right', { timeout: 60_000 }, () => {
  it('end a head that is cut at its end, and have figures under figures', async () => {
    const heading = `${WORDS} ${WORDS} ${WORDS}`;
    const table = '| א | ב | ג |\n|---|---|---|\n| נהר | 12 | כן |\n| ספינה | 34567 | לא |';
    const { artifacts, problems } = await publish(
      memoryWorld({
        'a.md': `---\ntitle: ספר\nlanguage: he\ntrim: a6\neditions: [screen]\n---\n\n# פרק\n\n${table}\n\n${`${WORDS}. `.repeat(20)}\n\n## ${heading}\n\n${`${WORDS}. `.repeat(60)}`,
      }),
      { typesetter, shelf: shelf() },
      { target: 'a.md' },
    );
    expect(problems).toEqual([]);
    const pages = (await wordsOf(artifacts[0]?.bytes ?? new Uint8Array())).map(linesOf);
    const heads = pages.flatMap(([head = []]) =>
      head.some(({ text }) => text.includes('\u2026')) ? [head] : [],
    );
    expect(heads.length).toBeGreaterThan(0);
    // its first word is drawn last, its last one first
    for (const head of heads) {
      expect(head.at(-1)?.text).toBe('בראשית');
      expect(head[0]?.text).toMatch(/\u2026/);
    }
    const figures = pages.flat(2).filter(({ text }) => /^(?:12|34567)$/.test(text));
    const [short, long] = figures.map(({ x, width }) => x + width);
    expect(short).toBeCloseTo(long ?? 0, 1);
  });
});

describe('a book in Arabic', { timeout: 60_000 }, () => {
  it('has a meaning for all that is drawn, parts of letters too', async () => {
    const word = 'لكن';
    const { artifacts, problems } = await publish(
      memoryWorld({
        'a.md': `---\ntitle: كتاب\nlanguage: ar\ntrim: a6\neditions: [screen]\n---\n\n# حرف\n\nمن ${word} الى ${word}.\n`,
      }),
      { typesetter, shelf: shelf() },
      { target: 'a.md' },
    );
    expect(problems).toEqual([]);
    const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    expect(pages.flat().filter(({ text }) => text.replaceAll(/[.\u200d]/g, '') === word)).toHaveLength(2);
  });
});
