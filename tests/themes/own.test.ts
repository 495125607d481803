import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { holds, traced } from '../../src/edge/tracing.js';
import { shelf } from '../../src/edge/shelf.js';
import { PressError } from '../../src/problem.js';
import { tablesOf, withTables } from '../../src/sfnt.js';
import { coverageOf, readTheme, widthsOf, type Theme } from '../../src/themes/index.js';
import { withHyphen } from '../../src/themes/face/hyphen.js';
import { readCoverTheme } from '../../src/editions/cover/theme.js';
import { faceOf } from '../support/faces.js';
import { tract } from '../support/theme.js';
import { memoryWorld } from '../support/world.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

const read = (files: Files, ...names: readonly string[]): Promise<Theme> =>
  readTheme(
    names.map((name) => ({ name })),
    { world: memoryWorld(files), shelf: shelf() },
  );

/** What is said of a style sheet that goes over tract: `line: message`, all lines. */
async function saidOf(css: string, more: Files = {}): Promise<string[]> {
  try {
    await read({ 'look.css': css, ...more }, 'tract', './look.css');
    return [];
  } catch (error) {
    if (!(error instanceof PressError)) throw error;
    const several = [...error.message.matchAll(/^look\.css:(\d+):\d+: (.*)$/gm)];
    if (several.length > 0) return several.map(([, line = '', message = '']) => `${line}: ${message}`);
    return [`${String(error.place?.start.line)}: ${error.message}`];
  }
}

const FACE = await faceOf('Own face');
const declared = (src: string): string => `@font-face {\n  font-family: 'Own';\n  src: ${src};\n}\n`;

