// Boosted trees for weighing suspects: logistic loss, complete trees of one depth, histograms.
const BINS = 48;
/** Rows that are as good as settled are looked at less often, and count for more when they are. */
const SETTLED = 0.01;
const SELDOM = 0.25;

function edgesOf(column) {
  const sorted = Float32Array.from(column).sort();
  const edges = [];
  for (let bin = 1; bin < BINS; bin++) {
    const value = sorted[Math.floor((bin * sorted.length) / BINS)];
    if (edges.length === 0 || value > edges.at(-1)) edges.push(value);
  }
  // Rare values of small sets (counts, flags) deserve edges of their own.
  const distinct = [...new Set(sorted)];
  if (distinct.length <= BINS) return distinct.slice(1);
  return edges;
}

/**
 * rows: { x, y, w }. `rises`: per feature 1 where more of it must never speak against an error, −1 where never for one, 0 where
 * either may be; `skip`: features nobody asks. Returns { depth, bias, trees: [{ feature[], threshold[], leaf[] }] }; x < threshold goes left.
 */
export function fitForest(
  rows,
  { trees = 120, depth = 5, rate = 0.1, l2 = 4, least = 8, share = 0.5, rises = [], skip = [], rnd },
) {
  const n = rows.length;
  const features = rows[0].x.length;
  const edges = [];
  const binned = [];
  const sample =
    rows.length > 60000 ? Array.from({ length: 60000 }, () => rows[Math.floor(rnd() * n)]) : rows;
  for (let f = 0; f < features; f++) {
    const e = edgesOf(sample.map((r) => r.x[f]));
    edges.push(e);
    const bins = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      let low = 0;
      let high = e.length;
      const value = rows[i].x[f];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value >= e[middle]) low = middle + 1;
        else high = middle;
      }
      bins[i] = low;
    }
    binned.push(bins);
  }
  let positive = 0;
  let all = 0;
  for (const r of rows) {
    positive += r.y * r.w;
    all += r.w;
  }
  const bias = Math.log((positive + 1) / (all - positive + 1));
  const z = new Float64Array(n).fill(bias);
  const forest = [];
  const g = new Float64Array(n);
  const h = new Float64Array(n);
  const node = new Uint8Array(n);
  const chosen = new Int32Array(n);
  // Of the rows that a tree looks at, one after the other: gradient, curvature, node.
  const gs = new Float64Array(n);
  const hs = new Float64Array(n);
  const at = new Uint8Array(n);
  const sums = new Float64Array(2 ** depth * (BINS + 1));
  const weights = new Float64Array(2 ** depth * (BINS + 1));
  const wrong = Uint8Array.from(rows, (r) => r.y);
  const weight = Float64Array.from(rows, (r) => r.w);
  const inner = 2 ** depth - 1;
  for (let t = 0; t < trees; t++) {
    let taken = 0;
    node.fill(0);
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-z[i]));
      const settled = !wrong[i] && p < SETTLED;
      if (rnd() >= (settled ? share * SELDOM : share)) continue;
      const by = settled ? weight[i] / SELDOM : weight[i];
      g[i] = (wrong[i] - p) * by;
      h[i] = Math.max(1e-6, p * (1 - p)) * by;
      chosen[taken++] = i;
    }
    const rowIds = chosen.subarray(0, taken);
    for (let j = 0; j < taken; j++) {
      gs[j] = g[rowIds[j]];
      hs[j] = h[rowIds[j]];
    }
    const tree = { feature: new Array(inner).fill(-1), threshold: new Array(inner).fill(0), leaf: [] };
    const split = new Array(inner).fill(0);
    for (let d = 0; d < depth; d++) {
      const first = 2 ** d - 1;
      const count = 2 ** d;
      const G = new Float64Array(count);
      const H = new Float64Array(count);
      for (let j = 0; j < taken; j++) {
        const k = node[rowIds[j]];
        at[j] = k;
        G[k] += gs[j];
        H[k] += hs[j];
      }
      const best = Array.from({ length: count }, () => ({ gain: 1e-6, f: -1, bin: 0 }));
      for (let f = 0; f < features; f++) {
        if (rnd() < 0.4 || skip.includes(f)) continue;
        const bins = binned[f];
        const width = edges[f].length + 1;
        if (width < 2) continue;
        const hg = sums.subarray(0, count * width).fill(0);
        const hh = weights.subarray(0, count * width).fill(0);
        for (let j = 0; j < taken; j++) {
          const cell = at[j] * width + bins[rowIds[j]];
          hg[cell] += gs[j];
          hh[cell] += hs[j];
        }
        for (let k = 0; k < count; k++) {
          let gl = 0;
          let hl = 0;
          const whole = (G[k] * G[k]) / (H[k] + l2);
          for (let b = 0; b < width - 1; b++) {
            gl += hg[k * width + b];
            hl += hh[k * width + b];
            const hr = H[k] - hl;
            if (hl < least * 0.25 || hr < least * 0.25) continue;
            const gr = G[k] - gl;
            if (rises[f] && (gr / (hr + l2) - gl / (hl + l2)) * rises[f] < 0) continue;
            const gain = (gl * gl) / (hl + l2) + (gr * gr) / (hr + l2) - whole;
            if (gain > best[k].gain) best[k] = { gain, f, bin: b };
          }
        }
      }
      for (let k = 0; k < count; k++)
        if (best[k].f >= 0) {
          tree.feature[first + k] = best[k].f;
          tree.threshold[first + k] = edges[best[k].f][best[k].bin];
          split[first + k] = best[k].bin;
        }
      const columns = tree.feature.slice(first, first + count).map((f) => (f < 0 ? undefined : binned[f]));
      for (let i = 0; i < n; i++) {
        const k = node[i];
        const column = columns[k];
        node[i] = 2 * k + (column !== undefined && column[i] > split[first + k] ? 1 : 0);
      }
    }
    const leaves = 2 ** depth;
    const G = new Float64Array(leaves);
    const H = new Float64Array(leaves);
    for (let j = 0; j < taken; j++) {
      const k = node[rowIds[j]];
      G[k] += gs[j];
      H[k] += hs[j];
    }
    tree.leaf = Array.from({ length: leaves }, (_, k) => (rate * G[k]) / (H[k] + l2));
    for (let i = 0; i < n; i++) z[i] += tree.leaf[node[i]];
    forest.push(tree);
  }
  return { depth, bias, trees: forest };
}

