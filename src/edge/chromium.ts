import { launchBrowser } from './chromium/browser.js';
import { startClock } from './chromium/clock.js';
import { holdOrigin, ORIGIN, refused } from './chromium/origin.js';
import { PressError } from '../problem.js';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { Serve, Shard, Typesetter, TypesetShard } from '../pagination/typesetter.js';
import type { Problem } from '../problem.js';
import type { Progress, TypesetOrder, TypesetResult } from './in-page/orders.js';

export interface ChromiumOptions {
  /** The browser to use, before `PAMPHLETEER_CHROMIUM` and all others. */
  readonly executable?: string;
  /** Called after each finished page with how many of the section are. */
  readonly onPage?: (section: string, pages: number) => void;
  /** Milliseconds that a page, and a whole section, may take. 20 s and 10 min unless told. */
  readonly budget?: { readonly page?: number; readonly section?: number };
  /** Whether justified paragraphs are broken as wholes, which is the default. */
  readonly lines?: boolean;
  /** paged.js as it comes: for tests only. */
  readonly stock?: boolean;
  /** Looks at the finished pages before they are printed: for tests only. */
  readonly inspect?: (page: Page) => Promise<void>;
}

/** A typesetter whose browser can be started ahead, so that its start overlaps with other work. */
export interface ChromiumTypesetter extends Typesetter {
  warm(): Promise<void>;
}

const PAGE_BUDGET = 20_000;
const SECTION_BUDGET = 600_000;

/**
 * The typesetter that lays pages out with paged.js in Chromium and prints them. The browser starts at the first use and
 * once only; each section gets a tab of its own. `close` ends it.
 */
export function chromiumTypesetter(options: ChromiumOptions = {}): ChromiumTypesetter {
  let browser: Promise<Browser> | undefined;
  const open = (): Promise<Browser> => (browser ??= launchBrowser(options.executable));
  return {
    async warm() {
      await open();
    },
    async typeset(shard, serve) {
      const running = await open();
      try {
        return await typesetIn(running, shard, serve, options);
      } catch (error) {
        if (!running.connected || running.process()?.killed) browser = undefined;
        throw error;
      }
    },
    async close() {
      const running = await browser?.catch(() => undefined);
      browser = undefined;
      await running?.close();
    },
  };
}

async function typesetIn(
  browser: Browser,
  shard: Shard,
  serve: Serve,
  options: ChromiumOptions,
): Promise<TypesetShard> {
  const page = await browser.newPage();
  const problems: Problem[] = [];
  const clock = startClock(shard.id, {
    page: options.budget?.page ?? PAGE_BUDGET,
    section: options.budget?.section ?? SECTION_BUDGET,
  });
  try {
    return await Promise.race([clock.ranOut, layOut(page, shard, serve, options, problems, clock.tell)]);
  } catch (error) {
    if (error instanceof PressError) throw error;
    throw new PressError(
      `Unexpected end of the browser while it laid out the section '${shard.id}', expected its pages`,
      {
        hint: 'Build again; if it ends at the same place, the section is too large for the memory that is free.',
        cause: error,
      },
    );
  } finally {
    clock.stop();
    await closePage(browser, page);
  }
}

/** A page that is busy without end does not close: then the browser goes. */
async function closePage(browser: Browser, page: Page): Promise<void> {
  const patience = new Promise<'stuck'>((resolve) => setTimeout(resolve, 3000, 'stuck').unref());
  const closed = page.close().then(
    () => 'closed' as const,
    () => 'closed' as const,
  );
  if ((await Promise.race([closed, patience])) === 'stuck') {
    browser.process()?.kill('SIGKILL');
    await browser.close().catch(() => undefined);
  }
}

async function layOut(
  page: Page,
  shard: Shard,
  serve: Serve,
  options: ChromiumOptions,
  problems: Problem[],
  tell: (progress: Progress) => void,
): Promise<TypesetShard> {
  const session = await page.createCDPSession();
  const blocked = await listen(page, session, problems, (progress) => {
    tell(progress);
    if (progress.pages > 0) options.onPage?.(shard.id, progress.pages);
  });
  await holdOrigin(session, shard.html, serve, problems);
  await page.goto(`${ORIGIN}/`, { waitUntil: 'load', timeout: 0 });
  // as text: compilers and test runners rewrite import() in functions
  await page.evaluate(`import('${ORIGIN}/in-page/main.js').then(() => undefined)`);
  const order: TypesetOrder = {
    section: shard.id,
    firstSide: shard.firstSide,
    firstPage: shard.firstPage,
    numbering: shard.numbering,
    lines: options.lines !== false && options.stock !== true,
    stock: options.stock === true,
  };
  const result = (await page.evaluate(`pamphleteerTypeset(${JSON.stringify(order)})`)) as TypesetResult;
  if (result.failure) throw new PressError(result.failure.message, { hint: result.failure.hint });
  problems.push(...result.problems, ...(await blocked()));
  await options.inspect?.(page);
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
  });
  return { pdf, pages: result.pages, problems: unique(problems) };
}

/** Console lines about what the origin and the policy report themselves, better. */
const REPORTED_ELSEWHERE = /^(?:Refused to |Failed to load resource|.*Content Security Policy)/;
const LOCAL_FILE = /^Not allowed to load local resource: (\S+)/;

/** Turns what the page complains of into problems. Resolves to a reader of what the page's policy has blocked. */
async function listen(
  page: Page,
  session: CDPSession,
  problems: Problem[],
  onProgress: (progress: Progress) => void,
): Promise<() => Promise<Problem[]>> {
  page.on('pageerror', (error) => {
    const text = error instanceof Error ? error.message : String(error);
    problems.push({
      ruleId: 'page-error',
      severity: 'error',
      message: `Unexpected error in the page: ${text}`,
    });
  });
  page.on('console', (line) => {
    const local = LOCAL_FILE.exec(line.text());
    if (local?.[1]) problems.push(refused(local[1]));
    else if (['error', 'warn'].includes(line.type()) && !REPORTED_ELSEWHERE.test(line.text())) {
      problems.push({
        ruleId: 'page-console',
        severity: line.type() === 'error' ? 'error' : 'warning',
        message: `Unexpected line from the page's console: ${line.text()}`,
      });
    }
  });
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'pamphleteerProgress') onProgress(JSON.parse(payload) as Progress);
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'pamphleteerProgress' });
  await page.evaluateOnNewDocument(
    'globalThis.pamphleteerBlocked = [];' +
      "addEventListener('securitypolicyviolation', (event) => pamphleteerBlocked.push(event.blockedURI));",
  );
  return async () => ((await page.evaluate('pamphleteerBlocked')) as string[]).map(refused);
}

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ ruleId, message, page }) => {
    const key = `${ruleId}\n${message}\n${page ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
