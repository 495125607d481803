import { createHash } from 'node:crypto';
import type { Shelf, World } from '../world.js';

/** All that a build can ask for: the book's folder and clock, and what the program brings along. */
export interface Sources {
  readonly world: World;
  readonly shelf: Shelf;
}

/** What a build asked for, and hashes of what it was given, refusals among them. */
export type Trace = readonly (readonly [kind: Kind, name: string, answer: string])[];

/** Every way to ask; a test holds that there is no other. */
const ASK = {
  read: ({ world }, name) => world.read(name),
  list: ({ world }, name) => world.list(name),
  now: ({ world }) => Promise.resolve(world.now()),
  style: ({ shelf }, name) => shelf.style(name),
  face: ({ shelf }, name) => shelf.face(name),
  data: ({ shelf }, name) => shelf.data(name),
} as const satisfies Readonly<Record<string, (from: Sources, name: string) => Promise<Answer>>>;

type Kind = keyof typeof ASK;
type Answer = Uint8Array | readonly string[] | string | Date | undefined;

/** Sources that are watched: `trace` tells what has been asked so far; undefined if one question had two answers. */
export function traced(sources: Sources): Sources & { trace(): Trace | undefined } {
  const noted = new Map<string, readonly [Kind, string, string]>();
  let steady = true;
  const note = (kind: Kind, name: string, answer: string): void => {
    const key = `${kind} ${name}`;
    steady &&= (noted.get(key)?.[2] ?? answer) === answer;
    noted.set(key, [kind, name, answer]);
  };
  const noting = async <T extends Answer>(kind: Kind, name: string, asked: Promise<T>): Promise<T> => {
    try {
      const answer = await asked;
      note(kind, name, hashOf(answer));
      return answer;
    } catch (error) {
      note(kind, name, refused(error));
      throw error;
    }
  };
  // what the program brings along is the same all the time: it is asked for again and again
  const once = <T extends Answer>(kind: Kind): ((name: string) => Promise<T>) => {
    const known = new Map<string, Promise<T>>();
    return (name) => {
      const answer = known.get(name) ?? noting(kind, name, ASK[kind](sources, name) as Promise<T>);
      known.set(name, answer);
      return answer;
    };
  };
  return {
    world: {
      read: (path) => noting('read', path, sources.world.read(path)),
      list: (path) => noting('list', path, sources.world.list(path)),
      now() {
        const now = sources.world.now();
        note('now', '', hashOf(now));
        return now;
      },
    },
    shelf: { style: once('style'), face: once('face'), data: once('data') },
    trace: () => (steady ? [...noted.values()] : undefined),
  };
}

/** Whether every question would be answered as it was. */
export async function holds(trace: Trace, sources: Sources): Promise<boolean> {
  const same = trace.map(async ([kind, name, answer]) => {
    const now = await ASK[kind](sources, name).then(hashOf, refused);
    return now === answer;
  });
  return (await Promise.all(same)).every(Boolean);
}

function hashOf(answer: Answer): string {
  const [kind, bytes] =
    answer === undefined
      ? ['none', '']
      : answer instanceof Uint8Array
        ? ['bytes', answer]
        : answer instanceof Date
          ? ['date', answer.toISOString()]
          : ['text', JSON.stringify(answer)];
  return `${kind} ${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A refusal may be told to the reader, so its words count. */
function refused(error: unknown): string {
  const { message, hint } = error as { readonly message?: unknown; readonly hint?: unknown };
  return `refused ${createHash('sha256')
    .update(JSON.stringify([message, hint]))
    .digest('hex')}`;
}
