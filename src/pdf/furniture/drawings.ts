/** Something that is drawn by itself, between `q` and `Q`, in one clipping path. */
interface Drawing {
  readonly drawing: string;
  /** The upper edge of that path, in points from the foot of the sheet. */
  readonly upper: number;
}

/**
 * What a sheet of the engine draws, a line an operator: first a matrix that holds for all of it, `a 0 0 d e f cm`, then drawings, each of which
 * saves the state, clips, and restores it. Throws an `Error` for anything else.
 */
export function drawingsOf(content: string): {
  readonly base: string;
  readonly drawings: readonly Drawing[];
} {
  const lines = content.split('\n').filter((line) => line !== '');
  const [first = ''] = lines;
  if (lines.length === 0) return { base: '', drawings: [] };
  const [, , , scale, , shift, operator] = first
    .split(' ')
    .map((part) => (part === 'cm' ? part : Number(part)));
  if (operator !== 'cm' || typeof scale !== 'number' || typeof shift !== 'number')
    throw new Error(`Unexpected '${first}' at the beginning of a sheet, expected its matrix`);
  const drawings: Drawing[] = [];
  let depth = 0;
  let open: string[] = [];
  for (const line of lines.slice(1)) {
    if (line === 'q') depth++;
    if (depth === 0)
      throw new Error(`Unexpected '${line}' on a sheet, expected a drawing with a clipping path`);
    open.push(line);
    if (line === 'Q') depth--;
    if (depth > 0) continue;
    // the matrix has heights from the top
    const highest = Math.min(...clippingHeights(open));
    drawings.push({ drawing: `${open.join('\n')}\n`, upper: scale * highest + shift });
    open = [];
  }
  if (depth > 0) throw new Error('Unexpected end of a sheet within a drawing');
  return { base: `${first}\n`, drawings };
}

const CLIPS = /^W\*? n$/;

/** The heights, in the sheet's own numbers, that the first clipping path of a drawing touches. */
function clippingHeights(drawing: readonly string[]): readonly number[] {
  const end = drawing.findIndex((line) => CLIPS.test(line));
  const heights = drawing.slice(1, Math.max(1, end)).flatMap((line) => {
    const numbers = line.split(' ').slice(0, -1).map(Number);
    if (!line.endsWith(' re')) return numbers.filter((_, i) => i % 2 === 1);
    const [, y = NaN, , height = NaN] = numbers;
    return [y, y + height];
  });
  if (heights.length === 0 || heights.some(Number.isNaN))
    throw new Error('Unexpected drawing on a sheet without its clipping path');
  return heights;
}
