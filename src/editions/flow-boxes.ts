import type { LaidPage } from '../pagination/typesetter.js';
import { POINTS_PER_PIXEL, type FlowBoxes } from '../pdf/index.js';

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
    x: box.x * POINTS_PER_PIXEL,
    y: box.y * POINTS_PER_PIXEL,
    width: box.width * POINTS_PER_PIXEL,
    height: box.height * POINTS_PER_PIXEL,
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
