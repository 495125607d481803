import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';

const FOLIATE = dirname(fileURLToPath(import.meta.resolve('foliate-js/view.js')));
const HARNESS = join(import.meta.dirname, '../fixtures/epub/reader.html');
// Nothing is asked of the network: every address below is answered here.
const ORIGIN = 'https://reader.invalid/';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  html: 'text/html',
  epub: 'application/epub+zip',
};

/** A link that the reader followed: what it says, and what stands where it leads. */
export interface Followed {
  readonly label: string;
  readonly depth: number;
  readonly href: string;
  readonly found: boolean;
  /** The folio, where a page begins. */
  readonly mark: string | null;
  readonly text: string;
}

/** A note that a click opened; without text, none opened. */
export interface OpenedNote {
  readonly number: string;
  readonly type?: string;
  readonly hidden?: boolean;
  readonly text?: string;
}

/** foliate-js with a book in it. */
export interface Reader {
  readonly page: Page;
  /** What the page wrote to its console as errors. */
  readonly errors: readonly string[];
  readonly ask: (question: string) => Promise<unknown>;
}

async function answer(
  url: string,
  book: Uint8Array,
): Promise<{ body: Buffer; contentType: string } | undefined> {
  const path = new URL(url).pathname.slice(1);
  const contentType = TYPES[path.replace(/^.*\./, '')] ?? 'application/octet-stream';
  if (path === 'book.epub') return { body: Buffer.from(book), contentType };
  if (path === 'reader.html') return { body: await readFile(HARNESS), contentType };
  const module = /^foliate\/([\w/-]+\.js)$/.exec(path)?.[1];
  return module === undefined ? undefined : { body: await readFile(join(FOLIATE, module)), contentType };
}

/** Opens a book in foliate-js, in a window of this size. */
export async function openReader(
  browser: Browser,
  book: Uint8Array,
  window: { readonly width: number; readonly height: number; readonly dark?: boolean },
): Promise<Reader> {
  const page = await browser.newPage();
  await page.setViewport({ width: window.width, height: window.height });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(ORIGIN)) {
      void (/^(?:blob|data|about):/.test(url) ? request.continue() : request.abort());
      return;
    }
    void answer(url, book).then((found) => request.respond(found ?? { status: 404 }));
  });
  await page.goto(`${ORIGIN}reader.html${window.dark === true ? '?dark' : ''}`);
  await page.waitForFunction('window.reader');
  return { page, errors, ask: (question) => page.evaluate(`window.reader.${question}`) };
}
