import { silenceStock } from './cuts/index.js';
import { giveUp, layPages, sourceOf } from './lay.js';
import { deferMargins } from './margins.js';
import { facesWereLate, putInPlace } from './place.js';
import { setUpPress, sheetsOf } from './press.js';
import { deferStrings } from './strings.js';
import { closeBleed } from './style.js';
import { tickWithoutFrames } from './tick.js';
import type { Laid } from './attempt.js';
import type { LayOrder, LayResult, PlaceOrder, PlaceResult } from './orders.js';
import type { PagedModule } from './paged.js';
import type { ArrangeMargins } from './place.js';
import type { Press } from './press.js';
import type { SetStrings } from './strings.js';

declare global {
  /** The doors into this room. Several shards may be laid out before the first of them is placed. */

  /** Undefined if the shard's style sheets are not those of the shards before it: it needs a tab of its own. */
  var pamphleteerLay: (order: LayOrder) => Promise<LayResult | undefined>;

  /** Puts a shard's pages into the document, in their place, ready to be printed. */
  var pamphleteerPlace: (order: PlaceOrder) => Promise<PlaceResult>;

  /** After a print: whether it has to be done again, since faces came too late for it. */
  var pamphleteerFacesWereLate: () => Promise<boolean>;

  /** Gives a shard's pages up. */
  var pamphleteerDrop: (shard: number) => void;
  /** Put there by the browser's driver; called after each page. */

  var pamphleteerProgress: ((progress: string) => void) | undefined;
}

globalThis.pamphleteerLay = lay;
globalThis.pamphleteerPlace = place;
globalThis.pamphleteerFacesWereLate = facesWereLate;
globalThis.pamphleteerDrop = drop;

tickWithoutFrames();
const path = '/pagedjs/paged.esm.js';
/** Loaded along with this room, before there is anything to lay out. */
const loading = import(path) as Promise<PagedModule>;

/** What waits to be printed. */
const laid = new Map<number, Laid>();
let press: Press | undefined;
let arrangeMargins: ArrangeMargins = () => undefined;
let setStrings: SetStrings = () => undefined;

async function lay(order: LayOrder): Promise<LayResult | undefined> {
  const source = sourceOf(order);
  const sheets = sheetsOf(source);
  if (press && press.design !== JSON.stringify(sheets)) return undefined;
  drop(order.shard);
  press ??= await open(sheets, order.stock);
  const shard = await layPages(press.begin, source, order);
  laid.set(order.shard, shard);
  return shard.result;
}

async function open(sheets: Parameters<typeof setUpPress>[1], stock: boolean): Promise<Press> {
  const paged = await loading;
  arrangeMargins = deferMargins(paged);
  setStrings = deferStrings(paged);
  if (!stock) silenceStock(paged);
  return setUpPress(paged, sheets, stock);
}

async function place(at: PlaceOrder): Promise<PlaceResult> {
  const shard = laid.get(at.shard);
  return shard ? putInPlace(shard, at, { setStrings, arrangeMargins }) : { pages: [], problems: [] };
}

function drop(shard: number): void {
  const run = laid.get(shard)?.run;
  if (run) giveUp(run);
  closeBleed();
  laid.delete(shard);
}
