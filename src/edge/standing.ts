import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeArtifacts } from './artifacts.js';
import type { Store } from './remembering.js';
import { holds, type Sources, type Trace } from './tracing.js';
import type { Problem } from '../problem.js';

/** What is told of a build, apart from its files. */
export interface Told {
  readonly slug: string;
  readonly title: string;
  readonly pages: number;
  readonly problems: readonly Problem[];
}

export interface StandingBuilds {
  /** Brings the files of a build that holds back to `out`, if they are not there as they were; undefined where none holds. */
  stand(out: string, sources: Sources): Promise<(Told & { readonly names: readonly string[] }) | undefined>;
  keep(trace: Trace, told: Told, files: readonly Finished[]): Promise<void>;
}

interface Finished {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A build as it was: what it asked for, what it told, and its files by their hashes. */
interface Standing extends Told {
  readonly trace: Trace;
  readonly files: readonly (readonly [name: string, hash: string])[];
}

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(part.length)}:`).update(part);
  return hash.digest('hex');
};

/**
 * Whole builds that stand, as printers keep type standing for the next printing. A build is named by all that is not asked
 * for on the way (`name`: the program, the engine, the order), and holds while all that was asked would be answered the same.
 */
export function standingBuilds(store: Store, name: () => Promise<readonly string[]>): StandingBuilds {
  let named: Promise<string> | undefined;
  const key = (): Promise<string> => (named ??= name().then((parts) => hashOf('build', ...parts)));
  const kept = async (): Promise<Uint8Array | undefined> => store.get(await key());
  return {
    async stand(out, sources) {
      const build = opened(await kept().catch(() => undefined));
      if (!build || !(await holds(build.trace, sources))) return undefined;
      const { slug, title, pages, problems, files } = build;
      if (!(await inPlace(out, build))) {
        const again = await Promise.all(files.map((file) => fromStore(store, file)));
        const whole = again.filter((file) => file !== undefined);
        if (whole.length < files.length) return undefined;
        await writeArtifacts(
          out,
          whole.map((file) => ({ ...file, name: join(slug, file.name) })),
        );
      }
      return { slug, title, pages, problems, names: files.map(([name]) => name) };
    },
    async keep(trace, told, files) {
      const hashes = files.map(({ name, bytes }) => [name, hashOf(bytes)] as const);
      await Promise.all(files.map(({ bytes }, i) => store.put(hashes[i]?.[1] ?? '', bytes)));
      const build: Standing = { ...told, trace, files: hashes };
      // last, so that what it names is there
      await store.put(await key(), closed(build));
    },
  };
}

async function inPlace(out: string, { slug, files }: Standing): Promise<boolean> {
  const same = files.map(async ([name, hash]) => {
    const bytes = await readFile(join(out, slug, name)).catch(() => undefined);
    return bytes !== undefined && hashOf(bytes) === hash;
  });
  return (await Promise.all(same)).every(Boolean);
}

async function fromStore(
  store: Store,
  [name, hash]: readonly [string, string],
): Promise<Finished | undefined> {
  const bytes = await store.get(hash).catch(() => undefined);
  return bytes && hashOf(bytes) === hash ? { name, bytes } : undefined;
}

function closed(build: Standing): Uint8Array {
  const text = JSON.stringify(build);
  return Buffer.from(`${hashOf(text)}\n${text}`);
}

function opened(bytes: Uint8Array | undefined): Standing | undefined {
  const [hash, text] = bytes ? Buffer.from(bytes).toString('utf8').split('\n', 2) : [];
  return text !== undefined && hash === hashOf(text) ? (JSON.parse(text) as Standing) : undefined;
}
