import { describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { advancesOf } from '../../src/themes/face/coverage.js';
import { headWidthOf } from '../../src/pagination/line-width.js';
import { textBlock } from '../../src/pagination/page-css.js';
import { pageSize } from '../../src/pagination/page-sizes.js';
import { smallCapitalsOf } from '../../src/pagination/small-capitals.js';
import { wordsOf, type PrintedWord } from '../../src/pdf/index.js';
import { publish } from '../../src/publish.js';
import { typesetter } from '../support/press.js';
import { tract } from '../support/theme.js';
import { memoryWorld } from '../support/world.js';

const widthOf = await headWidthOf(tract);

/** Titles that a character's width on average tells little of, and the words of theirs that a page has room for. */
const TITLES = [
  [
    'MINIMUM WAGES AND MAXIMUM HOURS AMONG WOMEN WORKERS OF WARMIA',
    'MINIMUM WAGES AND MAXIMUM HOURS AMONG WOMEN WORKERS…',
  ],
  ['WWWW MMMM WWWW MMMM WWWW MMMM WWWW MMMM WWWW MMMM', 'WWWW MMMM WWWW MMMM WWWW MMMM WWWW MMMM…'],
  [
    'Illicit little titles still fill the list till it is filled, I say',
    'Illicit little titles still fill the list till it is filled, I say',
  ],
  ['Wspomnienia z domu w Żółwiej i w okolicach Mławy', undefined],
  ['Воспоминания о жизни и смерти великих людей губернии', undefined],
  ['Ελληνικός τίτλος με πολλά γράμματα', undefined],
] as const;

/** Ten points high, and not tracked. */
const head = { ...tract.head, tracking: 0, size: 10 };
const isCode = ({ family }: { readonly family: string }): boolean => family === 'Source Code Pro';

/** In letters of another face, which has no small capitals. */
const HEBREW = 'כותרת ארוכה מאוד של פרק';

/** The words above the text of a page, in points from its left edge. */
const headOf = (page: readonly PrintedWord[]): { text: string; left: number; right: number } | undefined => {
  const words = page.filter(({ y }) => y < 40).sort((a, b) => a.x - b.x);
  const last = words.at(-1);
  if (!last) return undefined;
  return {
    text: words.map(({ text }) => text).join(' '),
    left: words[0]?.x ?? 0,
    right: last.x + last.width,
  };
};

describe('running heads', { timeout: 90_000 }, () => {
  it('are as wide as they are reckoned, and within the measure', async () => {
    const prose = 'Some words of text that fill the page and go on. '.repeat(130);
    const chapters = [...TITLES.map(([title]) => title), HEBREW].map(
      (title, i) => [`${String(i)}.md`, `# ${title}\n\n${prose}\n`] as const,
    );
    const { artifacts, problems } = await publish(
      memoryWorld({
        'book.yaml': `title: T\nlanguage: en\ntrim: a5\neditions: [screen]\nchapters: [${chapters.map(([file]) => file).join(', ')}]`,
        ...Object.fromEntries(chapters),
      }),
      { typesetter, shelf: shelf() },
      { target: '.' },
    );
    expect(problems).toEqual([]);
    const pages = await wordsOf(artifacts[0]?.bytes ?? new Uint8Array());
    const heads = pages.flatMap((page) => headOf(page) ?? []).filter(({ text }) => text !== 'T');
    const block = textBlock(pageSize('a5'), tract.leading).width;
    for (const { text, left, right } of heads) {
      expect(right - left, text).toBeLessThanOrEqual(block);
      // with what is added to the last character, without kerns
      const reckoned = widthOf(text);
      expect(reckoned - (right - left), text).toBeGreaterThan(-0.1);
      expect(reckoned - (right - left), text).toBeLessThan(0.02 * reckoned + 1);
    }
    expect(heads.some(({ text }) => text.includes('כותרת'))).toBe(true);
    const said = new Set(heads.map(({ text }) => text));
    for (const [title, head] of TITLES) expect([...said]).toContain(head ?? title);
  });

  it('are reckoned by the face that has a letter, as all heads are set', async () => {
    const hebrew = await shelf().face('FrankRuhlLibre_400Regular.ttf');
    const alef = hebrew && advancesOf(hebrew)?.('א'.charCodeAt(0));
    expect(alef).not.toBeCloseTo(0.6);
    expect(widthOf('א')).toBeCloseTo(((alef ?? 0) + 0.08) * 9.5);
    expect(widthOf('word')).toBe(widthOf('WORD'));
    expect(widthOf('e\u0301')).toBe(widthOf('é'));
    // 1 em is the theme's size, and every character is tracked
    expect(widthOf('\u{12000}')).toBeCloseTo((0.6 + 0.08) * 9.5);
  });

  it('have letters as they are where a face has no small capitals', async () => {
    const plain = await headWidthOf({ head: { ...head, faces: tract.faces.filter(isCode) } });
    // every glyph is 0.6 em wide
    expect(plain('aB')).toBeCloseTo(2 * 6);
    expect(plain('1,')).toBeCloseTo(2 * 6);
  });

  it('are reckoned without a face that is none', async () => {
    const broken = tract.head.faces.map((face) => ({
      ...face,
      bytes: () => Promise.resolve(new Uint8Array(8)),
    }));
    const rough = await headWidthOf({ head: { ...head, faces: broken } });
    expect(rough('ab')).toBeCloseTo(12);
    expect(smallCapitalsOf(new Uint8Array(8)).size).toBe(0);
  });
});

/** A face of nothing but a GSUB table: `smcp` by a shift over ranges, `c2sc` behind an extension by a list. */
function gsub(): Uint8Array {
  const table = [
    [1, 0, 0, 10, 36], // version, scripts (none), features, lookups
    [2, 0x736d, 0x6370, 14, 0x6332, 0x7363, 20], // two features
    [0, 1, 0, 0, 1, 1],
    [2, 6, 30], // two lookups
    [1, 0, 1, 8, 1, 6, 100, 2, 1, 5, 7, 0], // shift by 100 what is in 5 to 7
    [7, 0, 1, 8, 1, 1, 0, 8, 2, 10, 2, 20, 21, 1, 2, 9, 11], // 9 to 20, 11 to 21
  ].flat();
  return new Uint8Array([...directory('GSUB', table.length * 2), ...table.flatMap((n) => [n >> 8, n & 255])]);
}

const directory = (tag: string, length: number): number[] => [
  ...[0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  ...Array.from(tag, (letter) => letter.charCodeAt(0)),
  ...[0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, length],
];

it('says which glyphs are small capitals, in all the forms that a face may say it', async () => {
  expect(Object.fromEntries(smallCapitalsOf(gsub()))).toEqual({ 5: 105, 6: 106, 7: 107, 9: 20, 11: 21 });
  const face = await shelf().face('EBGaramond_400Regular.ttf');
  expect(face && smallCapitalsOf(face).size).toBeGreaterThan(400);
});
