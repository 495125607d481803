import type { LaidPage } from '../pagination/typesetter.js';
import type { FlowBoxes } from '../pdf/index.js';

/** Points in a CSS pixel. */
const POINTS = 72 / 96;

/** Where the flows of a laid out page stand, for who reads its PDF. */
export function flowBoxesOf({
  text,
  notes,
  pictures = [],
  formulas = [],
  floats = [],
  repeats = [],
}: LaidPage): FlowBoxes {
  const points = (box: LaidPage['text']): FlowBoxes['text'] => ({
    x: box.x * POINTS,
    y: box.y * POINTS,
    width: box.width * POINTS,
    height: box.height * POINTS,
  });
  const passed = [...pictures, ...repeats];
  return {
    text: points(text),
    ...(notes && { notes: points(notes) }),
    ...(passed.length > 0 && { pictures: passed.map(points) }),
    ...(floats.length > 0 && { floats: floats.map(points) }),
    ...(formulas.length > 0 && { formulas: formulas.map(points) }),
  };
}
