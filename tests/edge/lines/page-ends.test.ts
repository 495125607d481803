import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDERS = [
  ['/room/', 'dist/lib/edge/in-page/', 'text/javascript'],
  ['/pagedjs/', 'node_modules/pagedjs/dist/', 'text/javascript'],
  ['/faces/', 'node_modules/@expo-google-fonts/eb-garamond/', 'font/ttf'],
  ['/fixtures/', 'tests/fixtures/lines/', 'text/javascript'],
] as const;
const MEASURE = 302.36; // 80 mm

const WORDS =
  'the of a to re&shy;pub&shy;lic in cit&shy;i&shy;zen <em>gov&shy;ern&shy;ment</em> that by re&shy;spect&shy;able was with as ne&shy;ces&shy;si&shy;ty which, once <em>more than</em> pre&shy;vailed;'.split(
    / (?!than)/,
  );
const NOTE =
  '<span class="note"><span class="note-paragraph">A note that is long enough to be set on sev&shy;er&shy;al lines of its own, at the foot of the page and at the meas&shy;ure of the foot.</span></span>';

/** Paragraphs of words in an order that looks like none, the same on every run. */
function manuscript(paragraphs: number): string {
  let seed = 1776;
  const draw = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const text = Array.from({ length: paragraphs }, (_, p) => {
    const words = Array.from({ length: 40 + draw(120) }, () => WORDS[draw(WORDS.length)] ?? '');
    if (p % 4 === 1) words.splice(20, 0, `noted<a class="noteref">1</a>${NOTE}`);
    return `<p id="p${p}">${words.join(' ')}</p>`;
  });
  const face = (style: string, file: string): string =>
    `@font-face{font-family:G;font-style:${style};src:url(/faces/${file}/EBGaramond_${file}.ttf)}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><style>
    ${face('normal', '400Regular')}${face('italic', '400Regular_Italic')}
    @page{size:110mm 150mm;margin:15mm} html{font:14px/19px G} p{margin:0;text-align:justify;text-indent:20px;orphans:2;widows:2}
    .noteref{font-size:9px;line-height:0;vertical-align:4px}
    .note{float:footnote;display:block;font-size:11px;line-height:14px;text-align:justify;text-indent:0}
    .note::footnote-call,.note::footnote-marker{content:""} .note-paragraph{display:block}
    </style><body style="margin:0;width:80mm">${text.join('\n')}</body></html>`;
}

interface Part {
  readonly id: string;
  readonly cut: boolean;
  readonly rest: boolean;
  readonly lines: readonly { readonly text: string; readonly left: number; readonly right: number }[];
}

let browser: Browser;

beforeAll(async () => {
  browser = await puppeteer.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    headless: 'shell',
  });
}, 60_000);

afterAll(() => browser.close());

it('keeps chosen lines where pages end', async () => {
  const page = await browser.newPage();
  const noise: string[] = [];
  page.on('pageerror', (error) => noise.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const folder = FOLDERS.find(([prefix]) => pathname.startsWith(prefix));
    if (!folder) void request.respond({ contentType: 'text/html', body: manuscript(30) });
    else
      void readFile(join(ROOT, folder[1], pathname.slice(folder[0].length))).then((body) =>
        request.respond({ contentType: folder[2], body, headers: { 'access-control-allow-origin': '*' } }),
      );
  });
  await page.goto('http://book.test/');
  await page.addScriptTag({ path: join(ROOT, 'tests/fixtures/lines/page-ends.js') });
  const script = `(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
    const { setParagraphs } = await import('/room/lines/index.js');
    const { linesCss } = await import('/room/lines/apply.js');
    const report = setParagraphs(document.body, { apartMeasure: ${MEASURE} });
    document.body.removeAttribute('style');
    await import('/room/main.js');
    document.querySelector('style[data-lines]').remove();
    const html = document.documentElement.outerHTML;
    document.body.replaceChildren();
    const style = document.createElement('style');
    style.dataset.lines = '';
    style.textContent = linesCss('.note');
    document.head.replaceChildren(style);
    const { problems } = await pamphleteerLay({ shard: 1, html, section: 's', side: 'recto', lines: false, stock: false });
    return { left: report.left, problems, parts: pageEnds() };
  })()`;
  const { left, problems, parts } = (await page.evaluate(script)) as {
    left: object;
    problems: unknown[];
    parts: Part[];
  };
  expect(noise).toEqual([]);
  expect(left).toEqual({});
  expect(problems).toEqual([]);
  expect(parts.filter(({ cut }) => cut).length).toBeGreaterThan(5);
  for (const { id, cut, rest, lines } of parts) {
    for (const [i, line] of lines.entries()) {
      expect(line.right, `${id}: ${line.text}`).toBeLessThan(0.06);
      if (cut || i < lines.length - 1) expect(line.right, `${id}: ${line.text}`).toBeGreaterThan(-0.1);
    }
    if (rest) expect(Math.abs(lines[0]?.left ?? 0), id).toBeLessThan(1);
  }
}, 60_000);
