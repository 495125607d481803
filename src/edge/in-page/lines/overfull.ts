/* Lines that came out longer than they were reckoned: in a face, or by a rule, that the room cannot know of. */

/** CSS pixels that a set line may be too long by: widths are told in whole ones. */
const ROUNDING = 1;

/** The set paragraphs under `root`, which is laid out, that have a line longer than their measure. */
export function overfull(root: ParentNode): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('.lines')].filter(
    (paragraph) => paragraph.scrollWidth > paragraph.clientWidth + ROUNDING,
  );
}
