import { four, NOTHING, type Faces, type Glyphs } from './glyphs.js';

const SPAN = '/Span<</ActualText <FEFF';
const SPACE = '0020';
const SOFT_HYPHEN = '00AD';
const HYPHEN = '2010';
const JOINER = '200D';

/** UTF-16BE in hex without its soft hyphens. */
function withoutSoftHyphens(hex: string): string {
  let out = '';
  for (let i = 0; i < hex.length; i += 4) {
    const unit = hex.slice(i, i + 4);
    if (unit !== SOFT_HYPHEN) out += unit;
  }
  return out;
}

/** A `Tj` of one glyph, as the engine writes every glyph. */
const SHOW = /<([0-9A-F]{4})> Tj/g;
/** A span and its actual text, which the engine writes in hex or, if it is plain letters, as they are. */
const SPANNED = /\/Span<<\/ActualText (?:<FEFF([0-9A-F]+)>|\(([a-zA-Z]+)\)) >> BDC\n([\s\S]*?)EMC\n/g;

/**
 * Soft hyphens leave the content. The engine draws each as a space glyph without advance, inside a span whose actual text is
 * U+00AD; mupdf and screen readers see the space. The moves of the pen inside the span stay. Ligatures drawn across a
 * soft hyphen keep their letters as actual text.
 */
export function dropSoftHyphens(content: string, faces: Faces): string {
  let at = content.indexOf(SPAN);
  if (at < 0) return content;
  let out = '';
  let from = 0;
  for (; at >= 0; at = content.indexOf(SPAN, at + 1)) {
    const close = content.indexOf('>', at + SPAN.length);
    const begin = content.indexOf('BDC\n', close) + 4;
    const end = content.indexOf('EMC\n', begin);
    if (close < 0 || begin < 4 || end < 0) break;
    const said = content.slice(at + SPAN.length, close);
    const letters = withoutSoftHyphens(said);
    if (letters === said) continue;
    out += content.slice(from, at);
    from = end + 4;
    const body = content.slice(begin, end);
    if (letters === '') {
      out += body.replace(SHOW, '');
      continue;
    }
    const face = faces.get(faceAt(content, begin + body.indexOf(' Tj\n')));
    const kept = body.replace(SHOW, (shown, glyph: string) =>
      face?.meaning.get(glyph) === SPACE && !letters.includes(SPACE) ? '' : shown,
    );
    out += `${SPAN}${letters}> >> BDC\n${kept}EMC\n`;
  }
  return out + content.slice(from);
}

/**
 * Glyphs that the engine could not name learn what they say from the actual text around them: a ligature drawn across a soft hyphen its
 * letters, and so does one that it named by the first of them only; of the parts in which a face draws a letter, as Amiri does a lam, one the letter and the others that they join it (U+200D), the accents of one what its letter leaves of it; and one that a face has for two characters, as some
 * have for ’ and ʼ, the one that the text has.
 * @param content what `dropSoftHyphens` left
 */
export function learnGlyphs(content: string, faces: Faces): void {
  for (const { index, 0: span, 1: hex, 2: plain = '', 3: body = '' } of content.matchAll(SPANNED)) {
    const said = hex ?? Array.from(plain, (letter) => four(letter.charCodeAt(0))).join('');
    const face = faces.get(faceAt(content, index + span.indexOf(' Tj\n')));
    if (!face) continue;
    const drawn = [...body.matchAll(SHOW)].flatMap(([, glyph]) => glyph ?? []);
    const [only = ''] = drawn;
    if (drawn.length === 1 && isCutShort(face.meaning.get(only), said)) face.learnt.set(only, said);
    const other = drawn.length === 1 && !face.learnt.has(only) && isOther(face.meaning.get(only), said);
    if (other && !isDrawnAsNamed(content, faces, face, only)) face.learnt.set(only, said);
    const unnamed = drawn.filter((glyph) => face.meaning.get(glyph) === NOTHING);
    const named = drawn.map((glyph) => face.learnt.get(glyph) ?? face.meaning.get(glyph) ?? '');
    const rest = without(partsOf(said, named.flatMap(unitsOf)), named.flatMap(unitsOf)).join('');
    const last = unnamed.findLast((glyph) => (face.learnt.get(glyph) ?? JOINER) === JOINER);
    if (last && rest) face.learnt.set(last, rest);
    for (const glyph of unnamed) if (!face.learnt.has(glyph)) face.learnt.set(glyph, JOINER);
  }
}

const LATIN = /^\p{Script=Latin}+$/u;

