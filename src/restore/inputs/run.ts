/** Letters that were drawn or read in one go. Points or pixels, from the top left corner of the page, turned upright. */
export interface Run {
  /** White space at either end says that a word ends there. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of the type: its height from line to line when set solid. */
  readonly size: number;
}

/** A line of type, of one column. `left` is where the column's text would begin if a drop capital stands before it. */
export interface TypeLine extends Run {
  readonly runs: readonly Run[];
  /** What stands in each column of the table that the line is a row of; '' where nothing does. */
  readonly cells?: readonly string[];
}

/** One side of a sheet as it was scanned: a page, or the two pages of a spread. */
export interface Side<T extends Run = Run> {
  readonly width: number;
  readonly height: number;
  /** In the order of the file. */
  readonly items: readonly T[];
}

/** The middle one by size, the upper of two; `otherwise` of none. */
export function median(values: readonly number[], otherwise = 0): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? otherwise;
}
