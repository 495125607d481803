/** The words closest to `word`, nearest first, at most three; none that differs in more than a third of its letters. */
export function nearest(word: string, words: Iterable<string>): string[] {
  const most = Math.max(1, Math.floor(word.length / 3));
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), most);
    if (distance <= most) found.push({ candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return found.slice(0, 3).map(({ candidate }) => candidate);
}

/** Insertions, deletions, replacements and swaps of neighbours from `a` to `b`; more than `most` is not counted further. */
function editDistance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const at = (list: readonly number[], index: number): number => list[index] ?? Infinity;
      const same = a[i - 1] === b[j - 1];
      let value = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, at(beforeLast, j - 2) + 1);
      }
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return least;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? Infinity;
}
