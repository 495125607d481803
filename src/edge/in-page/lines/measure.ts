/*
 * Widths of words, each distinct one measured once a face.
 *
 * A canvas measures what it can say: family, size, weight, slant, small caps, letter-spacing, kerning. It gives the
 * browser's own float widths (1,400 px of text summed from words are within 0.02 px of the range's width; the DOM rounds
 * every item up to 1/64 px). It knows nothing of font-feature-settings, figures, other variants and text-transform: words
 * that these can touch are measured in a hidden element, all of them in one layout. Soft hyphens are left out, since an
 * unused one is as wide as letter-spacing and breaks ligatures, and none stays in what is set.
 */
import { opportunitiesIn } from './opportunities.js';

/** How a run of text is drawn, with the words seen in it. Lengths in px. */
export interface Face {
  readonly font: string;
  readonly css: string;
  readonly caps: CanvasFontVariantCaps;
  readonly letterSpacing: string;
  readonly kerning: CanvasFontKerning;
  /** Which words a canvas can't measure; undefined where it can measure all. */
  readonly beyondCanvas: RegExp | undefined;
  readonly wordSpacing: number;
  readonly words: Map<string, Word>;
  /** One space with its word-spacing; 0 until it is measured. */
  space: number;
  hyphen: number;
  /** The glyph that stands for a soft hyphen at a line's end. */
  hyphenCharacter: string;
}

/** A run of letters without a space, its possible breaks inside, and their widths in px (0 until they are measured). */
export interface Word {
  readonly text: string;
  /** No-break spaces in it: they stretch as others do. */
  readonly spaces: number;
  /** Offsets into `text` and kinds (see opportunities.ts), two numbers a break; undefined where there is none. */
  readonly breaks: readonly number[] | undefined;
  width: number;
  /** At each break: the width of what precedes it, of what follows it, and the no-break spaces before it. */
  cuts: Float64Array | undefined;
}

const DIGIT = /\d/;
const ANY = /^/;
const NORMAL_VARIANTS = /^(?:normal|none|(?:all-)?small-caps)$/;
/* What every face does by default, and what only figures show. */
const DEFAULTS = /\b(?:common-ligatures|contextual)\b/g;
const FIGURES = /\b(?:oldstyle-nums|lining-nums|proportional-nums|tabular-nums|slashed-zero|ordinal)\b/g;

const faces = new Map<string, Face>();
let pen: CanvasRenderingContext2D | undefined;

/** The face of a computed style; the same object for the same style, so that `===` says 'shaped together'. */
export function faceOf(style: CSSStyleDeclaration): Face {
  const { fontFamily, fontSize, fontStyle, fontWeight, fontStretch, fontVariant, fontKerning } = style;
  const { fontFeatureSettings, fontVariationSettings, letterSpacing, wordSpacing, textTransform } = style;
  const css =
    `font-family:${fontFamily};font-size:${fontSize};font-style:${fontStyle};font-weight:${fontWeight};` +
    `font-stretch:${fontStretch};font-variant:${fontVariant};font-kerning:${fontKerning};` +
    `font-feature-settings:${fontFeatureSettings};font-variation-settings:${fontVariationSettings};` +
    `letter-spacing:${letterSpacing};word-spacing:${wordSpacing};text-transform:${textTransform}`;
  const known = faces.get(css);
  if (known) return known;
  const explicit = fontVariant.replace(DEFAULTS, '').trim();
  const variant = explicit.replace(FIGURES, '').trim() || 'normal';
  const plain =
    NORMAL_VARIANTS.test(variant) &&
    variant !== 'none' &&
    fontFeatureSettings === 'normal' &&
    fontVariationSettings === 'normal' &&
    textTransform === 'none' &&
    fontStretch === '100%';
  const face: Face = {
    font: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
    css,
    caps: plain ? (variant as CanvasFontVariantCaps) : 'normal',
    letterSpacing: letterSpacing === 'normal' ? '0px' : letterSpacing,
    kerning: fontKerning as CanvasFontKerning,
    beyondCanvas: !plain ? ANY : variant === explicit || explicit === '' ? undefined : DIGIT,
    wordSpacing: parseFloat(wordSpacing) || 0,
    words: new Map(),
    space: 0,
    hyphen: 0,
    hyphenCharacter: '',
  };
  faces.set(css, face);
  return face;
}

/** Forgets all widths: a font may have been loaded since. */
export function forgetFaces(): void {
  faces.clear();
}

