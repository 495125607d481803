/*
 * Widths of words, each distinct one measured once a face.
 *
 * A canvas measures what it can say: family, size, weight, slant, small caps, letter-spacing, kerning, language. It gives the
 * browser's own float widths (1,400 px of text summed from words are within 0.02 px of the range's width; the DOM rounds
 * every item up to 1/64 px). It knows nothing of font-feature-settings, figures, other variants and text-transform: words
 * that these can touch are measured in a hidden element, all of them in one layout. Soft hyphens are left out, since an
 * unused one is as wide as letter-spacing and breaks ligatures, and none stays in what is set.
 */
import { facesWithoutSpace, type Face, type Word } from './faces.js';
import { SOFT } from './opportunities.js';

/** A canvas as browsers have it since 2025. */
type Pen = CanvasRenderingContext2D & { lang: string };

let pen: Pen | undefined;

/**
 * Measures words, in one layout at most: `whole` ones, or their possible breaks (of the words that have any and were not
 * measured yet; most words of a book never stand at a line's end).
 */
export function measureWords(unmeasured: readonly (readonly [Face, Word])[], what: 'whole' | 'cuts'): void {
  pen ??= (document.createElement('canvas').getContext('2d') as Pen | null) ?? undefined;
  if (!pen) return;
  const batch: Batch = { pen, texts: [], faces: [], then: [] };
  for (const face of facesWithoutSpace()) measureFace(face, batch);
  const byFace = new Map<Face, Word[]>();
  for (const [face, word] of unmeasured) {
    const words = byFace.get(face);
    if (words) words.push(word);
    else byFace.set(face, [word]);
  }
  for (const [face, words] of byFace) {
    aim(pen, face);
    for (const word of words) {
      if (what === 'cuts' && !sumSyllables(face, word, pen)) word.cuts = cutsOf(face, word, batch);
      else if (what === 'whole') measureWhole(face, word, batch);
    }
  }
  measureInDocument(batch);
}

interface Batch {
  readonly pen: Pen;
  readonly texts: string[];
  readonly faces: Face[];
  readonly then: ((width: number) => void)[];
}

function aim(pen: Pen, face: Face): void {
  pen.lang = face.language;
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

/**
 * The cuts of a word to the last kern, measured here where that was put off: one word in fifty is cut, and a book has a fifth as many
 * syllables as places to cut a word. The search goes on with the rough ones, so that no paragraph's lines depend on other paragraphs.
 */
export function exactCuts(face: Face, word: Word): Float64Array | undefined {
  if (!word.rough || !pen) return word.cuts;
  if (!word.exact) {
    aim(pen, face);
    word.exact = cutsOf(face, word, { pen, texts: [], faces: [], then: [] });
  }
  return word.exact;
}

/* False where that won't do: the document must measure, or there are other breaks than soft hyphens. */
function sumSyllables(face: Face, word: Word, pen: Pen): boolean {
  const { breaks, text } = word;
  if (word.cuts) return true;
  if (!breaks || word.spaces > 0 || face.beyondCanvas?.test(text)) return false;
  if (breaks.some((kind, i) => i % 2 === 1 && kind !== SOFT)) return false;
  const cuts = new Float64Array((breaks.length / 2) * 3);
  let from = 0;
  let before = 0;
  for (let i = 0; i < breaks.length; i += 2) {
    const offset = breaks[i] ?? 0;
    const syllable = text.slice(from, offset);
    let width = face.syllables.get(syllable);
    if (width === undefined) face.syllables.set(syllable, (width = pen.measureText(syllable).width));
    before += width;
    cuts[(i / 2) * 3] = before;
    cuts[(i / 2) * 3 + 1] = word.width - before;
    from = offset + 1;
  }
  word.cuts = cuts;
  word.rough = true;
  return true;
}

function cutsOf(face: Face, word: Word, batch: Batch): Float64Array | undefined {
  const { breaks, text } = word;
  if (!breaks) return undefined;
  const cuts = new Float64Array((breaks.length / 2) * 3);
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
  return cuts;
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
