import type { ElementContent, RootContent } from 'hast';
import { isContentsList, type Book } from '../book/index.js';
import type { Problem } from '../problem.js';
import { eachCharacter, type Face, type Theme } from '../themes/index.js';

/** Spaces, controls and joiners draw nothing, or are drawn by the engine. */
const UNDRAWN = /[\s\p{C}\p{Mn}]/u;
const SHOWN = 12;

/** The characters, and one warning for each section that has any. */
export interface MissingGlyphs {
  readonly undrawn: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/**
 * Characters of the book that no face of the theme has: the engine draws a box for them. Each section's warning names them,
 * the commonest first, and where the first of them stands.
 */
export async function missingGlyphs(book: Book, theme: Theme): Promise<MissingGlyphs> {
  const { faces, textFamily, codeFamily } = theme;
  const own = faces.filter(({ family }) => family === textFamily || family === codeFamily);
  // most books have nothing but letters of these; the others, for signs and other scripts, are some megabytes
  const first = await missingIn(book, theme, own);
  return first?.undrawn.size === 0 ? first : ((await missingIn(book, theme, faces)) ?? NONE);
}

const NONE: MissingGlyphs = { undrawn: new Set(), problems: [] };

/** What none of these faces has; undefined where they have nothing at all. */
async function missingIn(
  book: Book,
  { name }: Theme,
  among: readonly Face[],
): Promise<MissingGlyphs | undefined> {
  const files = new Map(among.map((face) => [face.file, face]));
  const faces = (await Promise.all([...files.values()].map((face) => face.bytes()))).filter(
    (bytes) => bytes !== undefined,
  );
  const drawn: Drawn = {
    covered: new Uint8Array(0x110000),
    alone: new Uint8Array(0x10000),
    composed: composedBy(faces),
  };
  for (const bytes of faces) eachCharacter(bytes, (code) => void (drawn.covered[code] = 1));
  const undrawn = new Set<string>();
  if (!drawn.covered.includes(1)) return undefined;
  // the contents and lists like them say again what is said already, but for their own titles
  const contentsLast = [
    ...book.sections.filter((section) => !isContentsList(section)),
    ...book.sections.filter(isContentsList),
  ];
  const problems = contentsLast.flatMap((section): Problem[] => {
    const missing: Missing = { counts: new Map(), at: '' };
    for (const node of [...section.content.children, ...section.notes.flatMap(({ content }) => content)]) {
      gather(node, drawn, missing, section.file ?? section.title);
    }
    if (isContentsList(section)) for (const sign of undrawn) missing.counts.delete(sign);
    if (missing.counts.size === 0) return [];
    for (const sign of missing.counts.keys()) undrawn.add(sign);
    const shown = [...missing.counts].sort((a, b) => b[1] - a[1]).map(([sign]) => sign);
    const total = [...missing.counts.values()].reduce((sum, count) => sum + count, 0);
    const more = shown.length > SHOWN ? ' …' : '';
    return [
      {
        ruleId: 'glyph-missing',
        severity: 'warning',
        message: `Unexpected ${shown.slice(0, SHOWN).join(' ')}${more} (${total === 1 ? 'one character' : `${String(total)} characters, the first`} at ${missing.at}), expected what the faces of the theme ${name} can draw`,
        note: 'On paper there would be empty boxes: use a theme whose fonts have this script, or write it in letters that they have.',
      },
    ];
  });
  return { undrawn, problems };
}

/** Which characters are drawn, or draw nothing. */
interface Drawn {
  /** 1 for each that a face has, by its code. */
  readonly covered: Uint8Array;
  /** Of the first plane, those that are what they are whatever stands beside them: `YES` or `NO` for each that was looked at. */
  readonly alone: Uint8Array;
  /** Whether one of the faces that do not have a sign has the parts that it is made of. */
  readonly composed: (sign: string) => boolean;
}

/**
 * The engine draws a letter that a face lacks by its parts, `ἔ` by `ἐ` or `ε` and marks, if one face has them all. So it does with other signs, but
 * nothing tells it where the stroke of `≉` stands.
 */
function composedBy(faces: readonly Uint8Array[]): Drawn['composed'] {
  const known = new Map<string, boolean>();
  let sets: readonly ReadonlySet<number>[] | undefined;
  return (sign) => {
    const parts = partsOf(sign);
    if (!parts) return false;
    // read when first asked: few texts have such a letter
    sets ??= faces.map((face) => {
      const codes = new Set<number>();
      eachCharacter(face, (code) => void codes.add(code));
      return codes;
    });
    const drawn = known.get(sign) ?? sets.some((codes) => isComposed(sign, codes));
    known.set(sign, drawn);
    return drawn;
  };
}

function isComposed(sign: string, codes: ReadonlySet<number>): boolean {
  const parts = partsOf(sign);
  if (!parts || !codes.has(codeOf(parts.mark))) return false;
  return codes.has(codeOf(parts.base)) || isComposed(parts.base, codes);
}

/** A letter without its last mark, and the mark; undefined for what has no parts. */
function partsOf(sign: string): { readonly base: string; readonly mark: string } | undefined {
  const all = Array.from(sign.normalize('NFD'));
  const mark = all.at(-1);
  if (all.length < 2 || mark === undefined || !/^\p{L}/u.test(sign)) return undefined;
  const base = all.slice(0, -1).join('').normalize('NFC');
  return Array.from(base).length === 1 ? { base, mark } : undefined;
}

const codeOf = (sign: string): number => sign.codePointAt(0) ?? 0;

const [UNKNOWN, YES, NO] = [0, 1, 2] as const;

/** Nearly every text is: of its characters each is looked at once in a book. */
function isDrawn(text: string, drawn: Drawn): boolean {
  const { alone } = drawn;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (alone[code] === UNKNOWN) alone[code] = standsAlone(code, drawn) ? YES : NO;
    if (alone[code] !== YES) return false;
  }
  return true;
}

function standsAlone(code: number, { covered }: Drawn): boolean {
  const sign = String.fromCharCode(code);
  if (sign === ' ' || sign === '\n') return true;
  return covered[code] === 1 && !/\p{M}/u.test(sign) && sign.normalize('NFC') === sign;
}

interface Missing {
  readonly counts: Map<string, number>;
  /** `file:line` of the first. */
  at: string;
}

function gather(node: RootContent | ElementContent, drawn: Drawn, missing: Missing, at: string): void {
  if (node.type === 'text' && !isDrawn(node.value, drawn)) {
    for (const sign of node.value.normalize('NFC')) {
      if (drawn.covered[codeOf(sign)] === 1 || UNDRAWN.test(sign) || drawn.composed(sign)) continue;
      if (missing.counts.size === 0) missing.at = at;
      missing.counts.set(sign, (missing.counts.get(sign) ?? 0) + 1);
    }
  }
  if (node.type !== 'element') return;
  const source = node.properties.dataSource;
  for (const child of node.children) {
    gather(child, drawn, missing, typeof source === 'string' ? source : at);
  }
}
