import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { remembering, type Store } from '../../src/edge/remembering.js';
import { shelf } from '../../src/edge/shelf.js';
import { headWidthOf } from '../../src/pagination/line-width.js';
import { wordsOf } from '../../src/pdf/index.js';
import { publish, type Published } from '../../src/publish.js';
import { readTheme } from '../../src/themes/index.js';
import { typesetter } from '../support/press.js';
import { faceOf } from '../support/faces.js';
import { memoryWorld } from '../support/world.js';

const ART = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${colour}"/></svg>`;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789.,-…';
const HEAD = 'Wide Words Of A Running Head';
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'book.yaml':
    'title: Own\nlanguage: en\ntheme: [tract, ./look]\ntrim: a6\nchapters: [a.md]\nepub: { fonts: theme }\n',
  'a.md': `# ${HEAD}\n\n${'Extraordinary considerable determination, semi-detached. '.repeat(20)}\n\n${'Some words of text that go on and fill the page. '.repeat(60)}Café א.\n`,
  'look/theme.css': `@font-face { font-family: Own; src: url('faces/own.ttf') }
:root { --text-face: Own; --code-face: var(--text-face); --head-caps: normal; --head-tracking: 0em; --head-size: 8pt }
@page { @bottom-center { text-align: left } }
.opener { color: #7a1f1a; padding-left: 12pt; background: url('art.svg') no-repeat left center }`,
  'look/faces/own.ttf': await faceOf(LETTERS, 'SourceCodePro_400Regular.ttf'),
  'look/art.svg': ART('#7a1f1a'),
};

const kept = new Map<string, Uint8Array>();
const store: Store = {
  get: (key) => Promise.resolve(kept.get(key)),
  put: (key, bytes) => Promise.resolve(void kept.set(key, bytes)),
};

const build = (
  files: typeof FILES,
  editions: readonly ('screen' | 'epub')[] = ['screen'],
): Promise<Published> =>
  publish(
    memoryWorld(files),
    {
      typesetter,
      shelf: shelf(),
      remembering: (engine) => remembering(engine, store, () => Promise.resolve('engine')),
    },
    { target: '.', editions },
  );

const bytesOf = ({ artifacts }: Published, end: string): Uint8Array =>
  artifacts.find(({ name }) => name.endsWith(end))?.bytes ?? new Uint8Array();

describe('a book with a theme of its own', { timeout: 90_000 }, () => {
  it('is made anew with each byte of it, and not without', async () => {
    const first = await build(FILES);
    const laid = kept.size;
    expect(bytesOf(await build(FILES), '.pdf')).toEqual(bytesOf(first, '.pdf'));
    expect(kept.size).toBe(laid);
    const changes: typeof FILES = {
      'look/theme.css': String(FILES['look/theme.css']).replace('#7a1f1a', '#1a1f7a'),
      'look/faces/own.ttf': await faceOf(LETTERS, 'EBGaramond_400Regular.ttf'),
      'look/art.svg': ART('#000000'),
    };
    const seen = new Set([Buffer.from(bytesOf(first, '.pdf')).toString('latin1')]);
    for (const [name, bytes] of Object.entries(changes)) {
      seen.add(Buffer.from(bytesOf(await build({ ...FILES, [name]: bytes }), '.pdf')).toString('latin1'));
    }
    expect(seen.size).toBe(4);
  });

  it('has heads as wide as its face makes them, divides words though that has but one hyphen, and is told what it cannot draw', async () => {
    const made = await build(FILES);
    expect(
      made.problems.map(
        ({ ruleId, message }) => `${ruleId}: ${message.slice(0, message.indexOf(', expected'))}`,
      ),
    ).toEqual(['glyph-missing: Unexpected é א (2 characters, the first at a.md:5)']);
    const theme = await readTheme([{ name: 'tract' }, { name: './look' }], {
      world: memoryWorld(FILES),
      shelf: shelf(),
    });
    const reckoned = (await headWidthOf(theme))(HEAD);
    // every letter is as wide
    expect(reckoned).toBeCloseTo(HEAD.length * 0.6 * 8);
    const pages = await wordsOf(bytesOf(made, '.pdf'));
    const head = pages
      .flatMap((page) => page.filter(({ y }) => y < 40))
      .filter(({ text }) => HEAD.includes(text));
    const [left, right] = [
      Math.min(...head.map(({ x }) => x)),
      Math.max(...head.map(({ x, width }) => x + width)),
    ];
    expect(head.length).toBeGreaterThan(5);
    expect(right - left).toBeCloseTo(reckoned, 0);
    const broken = pages.flat().filter((word) => word.broken === 'hyphen');
    expect(broken.length).toBeGreaterThan(5);
    // what stands in a margin box stays when more is said of it
    const folios = pages.flatMap((page) => page.filter(({ y }) => y > 370).map(({ text }) => text));
    expect(folios).toEqual(folios.map((_, i) => String(i + 1)));
    expect(folios.length).toBeGreaterThan(3);
  });

  it('brings its face along in the e-book', async () => {
    const files = unzipSync(bytesOf(await build(FILES, ['epub']), '.epub'));
    expect(Object.keys(files).filter((name) => name.includes('fonts/'))).toEqual(['OEBPS/fonts/own.ttf']);
    expect(Buffer.from(files['OEBPS/style.css'] ?? []).toString()).toContain("font-family: 'Own', serif");
  });
});

describe('a book in broadside', { timeout: 90_000 }, () => {
  it('has no word that a line divides lost, and a title that its cover holds', async () => {
    const words = 'Considerable information about revolutionary determination, whatever anybody remembered. ';
    const made = await publish(
      memoryWorld({
        'book.yaml':
          'title: Kesseskekskessekessek\nauthor: A. B.\nlanguage: en\ntheme: broadside\ntrim: a6\nchapters: [a.md]\ncover: { spine: 3mm }\n',
        'a.md': `# One\n\n${words.repeat(40)}\n\n${words.repeat(40)}\n`,
      }),
      { typesetter, shelf: shelf() },
      { target: '.', editions: ['screen', 'cover'] },
    );
    expect(made.problems).toEqual([]);
    const broken = (await wordsOf(bytesOf(made, 'sek.pdf')))
      .flat()
      .filter((word) => word.broken === 'hyphen');
    expect(broken.length).toBeGreaterThan(10);
    const cover = (await wordsOf(bytesOf(made, '-cover.pdf'))).flat();
    const [title] = cover.filter(({ text, height }) => text.startsWith('Kessesk') && height > 12);
    // the page without its margins and what themes may set in, in points
    expect(title?.width).toBeLessThanOrEqual(((105 - 27) * 72) / 25.4);
    expect(title?.width).toBeGreaterThan((0.6 * 105 * 72) / 25.4);
  });
});
