import type { LaidProblem } from './orders.js';

/** Loads every face that the styles declare, before a line is set in a fall-back; one that fails is a problem. */
export async function loadFaces(): Promise<LaidProblem[]> {
  const faces = [...document.fonts];
  const loaded = await Promise.allSettled(faces.map((face) => face.load()));
  return loaded.flatMap((outcome, index): LaidProblem[] => {
    const face = faces[index];
    if (outcome.status === 'fulfilled' || !face) return [];
    return [
      {
        ruleId: 'face-missing',
        severity: 'error',
        message: `Unexpected failure of the typeface ${face.family} (${face.style} ${face.weight}), expected a face that loads`,
        note: 'The pages would be set in another face: check the file that the style sheet names.',
      },
    ];
  });
}
