import { availableParallelism } from 'node:os';
import { launchBrowser } from './chromium/browser.js';
import { engineFingerprint } from './chromium/fingerprint.js';
import { openTab, type Tab, type TabOptions } from './chromium/tab.js';
import { turns, type Seat } from './chromium/turns.js';
import type { Browser, Page } from 'puppeteer-core';
import type { LaidShard, Start, Typesetter } from '../pagination/typesetter.js';

export interface ChromiumOptions {
  /** The browser to use, before `PAMPHLETEER_CHROMIUM` and all others. */
  readonly executable?: string;
  /** How many shards are laid out at once; as many as there are cores unless told. */
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

/** A typesetter whose browser can be started ahead, so that its start overlaps with other work. */
export interface ChromiumTypesetter extends Typesetter {
  warm(): Promise<void>;
  /** Names everything in the engine that can change a page. */
  engine(): Promise<string>;
}

const PAGE_BUDGET = 20_000;
const SECTION_BUDGET = 600_000;
/** Laid out shards that wait for their place, for each one that is being laid out: a tab holds some 40 to 100 MB. */
const WAITING = 2;

/**
 * The typesetter that lays pages out with paged.js in Chromium and prints them. The browser starts at the first use and
 * once only; each shard gets a tab of its own, which is a process of its own. `close` ends it.
 */
export function chromiumTypesetter(options: ChromiumOptions = {}): ChromiumTypesetter {
  const jobs = options.jobs ?? availableParallelism();
  const { begin } = turns(jobs, jobs * (1 + WAITING));
  let browser: Promise<Browser> | undefined;
  let finished = 0;
  const open = (): Promise<Browser> => {
    if (!browser) {
      const launched = launchBrowser(options.executable);
      browser = launched;
      // one that has ended, or never began, is started again by the next shard
      const forget = (): void => {
        if (browser === launched) browser = undefined;
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
  return {
    async warm() {
      await open();
    },
    async engine() {
      const { lines, stock } = tabOptions;
      return `${await engineFingerprint(options.executable)} ${String(lines)} ${String(stock)}`;
    },
    lay: (shard, serve, start) =>
      begin(async (seat) => {
        try {
          return await layIn(await openTab(await open(), shard, serve, tabOptions), seat, start);
        } catch (error) {
          seat.leave();
          throw error;
        }
      }, start !== undefined),
    async close() {
      const running = await browser?.catch(() => undefined);
      browser = undefined;
      await running?.close();
    },
  };
}

/** Lays a tab's shard out, as it would stand at `expected`. */
async function layIn(tab: Tab, seat: Seat, expected: Start | undefined): Promise<LaidShard> {
  const side = expected?.side ?? 'recto';
  const laid = await tab.lay(side);
  let start: Start = { page: 1, side };
  return {
    asksForSides: laid.asksForSides,
    async place(at) {
      start = at;
      if (!laid.asksForSides || at.side === side) return laid.pages;
      return (await seat.work(() => tab.lay(at.side))).pages;
    },
    print: () =>
      seat
        .work(async () => {
          await tab.place(start);
          const printed = await tab.print();
          await tab.close();
          return printed;
        })
        .finally(() => seat.leave()),
  };
}