describe('a theme of the book', () => {
  it('goes over the one in front of it, a folder or a file', async () => {
    const css = ':root {\n  --leading: 5mm;\n  --chapter-opens: recto;\n}\n';
    for (const [name, file] of [
      ['./look', 'look/theme.css'],
      ['look/', 'look/theme.css'],
      ['./look.css', 'look.css'],
      ['./', 'theme.css'],
    ] as const) {
      const theme = await read({ [file]: css }, 'tract', name);
      expect(theme.leading).toBeCloseTo(14.173, 3);
      expect(theme.chapterOpens).toBe('recto');
      expect(theme.head).toEqual({ ...tract.head, faces: expect.any(Array) as unknown });
      expect(theme.sheets.slice(0, 3)).toEqual(tract.sheets);
      const served = await theme.serve(theme.sheets[3] ?? '');
      expect(Buffer.from(served ?? []).toString()).toBe(css);
      expect(theme.problems).toEqual([]);
    }
  });

  it('has faces of its own, that text, heads and code are looked up in', async () => {
    const theme = await read(
      {
        'look/theme.css': `${declared("url( 'a/own face.ttf' ) format('truetype')")}:root { --text-face: Own, 'Amiri'; --head-face: var(--text-face) }`,
        'look/a/own face.ttf': FACE,
      },
      'tract',
      './look',
    );
    expect(theme.textFaces.map(({ file }) => file)).toEqual(['own face.ttf', 'Amiri_400Regular.ttf']);
    expect(theme.head.faces).toEqual(theme.textFaces);
    expect(new Set(theme.faces.map(({ family }) => family))).toEqual(
      new Set(['Own', 'Amiri', 'Source Code Pro']),
    );
    expect(theme.textFamily).toBe('Own');
    const address = `${(theme.sheets[3] ?? '').replace(/theme\.css$/, '')}a/own face.ttf`;
    expect(await theme.serve(address)).toEqual(withHyphen(FACE));
    expect(await theme.serve(address.replace(/theme\/./, 'theme/x'))).toBeUndefined();
  });

  it('takes a face over another of the same family and weight', async () => {
    const css = `@font-face { font-family: 'EB Garamond'; src: url(own.ttf) }`;
    const { textFaces } = await read({ 'look.css': css, 'own.ttf': FACE }, 'tract', './look.css');
    expect(textFaces[0]?.file).toBe('own.ttf');
  });

  it('opens a compressed face, by what it is and not by its name', async () => {
    const { compress } = createRequire(import.meta.url)('wawoff2') as {
      compress: (face: Uint8Array) => Promise<Uint8Array>;
    };
    const packed = await compress(FACE);
    const css = `${declared('url(own.woff2)')}:root { --text-face: Own }`;
    const theme = await read({ 'look.css': css, 'own.woff2': packed }, 'tract', './look.css');
    expect(theme.problems).toEqual([]);
    const bytes = await theme.textFaces[0]?.bytes();
    expect(coverageOf(bytes ?? new Uint8Array())).toEqual(coverageOf(FACE));
    expect(await saidOf(css, { 'own.woff2': packed.slice(0, -40) })).toEqual([
      '3: Unexpected content of "own.woff2", expected a WOFF2 file that is whole',
    ]);
  });

  it('has no face that forbids to be embedded', async () => {
    const said = (usage: number): Promise<string[]> => {
      const table = tablesOf(FACE).get('OS/2')?.slice() ?? new Uint8Array(10);
      table[9] = usage;
      const face = withTables(new Map(tablesOf(FACE)).set('OS/2', table));
      return saidOf(`${declared('url(own.ttf)')}:root { --text-face: Own }`, { 'own.ttf': face });
    };
    expect(await said(2)).toEqual([
      '3: Unexpected typeface "own.ttf" that forbids to be embedded, expected one that allows it',
    ]);
    for (const usage of [0, 4, 8, 6]) expect(await said(usage)).toEqual([]);
  });

  it('alone says its leading and its face, and the rest has a value', async () => {
    const css = `${declared("url('/faces/SourceCodePro_400Regular.ttf')")}:root { --leading: 12pt; --text-face: 'Own' }`;
    const theme = await read({ 'look/theme.css': css }, './look');
    expect(theme.head).toMatchObject({ size: 9, tracking: 0, caps: 'all-small-caps' });
    expect(theme.textFaces.map(({ file }) => file)).toEqual(['SourceCodePro_400Regular.ttf']);
    expect(theme.codeFamily).toBeUndefined();
    for (const needed of ['--leading', '--text-face']) {
      const alone = read({ 'look/theme.css': css.replace(needed, '--size') }, './look');
      await expect(alone).rejects.toThrow(`Unexpected theme ./look without ${needed}, expected it on :root`);
    }
  });

  it('may have covers of its own', async () => {
    const files = {
      'look/theme.css': ':root { --indent: 1em }',
      'look/cover.css': `.cover .front > :first-child { background: url(a.svg) }\n:root { --cover-title-most: 99 }`,
      'look/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    };
    const theme = await read(files, 'tract', './look');
    const { sheets, sizesOf } = await readCoverTheme(theme);
    expect(sheets.map((sheet) => sheet.replace(/[\da-f]{32}/, '#'))).toEqual([
      'styles/base.css',
      'styles/themes/tract/theme.css',
      'theme/#/look/theme.css',
      'styles/cover.css',
      'styles/themes/tract/cover.css',
      'theme/#/look/cover.css',
    ]);
    expect(sizesOf('title')).toMatchObject({ most: 99, least: 18 });
    expect(await theme.serve(sheets[5]?.replace('cover.css', 'a.svg') ?? '')).toBeDefined();
    const broken = read({ ...files, 'look/cover.css': 'a { b }' }, 'tract', './look');
    await expect(broken).rejects.toMatchObject({ place: { file: 'look/cover.css' } });
  });

  it('has other addresses as soon as a byte of it is another', async () => {
    const files: Record<string, string | Uint8Array> = {
      'look/theme.css': `${declared('url(own.ttf)')}.opener { background: url(art.svg) }`,
      'look/own.ttf': FACE,
      'look/art.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    };
    const names = [{ name: 'tract' }, { name: './look' }];
    const sources = traced({ world: memoryWorld(files), shelf: shelf() });
    const { sheets } = await readTheme(names, sources);
    const trace = sources.trace() ?? [];
    expect((await read(files, 'tract', './look')).sheets).toEqual(sheets);
    const changes: Files = {
      'look/theme.css': `${String(files['look/theme.css'])} `,
      'look/own.ttf': await faceOf('Other face'),
      'look/art.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>',
    };
    for (const [name, bytes] of Object.entries(changes)) {
      const changed = { ...files, [name]: bytes };
      expect((await read(changed, 'tract', './look')).sheets, name).not.toEqual(sheets);
      expect(await holds(trace, { world: memoryWorld(changed), shelf: shelf() }), name).toBe(false);
    }
    expect(await holds(trace, { world: memoryWorld(files), shelf: shelf() })).toBe(true);
    expect(
      await holds(trace, { world: memoryWorld({ ...files, 'look/cover.css': '' }), shelf: shelf() }),
    ).toBe(false);
  });
});

describe('a face without a hyphen', () => {
  it('has one then, drawn as the hyphen of compounds, and all else as it was', async () => {
    const face = await faceOf('ab-é–𝄞', 'EBGaramond_400Regular.ttf');
    const before = coverageOf(face) ?? new Map<number, number>();
    const after = coverageOf(withHyphen(face));
    expect(before.has(0x2010)).toBe(false);
    expect(after).toEqual(new Map([...before, [0x2010, before.get(0x2d)]]));
    expect(widthsOf(withHyphen(face))?.(before.get(0x61) ?? 0)).toBe(widthsOf(face)?.(before.get(0x61) ?? 0));
    const whole = await faceOf('ab-\u2010');
    expect(withHyphen(whole)).toBe(whole);
    const none = await faceOf('ab');
    expect(withHyphen(none)).toBe(none);
  });
});

describe('what is wrong with a theme', () => {
  it.each([
    ["@import url('x.css');", '1: Unexpected @import, expected the rules themselves'],
    ['\n@layer a { b { c: d } }', '2: Unexpected @layer, expected one of @charset'],
    [declared("local('Helvetica'), url(own.ttf)"), '3: Unexpected local() in a @font-face'],
    [
      declared('url(https://example.org/own.ttf)'),
      '3: Unexpected typeface "https://example.org/own.ttf", expected a file',
    ],
    [
      declared('url(//example.org/own.ttf)'),
      '3: Unexpected typeface "//example.org/own.ttf", expected a file',
    ],
    [
      declared('url(onw.ttf)'),
      '3: Unexpected file name "onw.ttf" (there is no such file), expected "own.ttf"',
    ],
    [declared('url(../own.ttf)'), '3: Unexpected path "../own.ttf", expected a file inside'],
    [declared('url(look.css)'), '3: Unexpected content of "look.css", expected a typeface'],
    [declared('url(cut.ttf)'), '3: Unexpected content of "cut.ttf", expected a typeface that is whole'],
    [declared('url(/faces/None_400Regular.ttf)'), '3: Unexpected face /faces/None_400Regular.ttf'],
    [declared('url(own.ttf), url(own.woff2)'), '3: Unexpected src: url(own.ttf)'],
    [
      declared('url(own.ttf);\n  font-weight: 200 900'),
      '4: Unexpected font-weight: 200 900, expected one weight',
    ],
    ['@font-face { src: url(own.ttf) }', '1: Unexpected @font-face without font-family'],
    ['\n.opener { background: url("http://a.b/c.png") }', '2: Unexpected picture "http://a.b/c.png"'],
    ['.opener { background: url(own.ttf) }', '1: Unexpected content of "own.ttf", expected a picture'],
    [':root { --art: url(a.png) }', '1: Unexpected url() in --art, expected it where it is used'],
    [':root {\n  --leading: 1.2em;\n}', '2: Unexpected --leading: 1.2em, expected a length (14pt)'],
    [':root { --leading: 0pt }', '1: Unexpected --leading: 0pt, expected a length (14pt)'],
    [
      ':root { --head-tracking: 1pt }',
      '1: Unexpected --head-tracking: 1pt, expected a part of the size (0.08em)',
    ],
    [':root { --head-caps: uppercase }', '1: Unexpected --head-caps: uppercase, expected all-small-caps or'],
    [
      '\n\nh2 { font-family: Helvetica, sans-serif }',
      '3: Unexpected typeface Helvetica, expected one that a @font-face declares: Frank Ruhl Libre, Amiri, Noto Sans Symbols, Noto Sans Symbols 2, Noto Emoji, Source Code Pro, STIX Two Math, EB Garamond',
    ],
    ["h2 { font: italic 12pt/14pt 'Futura' }", "1: Unexpected typeface 'Futura'"],
    [':root { --text-face: Futura }', '1: Unexpected typeface Futura'],
  ])('is told: %j', async (css, expected) => {
    const [first] = await saidOf(css, { 'own.ttf': FACE, 'cut.ttf': FACE.slice(0, 300) });
    expect(first?.slice(0, expected.length)).toBe(expected);
  });

  it.each([
    ['p + p { }', '+'],
    ['p ~ p { }', '~'],
    ['p:first-child { }', ':first-child'],
    ['p:not(:last-of-type) { }', ':last-of-type'],
    ['tr:nth-child(2n + 1) { }', ':nth-child'],
    ['td p:only-child { }', ':only-child'],
  ])('is a selector that holds on no page: %s', async (css, sign) => {
    expect((await saidOf(css))[0]).toContain(`1: Unexpected ${sign} in a selector`);
  });

  it.each([
    ['.pagedjs_page:has(.plate) .pagedjs_margin-top { }', 'page that is told by what is on it'],
    ['.opener { color: red; position: running(head) }', 'position: running(head), expected string-set'],
  ])('is a head that is made of the text: %s', async (css, message) => {
    expect(await saidOf(`p { }\n${css}`)).toEqual([expect.stringContaining(`2: Unexpected ${message}`)]);
  });

  it('may tell sides apart in the text', async () => {
    const tells = async (css: string): Promise<boolean> =>
      (await read({ 'look.css': css }, 'tract', './look.css')).tellsSides;
    expect(await tells('@page :left { @top-left { content: "x" } }')).toBe(false);
    expect(await tells('@media print { .pagedjs_left_page figcaption { text-align: left } }')).toBe(true);
  });

  it('is nothing in selectors that hold', async () => {
    const css = `td:first-child, th.figures:last-child, tr > td:nth-child(2n+1), a[href~="x"], a[title="+"], .note:not(.more) > p.first, p::first-line { color: red }
section:has(.plate) { position: relative } h2 { font-family: 'EB Garamond', serif; font: bold var(--size)/1.2 var(--text-face) } h3 { font-family: inherit }`;
    expect(await saidOf(css)).toEqual([]);
  });

  it('is all told at once, in order', async () => {
    expect((await saidOf('@import "a";\np + p { color red }\n')).map((line) => line.slice(0, 24))).toEqual([
      '1: Unexpected @import, e',
      '2: Unexpected + in a sel',
      '2: Unexpected "color red',
    ]);
  });

  it('may be a name', async () => {
    const hint = (name: string, files: Files = {}): Promise<unknown> =>
      read(files, name).catch(
        (error: unknown) => (error as PressError).message + String((error as PressError).hint),
      );
    expect(await hint('tracts')).toContain('Unexpected theme "tracts", expected "tract"');
    expect(await hint('look', { 'look/theme.css': '' })).toContain('theme: ./look.');
    expect(await hint('./look', { 'look/style.css': '' })).toContain(
      'Unexpected folder "./look" without a theme.css',
    );
    expect(await hint('./none.css')).toContain('Unexpected file name "none.css"');
    expect(await hint('../look')).toContain('expected a file inside the book');
  });

  it('is only told where it is a name that nothing asks for, or letters could be lost', async () => {
    const css = `${declared('url(own.ttf)')}:root { --leeding: 3pt; --mine: 1pt }\nh2 { margin: var(--mine); font-family: Own }\nh3 { font-family: Own, var(--text-face) }`;
    const { problems } = await read({ 'look.css': css, 'own.ttf': FACE }, 'tract', './look.css');
    expect(problems.map(({ message, place }) => `${String(place?.start.line)}: ${message}`)).toEqual([
      '6: Unexpected font-family: Own, expected var(--text-face) at its end',
      '5: Unexpected --leeding, expected --leading',
    ]);
  });
});
