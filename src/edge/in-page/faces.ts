import type { LaidProblem } from './orders.js';

/** Loads every face that the styles declare; one that fails is a problem. */
export async function loadFaces(): Promise<LaidProblem[]> {
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
  return failures();
}

/**
 * Waits for the faces that what is in the document is set in, before a line is measured in a fall-back; one that fails is a
 * problem. Faces that nothing is set in stay where they are: each costs half a megabyte on its way into the page.
 */
export async function facesInUse(): Promise<LaidProblem[]> {
  // a face is asked for when the text that it is for is laid out
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  return failures();
}

function failures(): LaidProblem[] {
  const failed = [...document.fonts].filter(({ status }) => status === 'error');
  return failed.map(({ family, style, weight }): LaidProblem => ({
    ruleId: 'face-missing',
    severity: 'error',
    message: `Unexpected failure of the typeface ${family} (${style} ${weight}), expected a face that loads`,
    note: 'The pages would be set in another face: check the file that the style sheet names.',
  }));
}
