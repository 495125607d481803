import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchBrowser, openPage } from '../../../src/edge/chromium/browser.js';
import type { Browser } from 'puppeteer-core';

const FRAME = `Promise.race([
  new Promise((drawn) => requestAnimationFrame(() => drawn('drawn'))),
  new Promise((waited) => setTimeout(waited, 500, 'not drawn')),
])`;

describe('a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    vi.stubEnv('LC_ALL', 'tr_TR.UTF-8').stubEnv('TZ', 'Pacific/Kiritimati');
    browser = await launchBrowser();
    vi.unstubAllEnvs();
  });
  afterAll(() => browser.close());

  it('draws a page that is opened as usual, also beside one that nobody looks at', async () => {
    const unseen = await openPage(browser);
    const page = await browser.newPage();
    await page.setContent('<h1>Seen</h1>');
    expect(await page.evaluate(FRAME)).toBe('drawn');
    expect((await page.screenshot()).length).toBeGreaterThan(1000);
    expect(await unseen.evaluate(FRAME)).toBe('not drawn');
  });

  it('has the same language and time wherever it runs', async () => {
    const page = await openPage(browser);
    const { locale, timeZone } = (await page.evaluate('Intl.DateTimeFormat().resolvedOptions()')) as Record<
      string,
      string
    >;
    expect([locale, timeZone]).toEqual(['en-US', 'UTC']);
    await page.close();
  });

  it('is not listened to by pages that are open', async () => {
    const listening = browser.listenerCount('disconnected');
    for (let page = 0; page < 3; page++) await (await openPage(browser)).close();
    expect(browser.listenerCount('disconnected')).toBe(listening);
  });
});
