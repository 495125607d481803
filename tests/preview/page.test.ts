import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/edge/chromium/browser.js';
import { previewServer, type PreviewServer } from '../../src/edge/preview/server.js';
import {
  appendContent,
  joinPdfs,
  labelPages,
  looksOf,
  pagesOf,
  writePdf,
  type PdfFile,
} from '../../src/pdf/index.js';
import type { AskedPlace, Told } from '../../src/preview/told.js';
import { fixture } from '../pdf/support.js';

let one: Uint8Array;
let server: PreviewServer;
let browser: Browser;
let page: Page;
const wrong: string[] = [];

/** The browser of the tests finds no server, not even one of this machine: it is brought what it asks for. */
async function bring(request: HTTPRequest): Promise<void> {
  try {
    const answer = await fetch(request.url());
    const headers = Object.fromEntries(answer.headers);
    if (!request.url().endsWith('/events')) {
      await request.respond({
        status: answer.status,
        headers,
        body: Buffer.from(await answer.arrayBuffer()),
      });
      return;
    }
    const reader = answer.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    const { value } = await reader.read();
    await reader.cancel();
    // it asks again when this has ended
    await request.respond({
      status: 200,
      headers,
      body: Buffer.from(value ?? [])
        .toString()
        .replace('1000', '20'),
    });
  } catch (error) {
    wrong.push(String(error));
  }
}

/** A book of twelve pages, some of them with a spot. */
function book(...spotted: readonly number[]): PdfFile {
  const { file } = joinPdfs([one, one, one, one, one, one]);
  labelPages(
    file,
    pagesOf(file).map((_, page) => (page < 2 ? 'i'.repeat(page + 1) : String(page - 1))),
  );
  for (const [page, found] of pagesOf(file).entries()) {
    // a bar as high as the page's number: no two pages look the same
    appendContent(file, found, `q 0 0 1 rg 20 20 5 ${String(page * 10)} re f Q`);
    if (spotted.includes(page)) appendContent(file, found, 'q 1 0 0 rg 100 100 200 200 re f Q');
  }
  return file;
}
const told: Told = { work: '', failed: false, troubles: [] };
async function show(file: PdfFile, more: Partial<Told> = {}): Promise<void> {
  server.tell({
    ...told,
    pages: { address: server.serve(await writePdf(file)), looks: looksOf(file) },
    ...more,
  });
}

