import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineReport } from '../../../src/edge/in-page/lines/index.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MODULE = pathToFileURL(join(ROOT, 'dist/lib/edge/in-page/lines/index.js')).href;
const CASES = pathToFileURL(join(ROOT, 'tests/fixtures/lines/cases.html')).href;

/** A line as it stands in the page: its text, and how far its ends are from the paragraph's edges (px). */
interface Line {
  readonly text: string;
  readonly right: number;
  readonly spaces: readonly number[];
}

interface Seen {
  readonly text: string;
  readonly html: string;
  readonly lines: readonly Line[];
}

let browser: Browser;
let page: Page;
const noise: string[] = [];

beforeAll(async () => {
  browser = await puppeteer.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--allow-file-access-from-files'],
    headless: 'shell',
  });
}, 60_000);

afterAll(() => browser.close());

async function open(): Promise<void> {
  page = await browser.newPage();
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  await page.goto(CASES);
  await page.addScriptTag({ path: join(ROOT, 'tests/fixtures/lines/look.js') });
  await page.evaluate('Promise.all([...document.fonts].map((face) => face.load())).then(() => undefined)');
}

const set = (options: object = {}): Promise<LineReport> =>
  page.evaluate(
    `import(${JSON.stringify(MODULE)}).then((room) => room.setParagraphs(document.body, ${JSON.stringify(options)}))`,
  ) as Promise<LineReport>;

const look = (): Promise<Record<string, Seen>> => page.evaluate('look()') as Promise<Record<string, Seen>>;

describe('setParagraphs', () => {
  let before: Record<string, Seen>;
  let after: Record<string, Seen>;
  let report: LineReport;
  const SET =
    'plain inline spaces german dashes forced notes n url figures features item picture tight'.split(' ');
  const LEFT = 'initial opener ragged pre rtl foreign unbreakable'.split(' ');

  beforeAll(async () => {
    await open();
    before = await look();
    report = await set();
    after = await look();
  }, 60_000);

  it('says what it did', () => {
    expect(noise).toEqual([]);
    expect(report.paragraphs).toBe(SET.length);
    expect(report.left).toEqual({ opener: 2, direction: 1, script: 1, infeasible: 1 });
  });

  it('keeps every word and every space', () => {
    for (const id of Object.keys(before)) expect(after[id]?.text, id).toBe(before[id]?.text);
  });

  it.each(SET)('fills the lines of %s and overfills none', (id) => {
    const { lines } = after[id] ?? { lines: [] };
    const html = after[id]?.html ?? '';
    expect(html).toContain('class="');
    for (const [i, line] of lines.entries()) {
      expect(line.right, line.text).toBeLessThan(0.06);
      const endsPart = i === lines.length - 1 || /^(?:Dear Sir,|.*strikes\.|Yours,)$/.test(line.text);
      if (!endsPart) expect(line.right, line.text).toBeGreaterThan(-0.06);
    }
  });

  it('keeps natural spaces on last lines', () => {
    for (const id of ['plain', 'dashes', 'notes', 'forced']) {
      for (const width of after[id]?.lines.at(-1)?.spaces ?? [])
        expect(Math.abs(width - 2.8), id).toBeLessThan(0.2);
    }
  });

  it('leaves the others as they were', () => {
    for (const id of LEFT) expect(after[id]?.html, id).toBe(before[id]?.html);
  });

  it('marks the hyphens it makes, and leaves no soft one', () => {
    const html = SET.map((id) => after[id]?.html).join('');
    const marks = html.match(
      /<span class="pagedjs_hyphen" data-cut-hyphen="\u00ad">\u2010<\/span><br class="line">/g,
    );
    expect(marks?.length).toBeGreaterThan(0);
    expect(html.replace(/data-cut-hyphen="\u00ad"/g, '')).not.toContain('\u00ad');
  });

  it('says which paragraphs came out too long, and leaves them to the browser when it is told', async () => {
    await open();
    const overfull = (): Promise<string[]> =>
      page.evaluate(
        `import(${JSON.stringify(MODULE)}).then((room) => room.overfull(document).map(({ id }) => id))`,
      ) as Promise<string[]>;
    await set();
    expect(await overfull()).toEqual([]);
    // a face that the room can't know of: the widths it measured are wrong once it is applied
    await page.addStyleTag({ content: '#plain.lines { font-size: 15px }' });
    expect(await overfull()).toEqual(['plain']);
    await open();
    const again = await set({ leave: ['#plain'] });
    const now = await look();
    expect(again.left.overflow).toBe(1);
    expect(now['plain']?.html).toBe(before['plain']?.html);
  });

  it('leaves between words, at every measure, what eyes and readers of PDFs take for a space', async () => {
    const tightest: number[] = [];
    for (let width = 220; width <= 400; width += 30) {
      await open();
      await page.addStyleTag({ content: `body { width: ${String(width)}px }` });
      await set();
      const now = await look();
      const spaces = ['plain', 'dashes', 'forced'].flatMap((id) =>
        now[id]?.lines.flatMap((one) => one.spaces),
      );
      tightest.push(Math.min(...spaces.map((space) => space ?? 0)) / 14);
    }
    // em; less than 0.15 is none to poppler, and the face's own is 0.2
    expect(Math.min(...tightest)).toBeGreaterThan(0.165);
    expect(Math.min(...tightest)).toBeLessThan(0.19);
  });

  it('sets what is all emphasised as it does beside a text whose face is known', async () => {
    const only = async (text: string): Promise<Seen | undefined> => {
      await open();
      await page.evaluate(`document.body.innerHTML = ${JSON.stringify(text)}`);
      await set();
      return (await look())['only'];
    };
    const emphasised =
      '<p id="only" style="width:290px;text-indent:0"><em>The scene is a bridge. The time is the day be&shy;fore an elec&shy;tion, at six.</em></p>';
    const alone = await only(emphasised);
    expect(alone?.lines.length).toBe(2);
    expect(alone).toEqual(await only(`${emphasised}<p>Upright.</p>`));
  });
});
