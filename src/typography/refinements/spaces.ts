import { edits, type Edit, type Passage } from '../passage.js';

const NO_BREAK = '\u00A0';
const NARROW = '\u202F';

/** Where a line must not break: the pattern matches the space alone, and looks at it first, which is quick. */
const JOINTS: readonly RegExp[] = [
  // A reference and its number.
  /[ \n](?=[\d[ivxlcIVXLC])(?<=\b(?:pp?|vols?|nos?|nrs?|chaps?|ch|figs?|secs?|cols?|fols?|ll?|nn?|bks?|pts?|S|Bd|Nr|Kap|Abb)\.\s)/g,
  /[ \n](?=\S)(?<=[\u00A7\u00B6\u2116]\s)/g,
  // A title and its name, initials and what follows them.
  /[ \n](?=\p{Lu})(?<=\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Ste|Rev|Gen|Col|Capt|Lt|Sgt|Hon|Mme|Mlle|M|Fr|Hr|Sr|Sra)\.?\s)/gu,
  /[ \n](?=\p{Lu})(?<=(?<![\p{L}\p{N}.])(?:\p{Lu}\.\s?)*\p{Lu}\.\s)/gu,
  // A number and its unit.
  /[ \n](?=(?:[kcmnµ]?m|[kcm]?m[²³]|[kmµ]?g|[mcd]?l|ha|°[CF]?|[%‰€£]|[kMGT]?B|[kMG]?Hz|[kM]?[VW]|min|pt|ft|lbs?|oz|mph|a\.m\.|p\.m\.|BC|AD|BCE|CE)(?![\p{L}\p{N}]))(?<=\d\s)/gu,
  // An ellipsis and a dash stay with the word before them.
  /[ \n](?=\u2026)(?<=\S\s)/g,
  /[ \n](?=[\u2013\u2014](?:[ \n]|$))(?<=\S\s)/g,
];

/** Spaces at which a line must not break are made so; French stops get theirs. */
export function spaces({ text, usage }: Passage): readonly Edit[] {
  const found = JOINTS.flatMap((joint) => edits(text, joint, () => NO_BREAK));
  if (usage.spacedStops) found.push(...frenchStops(text));
  found.sort((a, b) => a.start - b.start);
  return found.filter(
    (edit, i) => i === 0 || (edit.start >= (found[i - 1]?.end ?? 0) && edit.start !== found[i - 1]?.start),
  );
}

/** A narrow space before `; ! ? »` and after `«`, a full one before the colon (Imprimerie nationale). */
function frenchStops(text: string): Edit[] {
  const end = '(?=[\\s\\u00A0\\u202F\u00BB\u201D\u2019)\\]]|$)';
  const before = (sign: string, space: string): Edit[] => [
    ...edits(text, new RegExp(`(?<=\\S)[ \\n](?=${sign})`, 'gu'), () => space),
    ...[...text.matchAll(new RegExp(`(?<=[\\p{L}\\p{N})\\u00BB\\u201D\\u2026%])(?=${sign})`, 'gu'))].map(
      ({ index }): Edit => ({ start: index, end: index, value: space }),
    ),
  ];
  return [
    ...before(`[;!?]+${end}`, NARROW),
    ...before('\u00BB', NARROW),
    ...before(`:${end}`, NO_BREAK),
    ...edits(text, /(?<=\u00AB)[ \n](?=\S)/g, () => NARROW),
    ...[...text.matchAll(/(?<=\u00AB)(?=\S)/g)].map(({ index }): Edit => ({
      start: index,
      end: index,
      value: NARROW,
    })),
  ];
}
