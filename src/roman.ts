const FIGURES = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/** A number in lower-case roman figures; what they cannot say, below 1, in digits. */
export function roman(value: number): string {
  if (value < 1) return String(value);
  let rest = value;
  let written = '';
  for (const [worth, figure] of FIGURES) {
    for (; rest >= worth; rest -= worth) written += figure;
  }
  return written;
}

/** The number that lower-case roman figures say; undefined for anything else. */
export function fromRoman(figures: string): number | undefined {
  let at = 0;
  let value = 0;
  for (const [worth, figure] of FIGURES) {
    while (figures.startsWith(figure, at)) {
      value += worth;
      at += figure.length;
    }
  }
  return value > 0 && at === figures.length && roman(value) === figures ? value : undefined;
}
