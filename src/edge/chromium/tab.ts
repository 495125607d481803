import { PressError } from '../../problem.js';
import { startClock } from './clock.js';
import { holdOrigin, ORIGIN, refused } from './origin.js';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type {
  LaidPage,
  LaidProblem,
  PrintedShard,
  Serve,
  Shard,
  Start,
} from '../../pagination/typesetter.js';
import type { Problem } from '../../problem.js';
import type { LayOrder, LayResult, PlaceResult, Progress } from '../in-page/orders.js';
import type { Clock } from './clock.js';

/** How a tab works. */
export interface TabOptions {
  readonly lines: boolean;
  /** paged.js as it comes. */
  readonly stock: boolean;
  /** Milliseconds. */
  readonly budget: { readonly page: number; readonly section: number };
  /** Called after each finished page. */
  readonly onPage?: () => void;
  /** Looks at the finished pages before they are printed. */
  readonly inspect?: (page: Page) => Promise<void>;
}

/** A tab that holds one shard. Its steps are taken in this order; one that fails has closed the tab. */
export interface Tab {
  lay(side: Start['side']): Promise<LayResult>;
  /** Gives the pages their place; they stay as they are. */
  place(start: Start): Promise<readonly LaidPage[]>;
  print(): Promise<PrintedShard>;
  close(): Promise<void>;
}

/** Opens a tab for a shard. */
export async function openTab(
  browser: Browser,
  shard: Shard,
  serve: Serve,
  options: TabOptions,
): Promise<Tab> {
  const page = await browser.newPage();
  const problems: LaidProblem[] = [];
  let pages: readonly LaidPage[] = [];
  let clock: Clock | undefined;
  let blocked: (() => Promise<Problem[]>) | undefined;

  const timed = async <T>(step: () => Promise<T>): Promise<T> => {
    const running = startClock(shard.id, options.budget);
    clock = running;
    try {
      return await Promise.race([running.ranOut, step()]);
    } catch (error) {
      await closePage(browser, page);
      if (error instanceof PressError) throw error;
      throw new PressError(
        `Unexpected end of the browser while it laid out the section '${shard.id}', expected its pages`,
        {
          hint: 'Build again; if it ends at the same place, the section is too large for the memory that is free.',
          cause: error,
        },
      );
    } finally {
      running.stop();
    }
  };
  const load = async (): Promise<void> => {
    problems.length = 0;
    if (!blocked) {
      const session = await page.createCDPSession();
      blocked = await listen(page, session, problems, (progress) => {
        clock?.tell(progress);
        if (progress.pages > 0) options.onPage?.();
      });
      await holdOrigin(session, shard.html, serve, problems);
    }
    await page.goto(`${ORIGIN}/`, { waitUntil: 'load', timeout: 0 });
    // as text: compilers and test runners rewrite import() in functions
    await page.evaluate(`import('${ORIGIN}/in-page/main.js').then(() => undefined)`);
  };
  return {
    lay: (side) =>
      timed(async () => {
        await load();
        const { lines, stock } = options;
        const order: LayOrder = { section: shard.id, side, lines, stock };
        const result = (await page.evaluate(`pamphleteerLay(${JSON.stringify(order)})`)) as LayResult;
        if (result.failure) throw new PressError(result.failure.message, { hint: result.failure.hint });
        problems.push(...result.problems);
        pages = result.pages;
        return result;
      }),
    place: (start) =>
      timed(async () => {
        const result = (await page.evaluate(`pamphleteerPlace(${JSON.stringify(start)})`)) as PlaceResult;
        problems.push(...result.problems);
        pages = result.pages;
        return pages;
      }),
    print: () =>
      timed(async () => {
        problems.push(...((await blocked?.()) ?? []));
        await options.inspect?.(page);
        const pdf = await page.pdf({
          preferCSSPageSize: true,
          printBackground: true,
          tagged: true,
          outline: true,
          timeout: 0,
        });
        return { pdf, pages, problems: unique(problems) };
      }),
    close: () => closePage(browser, page),
  };
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

/** Console lines about what the origin and the policy report themselves, better. */
const REPORTED_ELSEWHERE = /^(?:Refused to |Failed to load resource|.*Content Security Policy)/;
const LOCAL_FILE = /^Not allowed to load local resource: (\S+)/;

/** Turns what the page complains of into problems. Resolves to a reader of what the page's policy has blocked. */
async function listen(
  page: Page,
  session: CDPSession,
  problems: LaidProblem[],
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

function unique(problems: readonly LaidProblem[]): LaidProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ ruleId, message, onPage }) => {
    const key = `${ruleId}\n${message}\n${String(onPage)}`;
    return !seen.has(key) && seen.add(key);
  });
}
