import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readManuscript } from '../../../src/manuscript/index.js';
import { memoryWorld } from '../../support/world.js';

const png = new Uint8Array(
  await sharp({ create: { width: 300, height: 200, channels: 3, background: '#888' } })
    .png()
    .toBuffer(),
);
const svg = (inner: string, more = ''): string =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" ${more}>${inner}</svg>`;

async function read(markdown: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const world = memoryWorld({
    'book.yaml': 'title: A\nchapters: [text/a.md]\n',
    'text/a.md': markdown,
    ...files,
  });
  return { ...(await readManuscript(world, '.')), reads: world.reads };
}

describe('pictures', () => {
  it('are read once and named from the book’s folder', async () => {
    const { pictures, chapters, reads, problems } = await read(
      '![a](../img/a%20b.png "T")\n\n![b][r] and <img src="../img/a b.png" alt="c" onerror="x">\n\n[r]: ../img/a%20b.png\n',
      { 'img/a b.png': png },
    );
    expect(problems).toEqual([]);
    expect(pictures).toMatchObject([
      { file: 'img/a b.png', mediaType: 'image/png', width: 300, height: 200 },
    ]);
    expect(reads.filter((file) => file.endsWith('.png'))).toHaveLength(1);
    const json = JSON.stringify(chapters[0]?.tree);
    expect(json.match(/img\/a%20b\.png/g)).toHaveLength(4);
    expect(json).not.toContain('onerror');
  });

  it.each([
    ['![a](https://x.org/a.png)', 'https://x.org/a.png'],
    ['<img src="//x.org/a.png">', '//x.org/a.png'],
    ['![a](../../a.png)', "inside the book's folder"],
    ['![a](/etc/a.png)', "inside the book's folder"],
    ['![a](A.PNG)', '"text/a.png"'],
    ['![a](cut.png)', 'a picture that is whole'],
    ['![a](page.png)', 'expected a picture: PNG'],
    ['![a][r]\n\n[r]: data:image/png;base64,AAAA', 'data:image'],
  ])('are refused: %s', async (markdown, message) => {
    const { problems, pictures, chapters } = await read(markdown, {
      'text/a.png': png,
      'text/cut.png': png.slice(0, png.length - 30),
      'text/page.png': '<!doctype html><p>Not found',
    });
    expect(pictures).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      severity: 'error',
      place: { file: 'text/a.md', start: { line: 1 } },
    });
    expect(problems[0]?.message).toContain(message);
    expect(JSON.stringify(chapters[0]?.tree)).not.toMatch(/"type":"image|<img/);
  });

  it('keep of an SVG what draws', async () => {
    const { pictures, problems } = await read('![a](a.svg)', {
      'text/a.svg': svg(
        '<style>.a{fill:url(#g)}</style><style>@import "x"</style><script>x</script><rect onclick="x" width="1" fill="url(http://x)"/>' +
          '<a xlink:href="javascript:x"><text>ok &amp; well</text></a><image href="http://x/a.png"/><animate/><foreignObject><p>x</p></foreignObject>',
        'width="20mm"',
      ),
    });
    const text = new TextDecoder().decode(pictures[0]?.bytes);
    expect(text).toContain('viewBox="0 0 40 30"');
    expect(text).toContain('<text>ok &#x26; well</text>');
    expect(text).toContain('.a{fill:url(#g)}');
    expect(text).not.toMatch(/script|onclick|http:\/\/x|@import|animate|foreignObject|<a/);
    expect(pictures[0]).toMatchObject({ height: 30 });
    expect(pictures[0]?.width).toBeCloseTo(75.59, 1);
    expect(problems.length).toBeGreaterThan(4);
  });

  it.each([
    [
      svg('<text>&x;</text>').replace('<svg', '<!DOCTYPE svg [<!ENTITY x SYSTEM "a">]><svg'),
      'entity declaration',
    ],
    [svg('<g>'.repeat(200) + '</g>'.repeat(200)), 'nesting'],
    [svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), 'number of copies'],
    ['<?xml version="1.0"?><p>x</p>', 'content'],
  ])('refuse a drawing that is none: %.60s', async (drawing, message) => {
    const { problems } = await read('![a](a.svg)', { 'text/a.svg': drawing });
    expect(problems[0]?.message).toContain(message);
  });
});
