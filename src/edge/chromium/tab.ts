import { PressError } from '../../problem.js';
import { closePage, openPage } from './browser.js';
import { startClock } from './clock.js';
import { listen } from './listen.js';
import { holdOrigin, ORIGIN, pathOf, refused, type Errand } from './origin.js';
import { isDesignAsLoaded, isSame } from './loaded.js';
import { printed } from './print.js';
import type { Browser, Page } from 'puppeteer-core';
import type {
  Furniture,
  FurnitureOrder,
  LaidProblem,
  PrintedShard,
  Serve,
  Shard,
  Side,
} from '../../pagination/typesetter.js';
import type {
  FurnishOrder,
  FurnishResult,
  LayOrder,
  LayResult,
  PlaceOrder,
  PlaceResult,
} from '../in-page/orders.js';
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

/** A shard whose pages wait in a tab; where nothing on them depends on their side, they are to be printed before anything else is done there. */
export interface Waiting {
  readonly result: LayResult;
  /** Prints the pages, on their sides, and takes them out of the tab. */
  readonly print: (side: Side) => Promise<PrintedShard>;
  /** Takes them out unprinted. */
  readonly drop: () => Promise<void>;
}

/**
 * A tab, which is a process of its own. What it has loaded stays: programs, style sheets, faces, widths of words. It does one
 * step at a time; one that fails has closed it.
 */
export interface Tab {
  /** Lays a shard out. Undefined where the tab has loaded other styles, faces or pictures than this shard is served. */
  readonly lay: (shard: Shard, serve: Serve, side: Side) => Promise<Waiting | undefined>;
  /** Makes heads and folios. Undefined as with `lay`. */
  readonly furnish: (order: FurnitureOrder, serve: Serve) => Promise<Furniture | undefined>;
  readonly isClosed: () => boolean;
  /** Takes no more shards, and closes when the last one is printed. */
  readonly retire: () => Promise<void>;
}

/** Opens a tab, for shards to come. */
export async function openTab(browser: Browser, options: TabOptions): Promise<Tab> {
  const page = await openPage(browser);
  const errand: Errand = { serve: () => Promise.resolve(undefined), problems: [], loaded: new Map() };
  let clock: Clock | undefined;
  let used = false;
  let count = 0;
  let waiting = 0;
  let retired = false;
  let closed = false;

  const close = (): Promise<void> => {
    closed = true;
    return closePage(browser, page);
  };
  const timed = async <T>(section: string, step: () => Promise<T>): Promise<T> => {
    const running = startClock(section, options.budget);
    clock = running;
    try {
      return await Promise.race([running.ranOut, step()]);
    } catch (error) {
      await close();
      if (error instanceof PressError) throw error;
      throw new PressError(
        `Unexpected end of the browser while it laid out the section '${section}', expected its pages`,
        {
          hint: 'Build again; if it ends at the same place, the section is too large for the memory that is free.',
          cause: error,
        },
      );
    } finally {
      running.stop();
    }
  };
  const session = await page.createCDPSession();
  const load = async (): Promise<() => Promise<LaidProblem[]>> => {
    const listening = listen(page, session, errand, (progress) => {
      clock?.tell(progress);
      if (progress.pages > 0) options.onPage?.();
    });
    // together: while the program is busy with the book, each answer is long in coming
    const [blocked] = await Promise.all([listening, holdOrigin(session, errand)]);
    await page.goto(`${ORIGIN}/`, { waitUntil: 'load', timeout: 0 });
    return blocked;
  };

  const ready = load();
  ready.catch(() => undefined); // whoever lays out in it hears of it

  /** Begins something for a document; undefined where what the tab has loaded is not what that is served. */
  const beginFor = async (
    serve: Serve,
    problems: LaidProblem[],
  ): Promise<(() => Promise<LaidProblem[]>) | undefined> => {
    Object.assign(errand, { serve, problems });
    const blocked = await ready;
    if (used && !(await isDesignAsLoaded(errand))) return undefined;
    used = true;
    return blocked;
  };
  /** Prints what is ready, which is gone then. Each question waits for a program that is busy, so there are few. */
  const printReady = async (how: { readonly tagged: boolean }): Promise<Uint8Array> => {
    await options.inspect?.(page);
    for (;;) {
      const pdf = await printed(session, how);
      if (await page.evaluate('pamphleteerPrinted()')) return pdf;
    }
  };

  const lay = async (shard: Shard, serve: Serve, side: Side): Promise<Waiting | undefined> => {
    const problems: LaidProblem[] = [];
    const blocked = await beginFor(serve, problems);
    if (!blocked) return undefined;
    const number = ++count;
    const { lines, stock } = options;
    const order: LayOrder = {
      ...{ shard: number, section: shard.id, html: shard.html, side, lines, stock },
      tellsSides: shard.tellsSides === true,
    };
    const result = (await page.evaluate(
      `pamphleteerLay(JSON.parse(${JSON.stringify(JSON.stringify(order))}))`,
    )) as LayResult | undefined;
    if (result?.failure) throw new PressError(result.failure.message, { hint: result.failure.hint });
    if (!result) return undefined;
    waiting++;
    const leave = async (): Promise<void> => {
      waiting--;
      if (retired && waiting === 0) await close();
    };
    const drop = async (): Promise<void> => {
      await page.evaluate(`pamphleteerDrop(${String(number)})`);
      await leave();
    };
    if (
      !(await isSame(
        errand,
        result.pictures.flatMap((address) => pathOf(address) ?? []),
      ))
    ) {
      await drop();
      return undefined;
    }
    // the engine does not even ask for these
    const elsewhere = result.pictures.filter((address) => !/^(?:https?|data):/.test(address));
    problems.push(...result.problems, ...elsewhere.map(refused), ...(await blocked()));
    return {
      result,
      drop,
      print: (at) =>
        timed(shard.id, async () => {
          Object.assign(errand, { serve, problems });
          const pages = result.bySide === 'nothing' ? result.pages : await makeReady(number, at);
          const pdf = await printReady({ tagged: true });
          problems.push(...(await blocked()));
          await leave();
          return { pdf, pages, problems: unique(problems) };
        }),
    };
  };
  const makeReady = async (shard: number, side: Side): Promise<PlaceResult['pages']> => {
    const order: PlaceOrder = { shard, side };
    const { pages } = (await page.evaluate(`pamphleteerMakeReady(${JSON.stringify(order)})`)) as PlaceResult;
    return pages;
  };

  const furnish = async ({ html, pages }: FurnitureOrder, serve: Serve): Promise<Furniture | undefined> => {
    const problems: LaidProblem[] = [];
    const blocked = await beginFor(serve, problems);
    if (!blocked) return undefined;
    const order: FurnishOrder = { html, pages, stock: options.stock };
    const result = (await page.evaluate(
      `pamphleteerFurnish(JSON.parse(${JSON.stringify(JSON.stringify(order))}))`,
    )) as FurnishResult | undefined;
    if (!result) return undefined;
    const pdf = await printReady({ tagged: false });
    problems.push(...(await blocked()));
    return { pdf, stack: result.stack, problems: unique(problems) };
  };

  return {
    lay: (shard, serve, side) => timed(shard.id, () => lay(shard, serve, side)),
    furnish: (order, serve) => timed(order.id, () => furnish(order, serve)),
    isClosed: () => closed,
    async retire() {
      retired = true;
      if (waiting === 0) await close();
    },
  };
}

function unique(problems: readonly LaidProblem[]): LaidProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ ruleId, message, onPage }) => {
    const key = `${ruleId}\n${message}\n${String(onPage)}`;
    return !seen.has(key) && seen.add(key);
  });
}
