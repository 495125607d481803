import { createHash } from 'node:crypto';
import type {
  Furniture,
  FurnitureOrder,
  LaidPage,
  LaidShard,
  PageReading,
  PrintedShard,
  Serve,
  Shard,
  Side,
  Typesetter,
} from '../pagination/typesetter.js';

/** A place where bytes are kept from one build to the next. It may forget any of them at any time; it must not change them. */
export interface Store {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** What a shard was served while it was laid out: path and hash, no hash where there was no such thing. */
type Served = readonly (readonly [path: string, hash: string | null])[];

/** What is kept of a shard, beside its PDF. */
interface Facts {
  readonly served: Served;
  readonly pages: readonly LaidPage[];
  readonly problems: PrintedShard['problems'];
  /** The names of what was read from its pages, where that was read. */
  readonly keys?: readonly string[];
  /** Of heads and folios, how they stand on sheets. */
  readonly stack?: Furniture['stack'];
}

interface Entry {
  readonly facts: Facts;
  readonly readings: PrintedShard['readings'];
  readonly body: Uint8Array;
}

/** The words of a page, as they are kept apart from the rest: they are nine tenths of it, and of a page that stays nobody asks for them. */
type PageWords = Pick<PageReading, 'text' | 'notes' | 'formulas'>;

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(part.length)}:`).update(part);
  return hash.digest('hex');
};

/**
 * A typesetter that remembers shards in a store. All that a page can be made of is its document, what it was served, and the
 * engine; so an entry is good if the three are what they were. The engine is not started for what is remembered.
 * @param engine names the engine and everything of it that could change a page
 */
export function remembering(typesetter: Typesetter, store: Store, engine: () => Promise<string>): Typesetter {
  let fingerprint: Promise<string> | undefined;
  const served = new WeakMap<Serve, Map<string, Promise<string | null>>>();
  const hashServed = (serve: Serve, path: string): Promise<string | null> => {
    const known = served.get(serve) ?? new Map<string, Promise<string | null>>();
    served.set(serve, known);
    const hash = known.get(path) ?? serve(path).then((bytes) => (bytes ? hashOf(bytes) : null));
    known.set(path, hash);
    return hash;
  };
  const recall = async (key: string, serve: Serve): Promise<Entry | undefined> => {
    const entry = opened(await store.get(key).catch(() => undefined));
    if (!entry) return undefined;
    const now = await Promise.all(entry.facts.served.map(([path]) => hashServed(serve, path)));
    return entry.facts.served.every(([, hash], i) => hash === now[i]) ? entry : undefined;
  };

  /** A serve that notes what it is asked for, and what was served then. */
  const noting = (serve: Serve): { readonly serve: Serve; readonly served: () => Promise<Served> } => {
    const asked = new Set<string>();
    return {
      serve: (path) => {
        asked.add(path);
        return serve(path);
      },
      served: () =>
        Promise.all([...asked].sort().map(async (path) => [path, await hashServed(serve, path)] as const)),
    };
  };
  // what cannot be kept is made again
  const keep = (key: string, entry: Uint8Array): Promise<void> =>
    store.put(key, entry).catch(() => undefined);

  const lay = async (shard: Shard, serve: Serve, expected?: Side): Promise<LaidShard> => {
    const name = hashOf(await (fingerprint ??= engine()), shard.id, shard.html);
    const keyOn = (side: Side | 'either'): string => hashOf(name, 'print', side);
    const either = await recall(keyOn('either'), serve);
    if (either) {
      return {
        dependsOnSide: false,
        place: () => Promise.resolve(either.facts.pages),
        print: () => Promise.resolve(printedAs(either)),
      };
    }
    const { serve: asking, served } = noting(serve);
    const printed = async (own: LaidShard, side: Side): Promise<PrintedShard> => {
      const done = await own.print();
      if (isFaulty(done)) return done;
      const { pages, problems, pdf, readings } = done;
      const facts: Facts = { served: await served(), pages, problems };
      await keep(keyOn(own.dependsOnSide ? side : 'either'), closed(facts, pdf, readings));
      return done;
    };
    const [recto, verso] = await Promise.all([recall(keyOn('recto'), serve), recall(keyOn('verso'), serve)]);
    if (!recto && !verso) {
      const own = await typesetter.lay(shard, asking, expected);
      let on: Side = 'recto';
      return {
        dependsOnSide: own.dependsOnSide,
        place: (side) => own.place((on = side)),
        print: () => printed(own, on),
      };
    }
    let print: () => Promise<PrintedShard> = () => Promise.reject(new Error('Unexpected print before place'));
    return {
      dependsOnSide: true,
      async place(side) {
        const known = side === 'recto' ? recto : verso;
        if (known) {
          print = () => Promise.resolve(printedAs(known));
          return known.facts.pages;
        }
        const own = await typesetter.lay(shard, asking, side);
        print = () => printed(own, side);
        return own.place(side);
      },
      print: () => print(),
    };
  };

  const furnish = async (order: FurnitureOrder, serve: Serve): Promise<Furniture> => {
    const { id, html, pages } = order;
    const key = hashOf(await (fingerprint ??= engine()), 'furniture', id, html, JSON.stringify(pages));
    const known = await recall(key, serve);
    if (known) {
      const { problems, stack } = known.facts;
      return { pdf: known.body, problems, ...(stack && { stack }) };
    }
    const { serve: asking, served } = noting(serve);
    const made = await typesetter.furnish(order, asking);
    const { pdf, ...facts } = made;
    if (!isFaulty(made)) await keep(key, closed({ ...facts, served: await served(), pages: [] }, pdf));
    return made;
  };
  return { ...typesetter, lay, furnish };
}

const isFaulty = ({ problems }: Pick<PrintedShard, 'problems'>): boolean =>
  problems.some(({ severity }) => severity === 'error');

/** A shard's pages as they were kept. */
const printedAs = ({ facts: { pages, problems }, body, readings }: Entry): PrintedShard => ({
  ...{ pdf: body, pages, problems },
  ...(readings && { readings }),
});

/** An entry as bytes: the lengths of the facts and of the words, and a hash of all that follows: the facts, the words, the body. */
function closed(
  facts: Facts,
  body: Uint8Array = new Uint8Array(),
  readings?: PrintedShard['readings'],
): Uint8Array {
  const keys = readings?.map(({ key }) => key);
  const words =
    readings?.map(({ text, notes, formulas }): PageWords => ({
      text,
      notes,
      ...(formulas !== undefined && { formulas }),
    })) ?? [];
  const parts = [
    Buffer.from(JSON.stringify({ ...facts, ...(keys && { keys }) } satisfies Facts)),
    Buffer.from(JSON.stringify(words)),
    body,
  ] as const;
  const [{ length: factsEnd }, { length: wordsLength }] = parts;
  return Buffer.concat([
    Buffer.from(`${String(factsEnd)} ${String(wordsLength)} ${hashOf(...parts)}\n`),
    ...parts,
  ]);
}

function opened(bytes: Uint8Array | undefined): Entry | undefined {
  if (!bytes) return undefined;
  const start = bytes.indexOf(10) + 1;
  const [factsLength, wordsLength, hash] = textOf(bytes.subarray(0, start)).trim().split(' ');
  const factsEnd = start + Number(factsLength);
  const wordsEnd = factsEnd + Number(wordsLength);
  const facts = bytes.subarray(start, factsEnd);
  const words = bytes.subarray(factsEnd, wordsEnd);
  const body = bytes.subarray(wordsEnd);
  if (hash !== hashOf(facts, words, body)) return undefined;
  const known = JSON.parse(textOf(facts)) as Facts;
  return { facts: known, readings: known.keys && readingsOf(known.keys, words), body };
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');

/** What was read from the pages of these names; their words are taken apart when they are asked for. */
function readingsOf(keys: readonly string[], bytes: Uint8Array): readonly PageReading[] {
  let words: readonly PageWords[] | undefined;
  const wordsOn = (page: number): PageWords | undefined =>
    (words ??= JSON.parse(textOf(bytes)) as readonly PageWords[])[page];
  return keys.map((key, page) => ({
    key,
    get text() {
      return wordsOn(page)?.text ?? [];
    },
    get notes() {
      return wordsOn(page)?.notes ?? [];
    },
    get formulas() {
      return wordsOn(page)?.formulas ?? 0;
    },
  }));
}