/** The word's entry in its face, unmeasured if it is new. `text` is as in the source, soft hyphens included. */
export function wordIn(face: Face, text: string, unmeasured: [Face, Word][]): Word {
  const known = face.words.get(text);
  if (known) return known;
  let spaces = 0;
  for (let i = text.indexOf('\u00a0'); i >= 0; i = text.indexOf('\u00a0', i + 1)) spaces++;
  const word: Word = { text, spaces, breaks: opportunitiesIn(text), width: 0, cuts: undefined };
  face.words.set(text, word);
  unmeasured.push([face, word]);
  return word;
}

/**
 * Measures words, in one layout at most: `whole` ones, or their possible breaks (of the words that have any and were not
 * measured yet; most words of a book never stand at a line's end).
 */
export function measureWords(unmeasured: readonly (readonly [Face, Word])[], what: 'whole' | 'cuts'): void {
  pen ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (!pen) return;
  const batch: Batch = { pen, texts: [], faces: [], then: [] };
  const byFace = new Map<Face, Word[]>();
  for (const [face, word] of unmeasured) {
    const words = byFace.get(face);
    if (words) words.push(word);
    else byFace.set(face, [word]);
  }
  for (const [face, words] of byFace) {
    if (face.space === 0) measureFace(face, batch);
    aim(pen, face);
    for (const word of words) {
      if (what === 'cuts') measureCuts(face, word, batch);
      else measureWhole(face, word, batch);
    }
  }
  measureInDocument(batch);
}

interface Batch {
  readonly pen: CanvasRenderingContext2D;
  readonly texts: string[];
  readonly faces: Face[];
  readonly then: ((width: number) => void)[];
}

function aim(pen: CanvasRenderingContext2D, face: Face): void {
  pen.font = face.font;
  pen.fontVariantCaps = face.caps;
  pen.letterSpacing = face.letterSpacing;
  pen.fontKerning = face.kerning;
}

/* `then` is called at once where the canvas can tell, else after the batch's layout. */
function widthOf(face: Face, text: string, batch: Batch, then: (width: number) => void): void {
  if (text === '') then(0);
  else if (face.beyondCanvas?.test(text)) {
    batch.texts.push(text);
    batch.faces.push(face);
    batch.then.push(then);
  } else then(batch.pen.measureText(text).width);
}

function measureFace(face: Face, batch: Batch): void {
  const { pen } = batch;
  // the browser draws U+2010 if the first face has it, else "-"; a glyph of that face is as wide whatever follows in the list
  const family = /^(?:"[^"]*"|[^,"])+/.exec(face.font)?.[0] ?? face.font;
  const [one, other] = ['monospace', 'serif'].map((fallback) => {
    pen.font = `${family}, ${fallback}`;
    return pen.measureText('\u2010').width;
  });
  face.hyphenCharacter = one === other ? '\u2010' : '-';
  aim(pen, face);
  widthOf(face, face.hyphenCharacter, batch, (width) => (face.hyphen = width));
  widthOf(face, ' ', batch, (width) => (face.space = width + face.wordSpacing));
}

const bare = (text: string): string => (text.includes('\u00ad') ? text.replaceAll('\u00ad', '') : text);

const noBreakSpaces = (text: string): number => text.split('\u00a0').length - 1;

function measureWhole(face: Face, word: Word, batch: Batch): void {
  widthOf(face, bare(word.text), batch, (width) => (word.width = width + face.wordSpacing * word.spaces));
}

function measureCuts(face: Face, word: Word, batch: Batch): void {
  const { breaks, text } = word;
  if (!breaks || word.cuts) return;
  const cuts = (word.cuts = new Float64Array((breaks.length / 2) * 3));
  for (let i = 0; i < breaks.length; i += 2) {
    const before = text.slice(0, breaks[i]);
    const after = text.slice(breaks[i]);
    const cut = (i / 2) * 3;
    const spaces = word.spaces ? noBreakSpaces(before) : 0;
    widthOf(face, bare(before), batch, (width) => (cuts[cut] = width + face.wordSpacing * spaces));
    widthOf(
      face,
      bare(after),
      batch,
      (width) => (cuts[cut + 1] = width + face.wordSpacing * (word.spaces - spaces)),
    );
    cuts[cut + 2] = spaces;
  }
}

function measureInDocument({ texts, faces: of, then }: Batch): void {
  if (texts.length === 0) return;
  const host = document.createElement('div');
  host.style.cssText = 'position:absolute;visibility:hidden;width:max-content;white-space:pre;text-indent:0';
  const rows = texts.map((text, i) => {
    const row = document.createElement('span');
    row.style.cssText = `${of[i]?.css ?? ''};word-spacing:0;display:inline-block`;
    row.textContent = text;
    return row;
  });
  host.append(...rows);
  document.body.append(host);
  const widths = rows.map((row) => row.getBoundingClientRect().width);
  host.remove();
  widths.forEach((width, i) => then[i]?.(width));
}
