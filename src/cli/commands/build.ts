import { join, resolve } from 'node:path';
import { writeArtifacts } from '../../edge/artifacts.js';
import { chromiumTypesetter } from '../../edge/chromium.js';
import { bookAt } from '../../edge/disk.js';
import { progressOn } from '../../edge/progress.js';
import { shelf as openShelf } from '../../edge/shelf.js';
import { EDITIONS } from '../../editions/index.js';
import type { EditionName } from '../../manuscript/index.js';
import { nearest, PressError } from '../../problem.js';
import { publish, type Published } from '../../publish.js';
import { FORMATS } from '../../report/index.js';
import { readArgs, type Console } from '../args.js';
import { buildReport } from '../build-report.js';

/** `pamphleteer build [DIR|FILE.md]`: every edition of the book, and `report.json`, into `<out>/<slug>/`. */
export async function buildCommand(argv: readonly string[], io: Console): Promise<number> {
  const { values, positionals } = readArgs(argv, { out: 'one', edition: 'many' });
  const [path = 'manuscript', more] = positionals;
  if (more !== undefined)
    throw new PressError(`Unexpected second book ${JSON.stringify(more)}, expected one folder or file`);
  const editions = values.edition?.map(editionNamed);
  const { world, target } = bookAt(resolve(io.cwd, path), { env: io.env });

  const progress = progressOn(io.stderr, () => performance.now());
  const shelf = openShelf();
  const typesetter = chromiumTypesetter({ onPage: (_section, pages) => progress.pages(pages) });
  void typesetter.warm().catch(() => undefined); // a browser that does not start is reported where it is used
  let published: Published;
  try {
    const tools = { typesetter, shelf, onStage: progress.stage };
    published = await publish(world, tools, { target, ...(editions ? { editions } : {}) });
  } finally {
    progress.end();
    await typesetter.close();
  }

  const { book, artifacts, problems, pages } = published;
  const out = resolve(io.cwd, values.out ?? 'dist');
  const report = buildReport(published);
  await writeArtifacts(
    out,
    [...artifacts, report].map(({ name, bytes }) => ({ name: join(book.slug, name), bytes })),
  );
  const texts = await textsOf(
    problems.flatMap(({ place }) => (place ? [place.file] : [])),
    world,
  );
  const colour = io.stderr.isTTY === true && io.env.NO_COLOR === undefined;
  io.stderr.write(FORMATS.pretty(problems, { textOf: (file) => texts.get(file), colour }));
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

async function textsOf(
  files: readonly string[],
  world: { read(path: string): Promise<Uint8Array> },
): Promise<ReadonlyMap<string, string>> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const entries = [...new Set(files)].map(async (file) => {
    const bytes = await world.read(file).catch(() => undefined);
    return bytes ? [[file, decoder.decode(bytes)] as const] : [];
  });
  return new Map((await Promise.all(entries)).flat());
}
