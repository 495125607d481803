import { createHash } from 'node:crypto';
import type {
  LaidPage,
  LaidShard,
  PageReading,
  PrintedShard,
  Serve,
  Shard,
  Start,
  Typesetter,
} from '../pagination/typesetter.js';

/** A place where bytes are kept from one build to the next. It may forget any of them at any time; it must not change them. */
export interface Store {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** What a shard was served while it was laid out: path and hash, no hash where there was no such thing. */
type Served = readonly (readonly [path: string, hash: string | null])[];

/** What is kept of a shard: once for wherever it stands, and once for each of its places, with the PDF. */
interface Facts {
  readonly served: Served;
  readonly asksForSides: boolean;
  readonly pages: readonly LaidPage[];
  readonly problems: PrintedShard['problems'];
  /** Where it stood when it was last printed. */
  readonly stood: Start;
  /** The names of what was read from its pages, where that was read. */
  readonly keys?: readonly string[];
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

  const lay = async (shard: Shard, serve: Serve, expected?: Start): Promise<LaidShard> => {
    const name = hashOf(await (fingerprint ??= engine()), shard.id, shard.html);
    const layout = (await recall(hashOf(name, 'layout'), serve))?.facts;
    const asked = new Set<string>();
    const noting: Serve = (path) => {
      asked.add(path);
      return serve(path);
    };
    const printKey = ({ page, side }: Start): string => hashOf(name, 'print', String(page), side);
    // most stand where they stood: what is kept of the pages is fetched before it is known, while the engine works on what has changed
    const likely = layout && { ...layout.stood, entry: recall(printKey(layout.stood), serve) };
    likely?.entry.catch(() => undefined); // whoever places it there hears of it
    let laid = layout ? undefined : await typesetter.lay(shard, noting, expected);
    let print: () => Promise<PrintedShard> = () => Promise.reject(new Error('Unexpected print before place'));
    const asksForSides = layout?.asksForSides ?? laid?.asksForSides ?? false;

    const printAnew = async (own: LaidShard, start: Start): Promise<PrintedShard> => {
      const printed = await own.print();
      if (printed.problems.some(({ severity }) => severity === 'error')) return printed;
      const seen = await Promise.all(
        [...asked].sort().map(async (path) => [path, await hashServed(serve, path)] as const),
      );
      const { pages, problems, pdf, readings } = printed;
      const facts: Facts = { served: seen, asksForSides, pages, problems, stood: start };
      await Promise.all([
        store.put(hashOf(name, 'layout'), closed(facts)),
        store.put(printKey(start), closed(facts, pdf, readings)),
      ]).catch(() => undefined); // what cannot be kept is made again
      return printed;
    };

    return {
      asksForSides,
      async place(start) {
        const key = printKey(start);
        const stays = likely?.page === start.page && likely.side === start.side;
        const known = laid ? undefined : await (stays ? likely.entry : recall(key, serve));
        if (known) {
          const { facts, body, readings } = known;
          const { pages, problems } = facts;
          print = () => Promise.resolve({ pdf: body, pages, problems, ...(readings && { readings }) });
          return pages;
        }
        if (layout && !asksForSides) {
          print = async () => {
            const own = await typesetter.lay(shard, noting, start);
            await own.place(start);
            return printAnew(own, start);
          };
          return layout.pages;
        }
        const own = (laid ??= await typesetter.lay(shard, noting, start));
        print = () => printAnew(own, start);
        return own.place(start);
      },
      print: () => print(),
    };
  };
  return { ...typesetter, lay };
}

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
