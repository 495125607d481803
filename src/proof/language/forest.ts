/** What is known of a suspect, question by question. */
export interface Answers {
  readonly size: number;
  at(question: number): number;
}

/** Trees of one depth that together say how likely something is an error; fitted by `bench/proof/fit.mjs`. */
export interface Forest {
  /** What it was fitted to ask, in the order in which it wants the answers. */
  readonly features: readonly string[];
  /**
   * The log-odds that what the answers describe is an error; anything below `least` where the first trees tell that they are below it: no
   * more can be added, or nothing that stood so low after as many trees ever came up to what is worth telling.
   */
  odds(answers: Answers, least?: number): number;
}

interface Stored {
  readonly features: readonly string[];
  readonly depth: number;
  readonly bias: number;
  /** Tree after tree: what each of its knots asks (−1: nothing, go left), from where on it goes right; and its leaves. */
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly leaf: readonly number[];
  /** Numbers of trees, and the least sum after so many that ended above `floor` in what the forest was fitted to. */
  readonly stops: readonly (readonly [trees: number, least: number])[];
  readonly floor: number;
}

/** Bounds are added up in another order than what they bound. */
const ROUNDING = 1e-9;

function open({ features, depth, bias, stops, floor, ...stored }: Stored): Forest {
  const inner = 2 ** depth - 1;
  const leaves = 2 ** depth;
  const feature = Int16Array.from(stored.feature);
  const threshold = Float64Array.from(stored.threshold);
  const leaf = Float64Array.from(stored.leaf);
  const trees = leaf.length / leaves;
  // The most that the trees from one on can add together.
  const most = new Float64Array(trees + 1);
  for (let tree = trees - 1; tree >= 0; tree--)
    most[tree] =
      (most[tree + 1] as number) + Math.max(...leaf.subarray(tree * leaves, (tree + 1) * leaves)) + ROUNDING;
  const stopAt = new Float64Array(trees + 1).fill(-Infinity);
  for (const [tree, least] of stops) stopAt[tree] = least;
  return {
    features,
    odds(answers, least = -Infinity) {
      let sum = bias;
      for (let tree = 0; tree < trees; tree++) {
        if (sum + (most[tree] as number) < least) return sum + (most[tree] as number);
        if (least >= floor && sum < (stopAt[tree] as number)) return -Infinity;
        const base = tree * inner;
        let at = 0;
        while (at < inner) {
          const asked = feature[base + at] as number;
          const right = asked >= 0 && answers.at(asked) >= (threshold[base + at] as number);
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
