import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { cut, isPlain, spanOf } from './written.js';

const WORD = String.raw`[\p{Lu}\p{N}][\p{Lu}\p{M}\p{N}'’\-]*`;
/** A stop behind these is not the end of a name. */
const SHORT = String.raw`(?:MRS?|MS|DR|ST|REV|HON|PROF|CAPT|COL|GEN|LT|SGT|MME|MLLE|M)\. `;
/** `MRS. ALVING`, `FIRST CITIZEN`, `ROSENCRANTZ & GUILDENSTERN`, `Q` */
const CAPITALS = String.raw`(?:${SHORT})?${WORD}(?:(?: | ?[,&/] ?)(?:${SHORT})?${WORD})*`;
/** `Jane Doe`, `Mr. Dombey`, `Prince of Denmark` */
const NAME = String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’\-]*\.?(?: (?:[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’\-]*\.?|\p{Ll}{1,3})){0,4}`;
/** How it is said, between a name and its mark: `(aside)`, `[aside]`. */
const HOW = String.raw`,? ?(?:\([^()]*\)|\[[^[\]]*\])`;
const MARK = String.raw`[.:](?:\s|$)`;

const IN_CAPITALS = new RegExp(
  String.raw`^(?:\p{Lu}\. ?)+${WORD}(?: ${WORD})*(?=:\s|:$)|^${CAPITALS}(?=(?:${HOW})?${MARK}|,? ?\[[^[\]]*\])`,
  'u',
);
const WITH_COLON = new RegExp(String.raw`^${NAME}(?=(?:${HOW})?:(?:\s|$)|,? ?[([]$)`, 'u');
/** Before italics, which say how: `HAMLET, *aside*.` and `HAMLET (*aside*).` */
const BEFORE_ITALICS = new RegExp(String.raw`^${CAPITALS}(?=, ?$| ?[([]$)`, 'u');
/** What plays say in capitals where nobody speaks. */
const NOBODY = /^(?:ACTE?|AKT|ATTO|ACTO|AUFZUG|SC[EÈ]NE|SCENA|SZENE|ESCENA|CURTAIN|RIDEAU|VORHANG)\b/;
const LONGEST = 48;

/** The name that a paragraph begins with, if a colon follows it. */
export function speakerWithColon({ children: [first] }: Paragraph): string | undefined {
  return first?.type === 'text' ? WITH_COLON.exec(first.value)?.[0] : undefined;
}

/** Who speaks in a paragraph, and what is left of it; undefined where nobody begins to. `names` need no capitals. */
export function speakerOf(
  paragraph: Paragraph,
  source: string,
  names: ReadonlySet<string>,
): { readonly speaker: PhrasingContent; readonly said: PhrasingContent[] } | undefined {
  const [first, ...rest] = paragraph.children;
  if (first?.type === 'span' && isSpeaker(first)) return { speaker: first, said: rest };
  if (first?.type === 'strong') return strong(first, rest, source);
  if (first?.type !== 'text') return undefined;
  const name = nameIn(first, rest) ?? speakerWithColon(paragraph);
  if (name === undefined || name.length > LONGEST || NOBODY.test(name)) return undefined;
  if (/\p{Ll}/u.test(name) && !names.has(name)) return undefined;
  // a stop after a backslash is a stop
  if (name.length < first.value.length && !isPlain(first, source, name.length)) return undefined;
  const said = name.length < first.value.length ? [cut(first, source, name.length), ...rest] : rest;
  return { speaker: named(cut(first, source, 0, name.length)), said };
}

function nameIn({ value }: Text, [next, last]: readonly PhrasingContent[]): string | undefined {
  const [name] = IN_CAPITALS.exec(value) ?? [];
  if (name !== undefined) return /\p{Lu}/u.test(name) ? name : undefined;
  if (next?.type !== 'emphasis') return undefined;
  const [before] = BEFORE_ITALICS.exec(value) ?? [];
  const behind = last?.type === 'text' ? last.value : '';
  return /^[)\]]?[.:](?:\s|$)|^\]/.test(behind) ? before : undefined;
}

/** In bold type, with a stop or a colon inside or behind, or with nothing else on its line. */
function strong(
  node: Extract<PhrasingContent, { type: 'strong' }>,
  rest: PhrasingContent[],
  source: string,
): { readonly speaker: PhrasingContent; readonly said: PhrasingContent[] } | undefined {
  const [text] = node.children;
  if (text?.type !== 'text' || node.children.length > 1 || text.value.length > LONGEST) return undefined;
  const behind = rest[0] === undefined ? '\n' : toString(rest[0]);
  const [mark = ''] = /[.:]$/.exec(text.value) ?? [];
  if (mark === '' && !/^(?:[.:](?:\s|$)|\n|,? ?[([]|, $)/.test(behind)) return undefined;
  const end = text.value.length - mark.length;
  const said = mark === '' ? rest : [cut(text, source, end), ...rest];
  return { speaker: named(cut(text, source, 0, end)), said };
}

/** A name, in small capitals whichever way it is written; an initial stays one. */
function named(text: Text): PhrasingContent {
  const small = /\p{Ll}/u.test(text.value) ? ['smallcaps'] : /\p{L}.*\p{L}/u.test(text.value) ? ['caps'] : [];
  return spanOf([text], 'speaker', ...small);
}

const isSpeaker = ({ data }: Extract<PhrasingContent, { type: 'span' }>): boolean => {
  const { className } = data.hProperties;
  return Array.isArray(className) && className.includes('speaker');
};
