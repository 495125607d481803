import { silenceStockNotes } from './cuts/index.js';
import { boxesOf, mayBleed } from './facts.js';
import { placePages } from './folios.js';
import { layPages } from './lay.js';
import { deferMargins } from './margins.js';
import { setUpPress, sheetsOf } from './press.js';
import { closeBleed, openBleed, removeIdle, setSheet, showAround } from './style.js';
import { tickWithoutFrames } from './tick.js';
import type { Laid } from './lay.js';
import type { LayOrder, LayResult, PlaceOrder, PlaceResult } from './orders.js';
import type { PagedModule } from './paged.js';
import type { Press, Run } from './press.js';

declare global {
  /** The doors into this room. Several shards may be laid out before the first of them is placed. */

  /** Undefined if the shard's style sheets are not those of the shards before it: it needs a tab of its own. */
  var pamphleteerLay: (order: LayOrder) => Promise<LayResult | undefined>;

  /** Puts a shard's pages into the document, in their place, ready to be printed. */
  var pamphleteerPlace: (order: PlaceOrder) => PlaceResult;

  /** Gives a shard's pages up. */
  var pamphleteerDrop: (shard: number) => void;
  /** Put there by the browser's driver; called after each page. */

  var pamphleteerProgress: ((progress: string) => void) | undefined;
}

globalThis.pamphleteerLay = lay;
globalThis.pamphleteerPlace = place;
globalThis.pamphleteerDrop = drop;

/** What waits to be printed. */
const laid = new Map<number, Laid>();
let press: Press | undefined;
let arrangeMargins: ((run: Run) => void) | undefined;

async function lay(order: LayOrder): Promise<LayResult | undefined> {
  const source = new DOMParser().parseFromString(order.html, 'text/html');
  const sheets = sheetsOf(source);
  if (press && press.design !== JSON.stringify(sheets)) return undefined;
  drop(order.shard);
  press ??= await open(sheets, order.stock);
  showAround(order.stock);
  const shard = await layPages(press.begin(), source, order);
  laid.set(order.shard, shard);
  return shard.result;
}

async function open(sheets: Parameters<typeof setUpPress>[1], stock: boolean): Promise<Press> {
  tickWithoutFrames();
  const path = '/pagedjs/paged.esm.js';
  const paged = (await import(path)) as PagedModule;
  arrangeMargins = deferMargins(paged);
  if (!stock) silenceStockNotes(paged);
  return setUpPress(paged, sheets, stock);
}

function place(at: PlaceOrder): PlaceResult {
  const shard = laid.get(at.shard);
  if (!shard) return { pages: [], problems: [] };
  const { run, result, side, language, title } = shard;
  const { pages, pagesArea } = run.chunker;
  document.documentElement.lang = language;
  document.title = title;
  run.rules.disabled = false;
  showAround(true);
  openBleed();
  document.body.append(pagesArea);
  if (pages[0]) setSheet(pages[0].element);
  placePages(pages, at);
  arrangeMargins?.(run);
  for (const { element } of pages) removeIdle(element);
  const turned = at.side !== side;
  return {
    pages: result.pages.map((facts, i) => {
      const page = pages[i];
      return page && (turned || mayBleed(page)) ? { ...facts, ...boxesOf(page) } : facts;
    }),
    problems: [],
  };
}

function drop(shard: number): void {
  const run = laid.get(shard)?.run;
  run?.chunker.pagesArea.remove();
  run?.rules.remove();
  closeBleed();
  laid.delete(shard);
}
