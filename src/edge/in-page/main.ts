import { silenceStock } from './cuts/index.js';
import { facesWereLate } from './faces.js';
import { furnish } from './furniture.js';
import { giveUp, layPages, sourceOf } from './lay.js';
import { makeReady } from './make-ready.js';
import { deferMargins } from './margins.js';
import { setUpPress, sheetsOf } from './press.js';
import { noteStrings } from './strings.js';
import { closeBleed } from './style.js';
import { tickWithoutFrames } from './tick.js';
import type { Laid } from './attempt.js';
import type { FurnishOrder, FurnishResult, LayOrder, LayResult, PlaceOrder, PlaceResult } from './orders.js';
import type { ArrangeMargins } from './margins.js';
import type { PagedModule } from './paged.js';
import type { Press } from './press.js';
import type { StringsOf } from './strings.js';

declare global {
  /** The doors into this room. Several shards may be laid out before the first of them is placed. */

  /**
   * Undefined if the shard's style sheets are not those of the shards before it: it needs a tab of its own. Pages that do not depend on
   * their side are ready to be printed then.
   */
  var pamphleteerLay: (order: LayOrder) => Promise<LayResult | undefined>;

  /** Puts a shard's pages into the document, on their sides, ready to be printed. */
  var pamphleteerMakeReady: (order: PlaceOrder) => Promise<PlaceResult>;

  /** Puts heads and folios of pages into the document, ready to be printed. Undefined as with `pamphleteerLay`. */
  var pamphleteerFurnish: (order: FurnishOrder) => Promise<FurnishResult | undefined>;

  /** Gives up what was ready, and has been printed. False if it has to be printed again, since faces came too late for it. */
  var pamphleteerPrinted: () => Promise<boolean>;

  /** Gives a shard's pages up. */
  var pamphleteerDrop: (shard: number) => void;
  /** Put there by the browser's driver; called after each page. */

  var pamphleteerProgress: ((progress: string) => void) | undefined;
}

globalThis.pamphleteerLay = lay;
globalThis.pamphleteerMakeReady = ready;
globalThis.pamphleteerFurnish = furnished;
globalThis.pamphleteerPrinted = printed;
globalThis.pamphleteerDrop = drop;

tickWithoutFrames();
const path = '/pagedjs/paged.esm.js';
/** Loaded along with this room, before there is anything to lay out. */
const loading = import(path) as Promise<PagedModule>;

/** What waits to be printed. */
const laid = new Map<number, Laid>();
let press: Press | undefined;
let arrangeMargins: ArrangeMargins = () => undefined;
let stringsOf: StringsOf = () => ({});
/** Gives up what is ready to be printed. */
let giveUpReady: () => void = () => undefined;

/** The press of a document's design; undefined if it is another one than that of the documents before it. */
async function pressFor(source: Document, stock: boolean): Promise<Press | undefined> {
  const sheets = sheetsOf(source);
  if (press && press.design !== JSON.stringify(sheets)) return undefined;
  return (press ??= await open(sheets, stock));
}

async function lay(order: LayOrder): Promise<LayResult | undefined> {
  const source = sourceOf(order);
  const own = await pressFor(source, order.stock);
  if (!own) return undefined;
  drop(order.shard);
  const shard = await layPages(own.begin, source, order, stringsOf);
  laid.set(order.shard, shard);
  if (shard.result.bySide !== 'nothing' || shard.result.failure) return shard.result;
  const { pages } = await ready(order);
  return { ...shard.result, pages };
}

async function open(sheets: Parameters<typeof setUpPress>[1], stock: boolean): Promise<Press> {
  const paged = await loading;
  arrangeMargins = deferMargins(paged);
  stringsOf = noteStrings(paged);
  if (!stock) silenceStock(paged);
  return setUpPress(paged, sheets, stock);
}

async function ready(at: PlaceOrder): Promise<PlaceResult> {
  const shard = laid.get(at.shard);
  giveUpReady = () => {
    drop(at.shard);
  };
  return shard ? makeReady(shard, at) : { pages: [] };
}

async function furnished(order: FurnishOrder): Promise<FurnishResult | undefined> {
  const source = sourceOf(order);
  const own = await pressFor(source, order.stock);
  if (!own) return undefined;
  const run = own.begin();
  giveUpReady = () => {
    giveUp(run);
    closeBleed();
  };
  return furnish(run, order, source.documentElement.lang, arrangeMargins);
}

async function printed(): Promise<boolean> {
  if (await facesWereLate()) return false;
  giveUpReady();
  return true;
}

function drop(shard: number): void {
  const run = laid.get(shard)?.run;
  if (run) giveUp(run);
  closeBleed();
  laid.delete(shard);
}
