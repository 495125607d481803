import { join, resolve } from 'node:path';
import { refuseUnwritable } from '../../edge/artifacts.js';
import { diskCache } from '../../edge/cache.js';
import { engineFingerprint } from '../../edge/chromium/fingerprint.js';
import { bookAt } from '../../edge/disk.js';
import { memoryIn } from '../../edge/memory.js';
import { programFingerprint } from '../../edge/program.js';
import { shelf as openShelf } from '../../edge/shelf.js';
import { standingBuilds } from '../../edge/standing.js';
import { bookFrom, jobsFrom, readArgs, type Console } from '../args.js';
import { fromHere, shown } from '../problems.js';
import type { BuildOrder } from './build-anew.js';

/**
 * `pamphleteer build [DIR|FILE.md]`: every edition of the book, and `report.json`, into `<out>/<slug>/`. Where nothing has changed
 * since the last build, its files are what they would be: the stages of a build are not even loaded.
 */
export async function buildCommand(argv: readonly string[], io: Console): Promise<number> {
  const { values, positionals } = readArgs(argv, {
    out: 'one',
    edition: 'many',
    jobs: 'one',
    'no-cache': 'flag',
  });
  const path = bookFrom(positionals);
  const editions = values.edition;
  const jobs = jobsFrom(values.jobs);
  const { world, target, folder } = bookAt(resolve(io.cwd, path), { env: io.env });
  const out = resolve(io.cwd, values.out ?? 'dist');
  await refuseUnwritable(out);

  const shelf = openShelf();
  const cache = values['no-cache'] ? undefined : diskCache(join(out, '.cache'));
  let fingerprint: string | undefined;
  const program = (): string => (fingerprint ??= programFingerprint());
  const asked = [folder, target, ...[...new Set(values.edition)].sort()];
  const standing =
    cache && standingBuilds(cache, async () => [program(), await engineFingerprint(undefined), ...asked]);
  // where nothing is kept, the browser starts before anything is asked about the program
  const stood = (await cache?.isEmpty()) === false ? await standing?.stand(out, { world, shelf }) : undefined;
  const order: BuildOrder = {
    world,
    shelf,
    target,
    folder,
    out,
    io,
    program,
    ...(cache && { cache, memory: memoryIn(cache, program) }),
    ...(standing && { standing }),
    ...(editions && { editions }),
    ...(jobs !== undefined && { jobs }),
  };
  const built = stood ?? (await (await import('./build-anew.js')).buildAnew(order));

  io.stderr.write(await shown(built.problems, { world, from: fromHere(io.cwd, folder) }, io));
  for (const name of built.names.filter((name) => name !== 'report.json'))
    io.stdout.write(`${join(values.out ?? 'dist', built.slug, name)}\n`);
  const pages = built.pages === 1 ? '1 page' : `${String(built.pages)} pages`;
  io.stderr.write(`${built.title}: ${pages}${stood ? ', nothing has changed' : ''}\n`);
  return built.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
