import { join, relative, resolve } from 'node:path';
import { refuseUnwritable, writeArtifacts } from '../../edge/artifacts.js';
import { diskCache } from '../../edge/cache.js';
import { chromiumTypesetter } from '../../edge/chromium.js';
import { bookAt } from '../../edge/disk.js';
import { progressOn, type Screen } from '../../edge/progress.js';
import { remembering } from '../../edge/remembering.js';
import { shelf as openShelf } from '../../edge/shelf.js';
import { EDITIONS } from '../../editions/index.js';
import type { EditionName } from '../../manuscript/index.js';
import { nearest, PressError } from '../../problem.js';
import { publish, type Published, type Stage } from '../../publish.js';
import { readArgs, type Console } from '../args.js';
import { buildReport } from '../build-report.js';
import { framed, shown } from '../problems.js';

/** `pamphleteer build [DIR|FILE.md]`: every edition of the book, and `report.json`, into `<out>/<slug>/`. */
export async function buildCommand(argv: readonly string[], io: Console): Promise<number> {
  const { values, positionals } = readArgs(argv, {
    out: 'one',
    edition: 'many',
    jobs: 'one',
    'no-cache': 'flag',
  });
  const [path = 'manuscript', more] = positionals;
  if (more !== undefined)
    throw new PressError(`Unexpected second book ${JSON.stringify(more)}, expected one folder or file`);
  const editions = values.edition?.map(editionNamed);
  const { world, target, folder } = bookAt(resolve(io.cwd, path), { env: io.env });
  const out = resolve(io.cwd, values.out ?? 'dist');
  await refuseUnwritable(out);
  const jobs = values.jobs === undefined ? undefined : jobsFrom(values.jobs);

  const progress = progressOn(plainInCi(io), () => performance.now());
  const shelf = openShelf();
  const cache = values['no-cache'] ? undefined : diskCache(join(out, '.cache'));
  const cold = !cache || (await cache.isEmpty());
  const chromium = chromiumTypesetter({ onPage: progress.pages, ...(jobs === undefined ? {} : { jobs }) });
  const typesetter = cache ? remembering(chromium, cache, () => chromium.engine()) : chromium;
  const onStage = (stage: Stage): void => {
    progress.stage(stage);
    // Once there is a book to set, if nothing of it can be known; a browser that does not start is reported where it is used.
    if (stage === 'cite' && cold) void chromium.warm().catch(() => undefined);
  };
  let published: Published;
  try {
    const tools = { typesetter, shelf, onStage };
    published = await publish(world, tools, { target, ...(editions ? { editions } : {}) });
  } catch (error) {
    progress.end();
    throw await framed(error, world);
  } finally {
    progress.end();
    await typesetter.close();
    await cache?.prune();
  }

  const { book, artifacts, problems, pages } = published;
  if (resolve(out, book.slug) === folder) {
    throw new PressError(`Unexpected output into the book's own folder "${folder}", expected another one`, {
      hint: 'Name a folder with --out.',
    });
  }
  const report = buildReport(published);
  await writeArtifacts(
    out,
    [...artifacts, report].map(({ name, bytes }) => ({ name: join(book.slug, name), bytes })),
  );
  io.stderr.write(await shown(problems, { world, from: fromHere(io.cwd, folder) }, io));
  for (const { name } of artifacts) io.stdout.write(`${join(values.out ?? 'dist', book.slug, name)}\n`);
  io.stderr.write(`${book.settings.title}: ${String(pages)} pages\n`);
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function editionNamed(name: string): EditionName {
  const names = EDITIONS.map((edition) => edition.name);
  const found = names.find((known) => known === name);
  if (found !== undefined) return found;
  const near = nearest(name, names);
  throw new PressError(`Unexpected edition ${JSON.stringify(name)}, expected one of ${names.join(', ')}`, {
    ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
  });
}

function jobsFrom(value: string): number {
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw new PressError(`Unexpected number of jobs ${JSON.stringify(value)}, expected one from 1 to 99`);
}

/** The way to the book, or where it is if that is out of here. */
function fromHere(cwd: string, folder: string): string {
  const way = relative(cwd, folder);
  return way.startsWith('..') ? folder : way;
}

/** A build server may pretend to be a terminal; what is written over itself fills its log. */
function plainInCi({ stderr, env }: Console): Screen {
  const ci = env['CI'] !== undefined && !['', '0', 'false'].includes(env['CI']);
  return ci ? { write: (text) => stderr.write(text), isTTY: false } : stderr;
}