/** Whether a glyph was named by the first letters of what it says: the engine does so where a ligature begins a block. */
function isCutShort(meaning: string | undefined, said: string): boolean {
  if (meaning === undefined || meaning === NOTHING || said === meaning || !said.startsWith(meaning))
    return false;
  return LATIN.test(String.fromCharCode(...unitsOf(said).map((unit) => parseInt(unit, 16))));
}

/** What a glyph says is settled elsewhere where it is a space or a hyphen. */
const SETTLED: ReadonlySet<string> = new Set([SPACE, '00A0', SOFT_HYPHEN, HYPHEN, '2011', '002D', NOTHING]);

/** Whether a glyph says another character than the one it was named by, and not merely that one with its accents. */
function isOther(meaning: string | undefined, said: string): boolean {
  if (meaning?.length !== 4 || said.length !== 4 || meaning === said) return false;
  if (SETTLED.has(meaning) || SETTLED.has(said)) return false;
  const bare = (hex: string): string => String.fromCharCode(parseInt(hex, 16)).normalize('NFD').charAt(0);
  return bare(meaning) !== bare(said);
}

const SET_OR_SPAN = /\/(\S+) \S+ Tf\n|\/Span<<\/ActualText |EMC\n|<([0-9A-F]{4})> Tj/g;

/** Whether a face's glyph is drawn without an actual text as well: there it is what it was named. */
function isDrawnAsNamed(content: string, faces: Faces, face: Glyphs, glyph: string): boolean {
  let isOwn = false;
  let isSpanned = false;
  for (const [sign, name, shown] of content.matchAll(SET_OR_SPAN)) {
    if (name !== undefined) isOwn = faces.get(name) === face;
    else if (shown === undefined) isSpanned = sign !== 'EMC\n';
    else if (shown === glyph && isOwn && !isSpanned) return true;
  }
  return false;
}

const unitsOf = (hex: string): readonly string[] => hex.match(/.{4}/g) ?? [];

/** The units of what is said: of its letters apart from their marks, if so only it has those that are named. */
function partsOf(said: string, named: readonly string[]): readonly string[] {
  const units = unitsOf(said);
  const known = named.filter((unit) => unit !== NOTHING);
  if (known.every((unit) => units.includes(unit))) return units;
  const letters = String.fromCharCode(...units.map((unit) => parseInt(unit, 16))).normalize('NFD');
  const apart = Array.from({ length: letters.length }, (_, i) => four(letters.charCodeAt(i)));
  return known.every((unit) => apart.includes(unit)) ? apart : units;
}

/** All units but these, once each. */
const without = (units: readonly string[], named: readonly string[]): readonly string[] =>
  named.reduce((left, unit) => {
    const at = left.indexOf(unit);
    return at < 0 ? left : left.toSpliced(at, 1);
  }, units);

/** The face in use at a place: the last one set before it. */
function faceAt(content: string, at: number): string {
  const set = content.lastIndexOf(' Tf\n', at);
  const line = content.lastIndexOf('\n', set) + 1;
  return /^\/(\S+) /.exec(content.slice(line, set + 1))?.[1] ?? '';
}

const ALONE =
  /BT\n(\/Span<<\/ActualText <FEFF2010> >> BDC\n)?(\/(\S+) \S+ Tf\n(?:\S+ ){4}\S+ (\S+) Tm\n)<([0-9A-F]{4})> Tj\n(?:EMC\n)?ET\n/g;
const NEXT_LINE = /(?:\S+ ){5}(\S+) Tm\n/g;

/**
 * The hyphen at a line's end says that it is a soft one: actual text U+00AD, so that readers put the word together again.
 * It is the glyph that the face's own map calls U+2010, or the engine where a face has one glyph for all hyphens, drawn as a text of its own, with
 * nothing after it on its line.
 * A hyphen of the author is U+002D and is drawn with its word.
 */
export function softenLineEnds(content: string, faces: Faces): string {
  return content.replace(
    ALONE,
    (
      whole,
      called: string | undefined,
      set: string,
      name: string,
      y: string,
      glyph: string,
      offset: number,
    ) => {
      if (called === undefined && faces.get(name)?.meaning.get(glyph) !== HYPHEN) return whole;
      NEXT_LINE.lastIndex = offset + whole.length;
      if (NEXT_LINE.exec(content)?.[1] === y) return whole;
      return `BT\n${set}/Span<</ActualText <FEFF00AD> >> BDC\n<${glyph}> Tj\nEMC\nET\n`;
    },
  );
}