/** The mean of forests of one depth, as one forest: the trees of the first, then those of the others, so that the first can clear alone. */
export function averaged(forests) {
  const share = 1 / forests.length;
  const scaled = (tree) => ({ ...tree, leaf: tree.leaf.map((value) => value * share) });
  return {
    depth: forests[0].depth,
    bias: forests.reduce((sum, { bias }) => sum + bias * share, 0),
    trees: forests.flatMap(({ trees }) => trees.map(scaled)),
  };
}

/**
 * Where a suspect may be cleared before all trees have spoken: [number of trees, least sum], above `floor` at the end. Of `members` forests
 * that are averaged each adds its part of the sum, and the margin is a part of it, too.
 */
export function stopsOf(model, rows, { floor, members = 1, margin = 0.3 / members }) {
  const after = model.trees
    .map((_, tree) => tree)
    .filter((tree) => tree > 0 && tree % (tree < 30 ? 5 : 10) === 0);
  const least = after.map(() => Infinity);
  const sums = new Float64Array(model.trees.length + 1);
  for (const { x } of rows) {
    score(model, x, sums);
    if (sums.at(-1) < floor) continue;
    after.forEach((trees, index) => {
      if (sums[trees] < least[index]) least[index] = sums[trees];
    });
  }
  return after.map((trees, index) => [trees, least[index] - margin]);
}

export function score(model, x, sums = undefined) {
  let z = model.bias;
  const inner = 2 ** model.depth - 1;
  for (const [tree, { feature, threshold, leaf }] of model.trees.entries()) {
    if (sums) sums[tree] = z;
    let at = 0;
    while (at < inner) {
      const f = feature[at];
      at = 2 * at + 1 + (f >= 0 && x[f] >= threshold[at] ? 1 : 0);
    }
    z += leaf[at - inner];
  }
  if (sums) sums[model.trees.length] = z;
  return z;
}
