import { isNearlyClean, near, touchesApostrophe, type Scene } from './scene.js';

/** Capitals up to this many are an abbreviation. */
const ACRONYM = 5;
/** So many strange forms within a few words are dialect or another language, not errors. */
const COMPANY = 2;

/** Whether the word is a part of a name with dots, slashes or the like: `Node.js`, `e.g.`, `and/or`. */
function isInAddress(text: string, start: number, end: number): boolean {
  return (
    /[\w@/\\.-][./@_\\]$/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[./@_\\][\p{L}\d_]/u.test(text.slice(end, end + 2))
  );
}

/**
 * Whether a form is no error though it looks like one, in a book that has next to none: dialect with its apostrophes,
 * a quotation in another language, an abbreviation, a name of the computer's world, a syllable of a word spoken slowly.
 */
export function isMeant(scene: Scene, index: number): boolean {
  const { book, tokens, context, known, foreign, english, passage } = scene;
  const token = tokens[index];
  if (!token || !isNearlyClean(book)) return false;
  const { surface, norm, start, end } = token;
  if (isInAddress(passage.text, start, end) || touchesApostrophe(scene, token)) return true;
  const unknown = known[index] === 0;
  if (unknown && norm.includes("'")) return true;
  if (unknown && (token.capitals === 2 || norm.length === 1) && token.capitals > 0 && norm.length <= ACRONYM)
    return true;
  if (unknown && /\p{Ll}\p{Lu}|\p{L}\d|\d\p{L}/u.test(surface)) return true;
  const hyphen = context.at(index - 1) === 3 || context.at(index + 1) === 3;
  if (hyphen) return true;
  const strange = near(
    scene,
    index,
    6,
    (at) => foreign[at] === 1 || (known[at] === 0 && tokens[at]?.capitals === 0),
  );
  if (strange < COMPANY) return false;
  return strange >= near(scene, index, 3, (at) => english[at] === 1);
}
