const SOFT_HYPHEN = '\u00ad';
const HYPHEN = '\u2010';

const drawn = new Map<string, string>();
let pen: CanvasRenderingContext2D | null | undefined;

/** The glyph that the browser draws for a soft hyphen: `hyphenate-character`, else U+2010 if the face has it, else `-`. */
function hyphenFor(element: Element): string {
  const style = getComputedStyle(element);
  const own = style.hyphenateCharacter;
  if (own && own !== 'auto') return own.replace(/^["']|["']$/g, '');
  const family = style.fontFamily.split(',')[0] ?? '';
  const face = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${family}`;
  let glyph = drawn.get(face);
  if (glyph === undefined) {
    // a glyph that the face lacks comes from the fall-back, and two fall-backs differ in width
    glyph = widthOf(`${face}, monospace`) === widthOf(`${face}, serif`) ? HYPHEN : '-';
    drawn.set(face, glyph);
  }
  return glyph;
}

function widthOf(font: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return 0;
  pen.font = font;
  return pen.measureText(HYPHEN).width;
}

/**
 * Turns a soft hyphen at the end of `text` into the hyphen that the reader sees. It needs a real character, since the
 * text that follows has left the page; as a sibling, so that the text before keeps its kerning.
 */
export function drawHyphen(text: Text): void {
  const parent = text.parentElement;
  if (!parent || !text.data.endsWith(SOFT_HYPHEN)) return;
  const hyphen = document.createElement('span');
  hyphen.className = 'pagedjs_hyphen';
  hyphen.setAttribute('data-cut-hyphen', SOFT_HYPHEN);
  hyphen.textContent = hyphenFor(parent);
  text.data = text.data.slice(0, -1);
  text.after(hyphen);
}
