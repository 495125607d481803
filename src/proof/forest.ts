/** Trees of one depth that together say how likely something is an error; fitted by `bench/proof-fit.mjs`. */
export interface Forest {
  /** The log-odds that what the features describe is an error. */
  odds(features: Float64Array): number;
}

type Tree = readonly [feature: readonly number[], threshold: readonly number[], leaf: readonly number[]];

interface Stored {
  readonly depth: number;
  readonly bias: number;
  readonly trees: readonly Tree[];
}

function open({ depth, bias, trees }: Stored): Forest {
  const inner = 2 ** depth - 1;
  const leaves = 2 ** depth;
  const feature = Int16Array.from(trees.flatMap(([features]) => features));
  const threshold = Float64Array.from(trees.flatMap(([, thresholds]) => thresholds));
  const leaf = Float64Array.from(trees.flatMap(([, , values]) => values));
  return {
    odds(features) {
      let sum = bias;
      for (let tree = 0; tree < trees.length; tree++) {
        const base = tree * inner;
        let at = 0;
        while (at < inner) {
          const asked = feature[base + at] as number;
          const right = asked >= 0 && (features[asked] as number) >= (threshold[base + at] as number);
          at = 2 * at + (right ? 2 : 1);
        }
        sum += leaf[tree * leaves + at - inner] as number;
      }
      return sum;
    },
  };
}

/** Opens `proof-weights.json`: one forest for each kind of suspect. */
export function openForests<Kind extends string>(
  json: string,
  kinds: readonly Kind[],
): Readonly<Record<Kind, Forest>> {
  const stored = JSON.parse(json) as Readonly<Record<string, Stored>>;
  const opened = kinds.map((kind) => {
    const forest = stored[kind];
    if (!forest) throw new TypeError(`proof-weights.json has no forest for ${kind}`);
    return [kind, open(forest)] as const;
  });
  return Object.fromEntries(opened) as Record<Kind, Forest>;
}
