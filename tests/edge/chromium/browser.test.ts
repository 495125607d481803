import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../../../src/edge/chromium/browser.js';
import type { Browser } from 'puppeteer-core';

const FRAME = `Promise.race([
  new Promise((drawn) => requestAnimationFrame(() => drawn('drawn'))),
  new Promise((waited) => setTimeout(waited, 500, 'not drawn')),
])`;

describe('a browser', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launchBrowser()));
  afterAll(() => browser.close());

  it('draws a page that is opened as usual, also beside one that nobody looks at', async () => {
    const unseen = await openPage(browser);
    const page = await browser.newPage();
    await page.setContent('<h1>Seen</h1>');
    expect(await page.evaluate(FRAME)).toBe('drawn');
    expect((await page.screenshot()).length).toBeGreaterThan(1000);
    expect(await unseen.evaluate(FRAME)).toBe('not drawn');
  });

  it('is not listened to by pages that are open', async () => {
    const listening = browser.listenerCount('disconnected');
    for (let page = 0; page < 3; page++) await (await openPage(browser)).close();
    expect(browser.listenerCount('disconnected')).toBe(listening);
  });
});
