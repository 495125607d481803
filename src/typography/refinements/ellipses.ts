import { edits, type Edit, type Passage } from '../passage.js';

/** Dots as they are typed, and as they are set; a run of any other shape is the author's own. */
const SHAPES: ReadonlyMap<string, string> = new Map([
  ['...', '\u2026'],
  ['. . .', '\u2026'],
  ['....', '\u2026.'],
  ['. ...', '.\u00A0\u2026'],
  ['. . . .', '.\u00A0\u2026'],
]);

/** Three dots, also spaced ones, are an ellipsis. */
export function ellipses({ text }: Passage): readonly Edit[] {
  return edits(text, /[.\u2026](?:[ \u00A0]?[.\u2026])*/g, ([dots]) =>
    SHAPES.get(dots.replaceAll('\u00A0', ' ')),
  );
}