beforeAll(async () => {
  one = await fixture('one');
  server = await previewServer(0);
  browser = await launchBrowser();
  page = await browser.newPage();
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', (request) => void bring(request));
  await page.setViewport({ width: 1200, height: 700 });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const wordsOf = async (selector: string): Promise<string> =>
  (await page.evaluate(`document.querySelector('${selector}').textContent`)) as string;

/** The pages that are drawn, those among them that are in the window, and what else is seen. */
const seen = async (): Promise<{
  readonly drawn: readonly number[];
  readonly inSight: readonly number[];
  readonly box: string;
  readonly changed: readonly number[];
}> =>
  (await page.evaluate(`(() => {
    const leaves = [...document.querySelectorAll('.leaf')];
    const pages = (which) => leaves.flatMap((leaf, page) => (which(leaf) ? [page] : []));
    return {
      drawn: pages((leaf) => leaf.querySelector('canvas')),
      inSight: pages((leaf) => leaf.getBoundingClientRect().bottom > 60 && leaf.getBoundingClientRect().top < innerHeight - 60),
      box: document.querySelector('input').value,
      changed: pages((leaf) => leaf.classList.contains('changed')),
    };
  })()`)) as never;

describe('the page of the preview', { timeout: 30_000 }, () => {
  it('shows openings, and draws no more than are near', async () => {
    await show(book());
    await page.goto(server.address);
    await page.waitForFunction(`document.querySelectorAll('.leaf canvas').length === 3`);
    expect(await seen()).toEqual({ drawn: [0, 1, 2], inSight: [0], box: 'i', changed: [] });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(`document.querySelector('input').value === '2–3'`);
    expect((await seen()).inSight).toEqual([3, 4]);
    await page.waitForFunction(`document.querySelectorAll('.leaf canvas').length === 7`);
    await page.waitForSelector('.leaf .text span');
  });

  it('stays where it is when the pages are made anew, draws what has changed and never shows a blank', async () => {
    await page.evaluate(`(() => {
      window.blanks = 0;
      window.kept = document.querySelectorAll('.leaf')[4].querySelector('canvas');
      const look = () => {
        for (const leaf of document.querySelectorAll('.leaf')) {
          const { top, bottom } = leaf.getBoundingClientRect();
          if (bottom > 0 && top < innerHeight && !leaf.querySelector('canvas')) window.blanks++;
        }
        requestAnimationFrame(look);
      };
      look();
    })()`);
    await show(book(3));
    await page.waitForSelector('.leaf.changed');
    expect(await seen()).toMatchObject({ inSight: [3, 4], box: '2–3', changed: [3] });
    const same = `document.querySelectorAll('.leaf')[4].querySelector('canvas') === window.kept`;
    expect(await page.evaluate(same)).toBe(true);
    expect(await page.evaluate('window.blanks')).toBe(0);

    await show(book(3, 9));
    await page.waitForSelector('.news:not([hidden])');
    expect(await wordsOf('.news')).toBe('page 8 has changed');
  });

  it('says what is wrong, over the pages that were there, and no more when it is mended', async () => {
    const trouble = {
      severity: 'error',
      message: 'Unexpected <b>, expected c',
      where: 'one.md:3:1',
    } as const;
    await show(book(3, 9), { failed: true, troubles: [trouble] });
    await page.waitForSelector('.troubles.failed:not([hidden])');
    const words = await wordsOf('.troubles');
    for (const word of [trouble.message, trouble.where, 'earlier text']) expect(words).toContain(word);
    expect(await page.title()).toMatch(/^✕/);
    expect((await seen()).inSight).toEqual([3, 4]);
    await show(book(3, 9));
    await page.waitForFunction(`document.querySelector('.troubles').hidden`);
    expect(await page.title()).not.toMatch(/^✕/);
  });

  it('says where a word is written that is clicked twice, until something else is clicked', async () => {
    const file = book(3, 9);
    const asked: AskedPlace[] = [];
    const address = server.serve(await writePdf(file), (place) => {
      asked.push(place);
      return Promise.resolve(asked.length === 1 ? 'docks/one.md:3' : undefined);
    });
    server.tell({ ...told, pages: { address, looks: looksOf(file) } });
    await page.waitForSelector('.leaf .text span');
    const spot = (await page.evaluate(`(() => {
      const span = [...document.querySelectorAll('.leaf .text span')].find((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return /\\w{3}/.test(one.textContent) && top > 60 && bottom < innerHeight - 60;
      });
      const { left, top, height } = span.getBoundingClientRect();
      return { x: left + 3, y: top + height / 2, text: span.textContent };
    })()`)) as { readonly x: number; readonly y: number; readonly text: string };
    await page.mouse.click(spot.x, spot.y, { count: 2 });
    await page.waitForSelector('.place:not([hidden])');
    expect(await wordsOf('.place')).toBe('docks/one.md:3');
    expect(asked[0]?.pages).toBe(12);
    expect([3, 4]).toContain(asked[0]?.page);
    expect(asked[0]?.behind.startsWith(/\w+/.exec(spot.text)?.[0] ?? '-')).toBe(true);
    await page.mouse.click(5, 400);
    await page.waitForSelector('.place[hidden]');
    await page.mouse.click(spot.x, spot.y, { count: 2 });
    await page.waitForSelector('.place:not([hidden])');
    expect(await wordsOf('.place')).toBe('made by the program');
  });

  it('goes to a folio, and shows page after page in a narrow window', async () => {
    await page.keyboard.press('g');
    await page.keyboard.type('7\n');
    await page.waitForFunction(`document.querySelector('input').value === '6–7'`);
    await page.setViewport({ width: 400, height: 700 });
    await page.waitForSelector('main.single');
    await page.waitForFunction(`/^[67]$/.test(document.querySelector('input').value)`);
    expect((await seen()).inSight).toHaveLength(1);
  });

  it('has done all this without a word on its console: its policy let all pass that it needs', () => {
    expect(wrong).toEqual([]);
  });
});
