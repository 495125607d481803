/** Of letters, the share that may differ between two readings of one line. */
const TOLERANCE = 0.25;
const ALPHABET = 32;

/** Groups of candidates whose keys are readings of the same line; a group is led by its first key. */
export function alike<T extends { readonly key: string }>(candidates: readonly T[]): T[][] {
  const exact = new Map<string, T[]>();
  for (const candidate of candidates) {
    const same = exact.get(candidate.key);
    if (same) same.push(candidate);
    else exact.set(candidate.key, [candidate]);
  }
  // The most frequent reading is the likeliest to be right: it leads.
  const keys = [...exact.keys()].sort(
    (a, b) => (exact.get(b)?.length ?? 0) - (exact.get(a)?.length ?? 0) || (a < b ? -1 : 1),
  );
  const leaders: { readonly key: string; readonly bag: Int8Array; readonly group: T[] }[] = [];
  for (const key of keys) {
    const bag = lettersOf(key);
    const members = exact.get(key) ?? [];
    const leader = leaders.find((other) => isNear(other.key, other.bag, key, bag));
    if (leader) leader.group.push(...members);
    else leaders.push({ key, bag, group: [...members] });
  }
  return leaders.map(({ group }) => group);
}

function isNear(a: string, bagA: Int8Array, b: string, bagB: Int8Array): boolean {
  const limit = Math.floor(Math.max(a.length, b.length) * TOLERANCE);
  if (Math.abs(a.length - b.length) > limit) return false;
  let apart = 0;
  for (let i = 0; i < ALPHABET; i++) apart += Math.abs((bagA[i] ?? 0) - (bagB[i] ?? 0));
  return apart <= 2 * limit && distance(a, b, limit) <= limit;
}

/** Counts by letter, folded to a small alphabet: two lines far apart in it are far apart in letters. */
function lettersOf(key: string): Int8Array {
  const bag = new Int8Array(ALPHABET);
  for (let i = 0; i < key.length; i++) {
    const slot = key.charCodeAt(i) % ALPHABET;
    bag[slot] = (bag[slot] ?? 0) + 1;
  }
  return bag;
}

/** Rows of the table of distances: used again and again, since thousands of lines are compared. */
let rows = [new Uint16Array(256), new Uint16Array(256)] as const;

/** Insertions, deletions and substitutions between two strings; more than `limit` where it is more. */
function distance(a: string, b: string, limit: number): number {
  if (rows[0].length <= b.length)
    rows = [new Uint16Array(2 * b.length + 2), new Uint16Array(2 * b.length + 2)];
  let [last, row] = rows;
  const far = limit + 1;
  for (let j = 0; j <= b.length; j++) last[j] = Math.min(j, far);
  for (let i = 1; i <= a.length; i++) {
    // Further off the diagonal than the limit nothing can be within it.
    const [from, to] = [Math.max(1, i - limit), Math.min(b.length, i + limit)];
    row[from - 1] = from === 1 ? Math.min(i, far) : far;
    let least = row[from - 1] ?? far;
    const letter = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const same = (last[j - 1] ?? far) + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      const one = Math.min(last[j] ?? far, row[j - 1] ?? far) + 1;
      const steps = Math.min(same, one, far);
      row[j] = steps;
      if (steps < least) least = steps;
    }
    if (to < b.length) row[to + 1] = far;
    if (least > limit) return far;
    [last, row] = [row, last];
  }
  return last[b.length] ?? far;
}
