import { join, resolve } from 'node:path';
import { breath } from '../../breath.js';
import { writeArtifacts } from '../../edge/artifacts.js';
import type { DiskCache } from '../../edge/cache.js';
import { chromiumTypesetter } from '../../edge/chromium.js';
import type { PatientMemory } from '../../edge/memory.js';
import { progressOn, type Screen } from '../../edge/progress.js';
import { remembering } from '../../edge/remembering.js';
import type { StandingBuilds, Told } from '../../edge/standing.js';
import { traced } from '../../edge/tracing.js';
import type { EditionName } from '../../manuscript/index.js';
import { nearest, PressError } from '../../problem.js';
import type { Published, Stage, Tools } from '../../publish.js';
import type { Shelf, World } from '../../world.js';
import type { Console } from '../args.js';
import { buildReport } from '../build-report.js';
import { framed } from '../problems.js';

/** A build as the command line asks for it; paths are absolute. */
export interface BuildOrder {
  readonly world: World;
  readonly shelf: Shelf;
  readonly target: string;
  /** Where the book is; nothing may be written over it. */
  readonly folder: string;
  readonly out: string;
  readonly io: Console;
  /** Names the program and all that it is made of. */
  readonly program: () => string;
  readonly cache?: DiskCache;
  readonly memory?: PatientMemory;
  readonly standing?: StandingBuilds;
  readonly editions?: readonly string[];
  readonly jobs?: number;
}

/** Builds the book, writes its files and keeps the build standing. Throws a `PressError` where it cannot go on; nothing is written then. */
export async function buildAnew(order: BuildOrder): Promise<Told & { readonly names: readonly string[] }> {
  const { target, folder, out, io, cache, standing, jobs } = order;
  const watched = traced(order);
  const { world, shelf } = watched;
  const progress = progressOn(plainInCi(io));
  const chromium = chromiumTypesetter({ onPage: progress.pages, ...(jobs === undefined ? {} : { jobs }) });
  const engine = cache && chromium.engine();
  engine?.catch(() => undefined); // whoever asks for shards hears of it
  // a kept shard was finished by the program, and so is good for this one only
  const maker = async (): Promise<string> => `${order.program()} ${(await engine) ?? ''}`;
  let closed: Promise<void> | undefined;
  const onStage = (stage: Stage): void => {
    progress.stage(stage);
    // pages and cover are printed: the browser's memory is worth more than it is
    if (stage !== 'read back') return;
    closed = chromium.close();
    closed.catch(() => undefined); // it is waited for below
  };
  // It starts while the book is read; one that does not start is reported where it is used.
  void chromium.warm().catch(() => undefined);
  await breath(); // or it would wait until the stages are loaded, and for the longest of them
  let published: Published;
  try {
    const { publish } = await import('../../publish.js');
    const editions = order.editions && (await editionsNamed(order.editions));
    const tools: Tools = {
      typesetter: chromium,
      shelf,
      onStage,
      ...(cache && { remembering: (typesetter) => remembering(typesetter, cache, maker) }),
      ...(order.memory && { memory: order.memory }),
    };
    published = await publish(world, tools, { target, ...(editions ? { editions } : {}) });
  } catch (error) {
    progress.end();
    await (closed ?? chromium.close());
    throw await framed(error, order.world);
  }
  progress.end();
  const closing = closed ?? chromium.close();

  const { book, problems, pages } = published;
  const { slug } = book;
  if (resolve(out, slug) === folder) {
    await closing;
    throw new PressError(`Unexpected output into the book's own folder "${folder}", expected another one`, {
      hint: 'Name a folder with --out.',
    });
  }
  const files = [...published.artifacts, buildReport(published)];
  const told: Told = { slug, title: book.settings.title, pages, problems };
  const asked = watched.trace();
  const keep = async (): Promise<void> => {
    // an error may be the machine's, and gone the next time
    if (asked && !problems.some(({ severity }) => severity === 'error'))
      await standing?.keep(asked, told, files).catch(() => undefined); // what cannot be kept is made again
    await order.memory?.write();
    await cache?.prune();
  };
  // together: each waits for the disk
  const ends = [
    writeArtifacts(
      out,
      files.map(({ name, bytes }) => ({ name: join(slug, name), bytes })),
    ),
    keep(),
    closing,
  ];
  for (const end of await Promise.allSettled(ends)) if (end.status === 'rejected') throw end.reason;
  return { ...told, names: files.map(({ name }) => name) };
}

async function editionsNamed(wanted: readonly string[]): Promise<readonly EditionName[]> {
  const { EDITIONS } = await import('../../editions/index.js');
  const names = EDITIONS.map((edition) => edition.name);
  return wanted.map((name) => {
    const found = names.find((known) => known === name);
    if (found !== undefined) return found;
    const near = nearest(name, names);
    throw new PressError(`Unexpected edition ${JSON.stringify(name)}, expected one of ${names.join(', ')}`, {
      ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
    });
  });
}

/** A build server may pretend to be a terminal; what is written over itself fills its log. */
function plainInCi({ stderr, env }: Console): Screen {
  const ci = env['CI'] !== undefined && !['', '0', 'false'].includes(env['CI']);
  return ci ? { write: (text) => stderr.write(text), isTTY: false } : stderr;
}
