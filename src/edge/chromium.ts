import { availableParallelism } from 'node:os';
import { launchBrowser } from './chromium/browser.js';
import { engineFingerprint } from './chromium/fingerprint.js';
import { openTab, type Tab, type TabOptions, type Waiting } from './chromium/tab.js';
import { turns, type Seat } from './chromium/turns.js';
import type { Browser, Page } from 'puppeteer-core';
import type { LaidShard, Side, Typesetter } from '../pagination/typesetter.js';

export interface ChromiumOptions {
  /** The browser to use, before `PAMPHLETEER_CHROMIUM` and all others. */
  readonly executable?: string;
  /** How many shards are laid out at once, at the most; as many as there are cores unless told. */
  readonly jobs?: number;
  /** Called after each finished page with how many there are. */
  readonly onPage?: (pages: number) => void;
  /** Milliseconds that a page, and a whole section, may take. 20 s and 10 min unless told. */
  readonly budget?: { readonly page?: number; readonly section?: number };
  /** Whether justified paragraphs are broken as wholes, which is the default. */
  readonly lines?: boolean;
  /** paged.js as it comes: for tests only. */
  readonly stock?: boolean;
  /** Looks at the finished pages before they are printed: for tests only. */
  readonly inspect?: (page: Page) => Promise<void>;
}

/** A typesetter whose browser and first tab can be opened ahead, while there is nothing yet to lay out. */
export interface ChromiumTypesetter extends Typesetter {
  warm(): Promise<void>;
  /** Names everything in the engine that can change a page. */
  engine(): Promise<string>;
}

const ENDED = 'Unexpected shard after the end of its typesetter';
const PAGE_BUDGET = 20_000;
const SECTION_BUDGET = 600_000;
/** Laid out shards that wait for their place, for each one that is being laid out: their pages take some megabytes. */
const WAITING = 2;
/**
 * Characters of documents, some twenty pages, for each of which a further tab is opened: the first one lays a pamphlet out in the time that the
 * second takes to open and to learn, and a tab is a process of 170 MB.
 */
const WORTH = 48_000;

/**
 * The typesetter that lays pages out with paged.js in Chromium and prints them. The browser starts at the first use and
 * once only, and so do its tabs, each a process of its own, in which shards are laid out one after the other. `close` ends it.
 */
export function chromiumTypesetter(options: ChromiumOptions = {}): ChromiumTypesetter {
  const jobs = options.jobs ?? availableParallelism();
  const { begin, end } = turns(jobs, jobs * (1 + WAITING), WORTH);
  const tabs: (Promise<Tab> | undefined)[] = [];
  let browser: Promise<Browser> | undefined;
  let finished = 0;
  const open = (): Promise<Browser> => {
    if (!browser) {
      const launched = launchBrowser(options.executable);
      browser = launched;
      // one that has ended, or never began, is started again by the next shard
      const forget = (): void => {
        if (browser !== launched) return;
        browser = undefined;
        tabs.length = 0;
      };
      launched.then((running) => running.once('disconnected', forget), forget);
    }
    return browser;
  };
  const tabOptions: TabOptions = {
    lines: options.lines !== false && options.stock !== true,
    stock: options.stock === true,
    budget: {
      page: options.budget?.page ?? PAGE_BUDGET,
      section: options.budget?.section ?? SECTION_BUDGET,
    },
    onPage: () => options.onPage?.(++finished),
    ...(options.inspect && { inspect: options.inspect }),
  };
  /** The tab at a hand; another one if that has ended or will not do. */
  const tabAt = async (hand: number, notThis?: Tab): Promise<Tab> => {
    const known = await tabs[hand]?.catch(() => undefined);
    if (known && known !== notThis && !known.isClosed()) return known;
    await notThis?.retire();
    const fresh = open().then((running) => openTab(running, tabOptions));
    tabs[hand] = fresh;
    return fresh;
  };
  /** Has something done in the tab at a hand, or in another one if that will not do it. */
  const inTab = async <T>(
    hand: number,
    id: string,
    job: (tab: Tab) => Promise<T | undefined>,
  ): Promise<T> => {
    let tab = await tabAt(hand);
    for (let attempt = 0; attempt < 2; attempt++) {
      const done = await job(tab);
      if (done) return done;
      tab = await tabAt(hand, tab);
    }
    throw new Error(`Unexpected tab that will not lay out '${id}'`);
  };
  return {
    atOnce: jobs,
    async warm() {
      await tabAt(0);
    },
    async engine() {
      const { lines, stock } = tabOptions;
      return `${await engineFingerprint(options.executable)} ${String(lines)} ${String(stock)}`;
    },
    lay: (shard, serve, side) =>
      new Promise((tell, reject) => {
        begin(
          (seat) => {
            const layOn = (at: Side): Promise<Waiting> =>
              inTab(seat.hand, shard.id, (tab) => tab.lay(shard, serve, at));
            return layAt(seat, side ?? 'recto', layOn, tell);
          },
          { size: shard.html.length, first: side !== undefined },
        ).catch(reject);
      }),
    furnish: (order, serve) =>
      begin((seat) =>
        inTab(seat.hand, order.id, (tab) => tab.furnish(order, serve)).finally(() => {
          seat.leave();
        }),
      ),
    async close() {
      const closed = new Error(ENDED);
      end(closed);
      const last = browser;
      // what is under way must not start another one
      browser = Promise.reject(closed);
      browser.catch(() => undefined);
      const running = await last?.catch(() => undefined);
      await running?.close();
    },
  };
}

/**
 * Lays a shard out at a seat, and tells when its pages are there. Those that do not depend on their side are printed at once, before anything
 * else is done in their tab.
 */
async function layAt(
  seat: Seat,
  side: Side,
  layOn: (side: Side) => Promise<Waiting>,
  tell: (laid: LaidShard) => void,
): Promise<void> {
  try {
    const waiting = await layOn(side);
    const { bySide, pages } = waiting.result;
    if (bySide !== 'nothing') {
      tell(laidIn(seat, side, waiting, layOn));
      return;
    }
    const printing = waiting.print(side);
    tell({ dependsOnSide: false, place: () => Promise.resolve(pages), print: () => printing });
    await printing.catch(() => undefined); // whoever asks for the pages hears of it
    seat.leave();
  } catch (error) {
    seat.leave();
    throw error;
  }
}

/** A shard that waits in the tab at its seat to hear on which side it begins, laid out as it would stand on one. */
function laidIn(
  seat: Seat,
  side: Side,
  waiting: Waiting,
  layAgain: (side: Side) => Promise<Waiting>,
): LaidShard {
  const { bySide } = waiting.result;
  let placed = waiting;
  let on = side;
  return {
    dependsOnSide: true,
    async place(at) {
      on = at;
      if (bySide === 'pages' && at !== side) {
        placed = await seat.work(async () => {
          await waiting.drop();
          return layAgain(at);
        });
      }
      return placed.result.pages;
    },
    print: () => seat.work(() => placed.print(on)).finally(() => seat.leave()),
  };
}
