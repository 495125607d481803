/* Faces of type, told apart by their computed styles, and the words that were seen in each. */
import { opportunitiesIn } from './opportunities.js';

/** How a run of text is drawn, with the words seen in it. Lengths in px. */
export interface Face {
  readonly font: string;
  readonly css: string;
  /** The language that its letters are drawn for, and joined or not: German has no ligature of f and i. */
  readonly language: string;
  readonly caps: CanvasFontVariantCaps;
  readonly letterSpacing: string;
  readonly kerning: CanvasFontKerning;
  /** Which words a canvas can't measure; undefined where it can measure all. */
  readonly beyondCanvas: RegExp | undefined;
  readonly wordSpacing: number;
  readonly words: Map<string, Word>;
  readonly syllables: Map<string, number>;
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
  /** Whether the cuts are summed up from syllables: wrong by a kern, a few tenths of a pixel at most. */
  rough: boolean;
  /** The cuts to the last kern, where they were needed. */
  exact: Float64Array | undefined;
}

const DIGIT = /\d/;
const ANY = /^/;
const NORMAL_VARIANTS = /^(?:normal|none|(?:all-)?small-caps)$/;
/* What every face does by default, and what only figures show. */
const DEFAULTS = /\b(?:common-ligatures|contextual)\b/g;
const FIGURES = /\b(?:oldstyle-nums|lining-nums|proportional-nums|tabular-nums|slashed-zero|ordinal)\b/g;

const faces = new Map<string, Face>();
/** The face of a computed style; the same object for the same style, so that `===` says 'shaped together'. */
export function faceOf(style: CSSStyleDeclaration): Face {
  const { fontFamily, fontSize, fontStyle, fontWeight, fontStretch, fontVariant, fontKerning } = style;
  const { fontFeatureSettings, fontVariationSettings, letterSpacing, wordSpacing, textTransform } = style;
  const locale = style.getPropertyValue('-webkit-locale');
  const css =
    `font-family:${fontFamily};font-size:${fontSize};font-style:${fontStyle};font-weight:${fontWeight};` +
    `font-stretch:${fontStretch};font-variant:${fontVariant};font-kerning:${fontKerning};` +
    `font-feature-settings:${fontFeatureSettings};font-variation-settings:${fontVariationSettings};` +
    `letter-spacing:${letterSpacing};word-spacing:${wordSpacing};text-transform:${textTransform};-webkit-locale:${locale}`;
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
    language: /^"(.*)"$/.exec(locale)?.[1] ?? '',
    caps: plain ? (variant as CanvasFontVariantCaps) : 'normal',
    letterSpacing: letterSpacing === 'normal' ? '0px' : letterSpacing,
    kerning: fontKerning as CanvasFontKerning,
    beyondCanvas: !plain ? ANY : variant === explicit || explicit === '' ? undefined : DIGIT,
    wordSpacing: parseFloat(wordSpacing) || 0,
    words: new Map(),
    syllables: new Map(),
    space: 0,
    hyphen: 0,
    hyphenCharacter: '',
  };
  faces.set(css, face);
  return face;
}

/** Those seen whose space is not measured: no word need stand in them, as in a paragraph all of which is emphasised. */
export const facesWithoutSpace = (): readonly Face[] =>
  [...faces.values()].filter(({ space }) => space === 0);

/**
 * Forgets where words can be cut: a paragraph is tried without the cuts that nobody has asked for yet, and what is set must not depend
 * on what was set earlier. Widths stay: they are the same whenever they are measured.
 */
export function forgetCuts(): void {
  for (const { words } of faces.values()) {
    for (const word of words.values()) {
      word.cuts = undefined;
      word.rough = false;
    }
  }
}

/** The word's entry in its face, unmeasured if it is new. `text` is as in the source, soft hyphens included. */
export function wordIn(face: Face, text: string, unmeasured: [Face, Word][]): Word {
  const known = face.words.get(text);
  if (known) return known;
  let spaces = 0;
  for (let i = text.indexOf('\u00a0'); i >= 0; i = text.indexOf('\u00a0', i + 1)) spaces++;
  const word: Word = {
    text,
    spaces,
    breaks: opportunitiesIn(text),
    width: 0,
    cuts: undefined,
    rough: false,
    exact: undefined,
  };
  face.words.set(text, word);
  unmeasured.push([face, word]);
  return word;
}
