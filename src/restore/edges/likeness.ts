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

/** Insertions, deletions and substitutions between two strings; more than `limit` where it is more. */
function distance(a: string, b: string, limit: number): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const steps = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      row.push(steps);
      least = Math.min(least, steps);
    }
    if (least > limit) return limit + 1;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
