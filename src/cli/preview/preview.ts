import { join, posix } from 'node:path';
import { inTurn } from '../../edge/preview/in-turn.js';
import { previewServer } from '../../edge/preview/server.js';
import { watching } from '../../edge/preview/watching.js';
import { progressOn } from '../../edge/progress.js';
import { holds, type Trace } from '../../edge/tracing.js';
import type { Told } from '../../preview/told.js';
import type { Console } from '../args.js';
import { framed, shown } from '../problems.js';
import { said } from '../said.js';
import { press, type PressOrder, type Pulled } from './press.js';
import { troubleOf, troublesOf } from './troubles.js';

/** A preview as the command line asks for it. */
export interface PreviewOrder extends Omit<PressOrder, 'onStage' | 'onPage'> {
  /** Where the book is, absolute; `from` is the way there, for messages. */
  readonly folder: string;
  readonly from: string;
  readonly port: number | undefined;
  readonly io: Console;
}

/** A preview that runs. */
export interface Preview {
  readonly address: string;
  /** Resolves when nothing of it is left. */
  end(): Promise<void>;
}

const PATIENCE = { quiet: 60, longest: 1000 };
/** Milliseconds from one word about the work to the next. */
const PACE = 100;

/** Shows the book's pages, and shows them again whenever a file changes that they were made of. Throws a `PressError` where the port is taken. */
export async function startPreview(order: PreviewOrder): Promise<Preview> {
  const { sources, folder, from, io } = order;
  const { world } = sources;
  const server = await previewServer(order.port);
  const progress = io.stderr.isTTY ? progressOn(io.stderr, () => performance.now()) : undefined;
  let told: Told = { work: 'read', failed: false, troubles: [] };
  let toldAt = 0;
  const tell = (more: Partial<Told>): void => {
    toldAt = performance.now();
    server.tell((told = { ...told, ...more }));
  };
  let stage = '';
  let pages = 0;
  const onPage = (): void => {
    pages++;
    progress?.pages(pages);
    if (performance.now() - toldAt >= PACE) tell({ work: `${stage}: ${String(pages)} pages` });
  };
  const warm = press({
    ...order,
    onStage(now) {
      [stage, pages] = [now, 0];
      progress?.stage(now);
      tell({ work: now });
    },
    onPage,
  });

  let lastListed = '';
  const show = async (pulled: Pulled, seconds: number): Promise<void> => {
    if ('error' in pulled) {
      const error = await framed(pulled.error, world);
      io.stderr.write(said(error, io.env.PAMPHLETEER_DEBUG !== undefined));
      tell({ work: '', failed: true, troubles: [await troubleOf(pulled.error, { world, from })] });
      return;
    }
    const { title, whereabouts, pdf, looks, problems } = pulled.impression;
    const address = server.serve(pdf, async ({ page, pages, before, behind }) => {
      const place = await whereabouts({ before, behind, share: (page + 0.5) / Math.max(1, pages) });
      return place === undefined ? undefined : posix.join(from, place);
    });
    const troubles = await troublesOf(problems, { world, from });
    tell({ work: '', failed: false, pages: { address, looks }, troubles });
    const listed = await shown(problems, { world, from }, io);
    // what has been read is not listed again after each change, only counted
    io.stderr.write(listed === lastListed ? listed.slice(listed.trimEnd().lastIndexOf('\n') + 1) : listed);
    lastListed = listed;
    io.stderr.write(`${title}: ${String(looks.length)} pages, ${seconds.toFixed(1)} s\n`);
  };

  let trace: Trace | undefined;
  /** Whether the same text may do another time. */
  let mayDo = false;
  let places: readonly string[] = [folder];
  let over = false;
  const round = async (): Promise<void> => {
    // looked at first, asked then: what changes in between is heard of
    eyes.at(places);
    if (trace && !mayDo && (await holds(trace, sources))) return;
    const began = performance.now();
    const pulled = await warm.pull();
    progress?.end();
    if (over) return;
    mayDo = 'error' in pulled && pulled.later;
    ({ trace } = pulled);
    await show(pulled, (performance.now() - began) / 1000);
    if (trace) places = [folder, ...ofBook(trace).map(([, name]) => join(folder, name))];
    trace &&= ofBook(trace);
    eyes.at(places);
    if (!trace || !(await holds(trace, sources))) turn.call();
  };
  const turn = inTurn(() => round().catch(fault), PATIENCE);
  const fault = (error: unknown): void => void io.stderr.write(said(error, true));
  const eyes = watching(folder, turn.call);
  server.tell(told);
  turn.call();
  return {
    address: server.address,
    async end() {
      over = true;
      eyes.close();
      await Promise.all([server.close(), warm.close(), turn.end()]);
      eyes.close();
    },
  };
}

/** What can change while the program runs: the book's own files and folders. */
const ofBook = (trace: Trace): Trace => trace.filter(([kind]) => kind === 'read' || kind === 'list');
