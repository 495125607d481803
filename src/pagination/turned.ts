import type { Box, LaidPage } from './typesetter.js';

/** A page where it lies on the other side than it was laid out for: all that stands on it is moved by its turn. */
export function turned(page: LaidPage): LaidPage {
  const { turn = 0, text, notes, pictures, formulas, floats, repeats } = page;
  const moved = (box: Box): Box => ({ ...box, x: Math.round((box.x + turn) * 100) / 100 });
  return {
    ...page,
    text: moved(text),
    ...(notes && { notes: moved(notes) }),
    ...(pictures && { pictures: pictures.map(moved) }),
    ...(formulas && { formulas: formulas.map(moved) }),
    ...(floats && { floats: floats.map(moved) }),
    ...(repeats && { repeats: repeats.map(moved) }),
    turned: true,
  };
}
