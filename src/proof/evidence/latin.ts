import type { Scene } from './scene.js';

/** How the second word of a Latin name ends, which is written small. */
const EPITHET = /\p{Ll}{2}(?:us|a|um|is|ae|æ|ii|or|ix|ens|oides)$/u;
/** Up to this standing a word may be the name of a kind; English words stand higher. */
const STRANGE = 2;

const mayBeEpithet = ({ tokens, known }: Scene, at: number): boolean => {
  const token = tokens[at];
  return (
    token?.kind === 'word' && token.capitals === 0 && (known[at] ?? 0) <= STRANGE && EPITHET.test(token.norm)
  );
};

const mayBeKind = ({ tokens, known }: Scene, at: number): boolean => {
  const token = tokens[at];
  return token?.kind === 'word' && token.capitals === 1 && (known[at] ?? 0) <= STRANGE;
};

/** Whether two tokens stand side by side, the first perhaps cut to its initial: `Munia atricapilla`, `L. excubitor`. */
function stand({ tokens, passage: { text } }: Scene, first: number): boolean {
  const [kind, epithet] = [tokens[first], tokens[first + 1]];
  if (!kind || !epithet) return false;
  const gap = text.slice(kind.end, epithet.start);
  return gap === ' ' || (gap === '. ' && kind.norm.length <= 2);
}

/** Whether the word is a part of the Latin name of a plant or an animal, as its neighbour tells: no dictionary has them. */
export function isOfLatinName(scene: Scene, index: number): boolean {
  const isName = (kind: number): boolean =>
    mayBeKind(scene, kind) && mayBeEpithet(scene, kind + 1) && stand(scene, kind);
  return isName(index - 1) || isName(index);
}
