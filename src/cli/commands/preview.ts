import { join, resolve } from 'node:path';
import { refuseUnwritable } from '../../edge/artifacts.js';
import { diskCache } from '../../edge/cache.js';
import { chromiumTypesetter } from '../../edge/chromium.js';
import { bookAt } from '../../edge/disk.js';
import { withoutPassing } from '../../edge/preview/passing.js';
import { programFingerprint } from '../../edge/program.js';
import { shelf } from '../../edge/shelf.js';
import { PressError } from '../../problem.js';
import { bookFrom, jobsFrom, readArgs, type Console } from '../args.js';
import { startPreview } from '../preview/preview.js';
import { fromHere } from '../problems.js';

const ENDINGS = ['SIGINT', 'SIGTERM'] as const;

/** `pamphleteer preview [DIR|FILE.md]`: the pages in a browser, made again as the text changes, until somebody ends it. */
export async function previewCommand(argv: readonly string[], io: Console): Promise<number> {
  const { values, positionals } = readArgs(argv, {
    port: 'one',
    out: 'one',
    jobs: 'one',
    'no-cache': 'flag',
  });
  const path = bookFrom(positionals);
  const port = values.port === undefined ? undefined : portFrom(values.port);
  const jobs = jobsFrom(values.jobs);
  const { world, target, folder } = bookAt(resolve(io.cwd, path), { env: io.env });
  if (target !== '.' && !/\.(?:md|markdown)$/i.test(target))
    throw new PressError(`Unexpected target "${target}", expected the folder of a book, or a Markdown file`);
  const out = resolve(io.cwd, values.out ?? 'dist');
  if (!values['no-cache']) await refuseUnwritable(out);

  let fingerprint: string | undefined;
  const ended = toldToEnd();
  const preview = await startPreview({
    sources: { world: withoutPassing(world), shelf: shelf() },
    target,
    folder,
    from: fromHere(io.cwd, folder),
    cache: values['no-cache'] ? undefined : diskCache(join(out, '.cache')),
    program: () => (fingerprint ??= programFingerprint()),
    typesetter: (onPage) => chromiumTypesetter({ onPage, ...(jobs !== undefined && { jobs }) }),
    port,
    io,
  });
  io.stdout.write(`${preview.address}\n`);
  io.stderr.write('Pages are made again when the text changes; Ctrl-C ends it.\n');
  await ended;
  await preview.end();
  return 0;
}

/** To be told to end is how a preview ends, so the program ends well, and so does a browser that takes it along at once. */
function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ENDINGS)
      process.once(signal, () => {
        process.exitCode = 0;
        resolve();
      });
  });
}

function portFrom(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) < 65_536) return Number(value);
  throw new PressError(`Unexpected port ${JSON.stringify(value)}, expected a number up to 65535`);
}
