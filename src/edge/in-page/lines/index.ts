/*
 * Sets justified paragraphs line by line, each broken as a whole (see total-fit.ts), in a document that is laid out at the
 * measure of its pages. Runs inside the page, before it is paginated: styles are read, then widths, then lines are written.
 */
import { applySetting, linesCss, stripHyphens } from './apply.js';
import { forgetCuts, type Face, type Word } from './faces.js';
import { readParagraph, type ReadParagraph } from './items.js';
import { measureWords } from './measure.js';
import { measured, MEASURES_CSS, type Paragraph } from './measures.js';
import { newTally, type LineReport } from './report.js';
import { settle, type Settled, type Taste } from './settle.js';

export { overfull } from './overfull.js';
export type { LineReport } from './report.js';

/** What can be chosen. */
export interface LineOptions {
  /** Selector of what may be a paragraph; only justified blocks with nothing but inline content are. */
  readonly paragraphs?: string;
  /** Selector of what stands inside a paragraph but not on its lines: notes. They are paragraphs of their own. */
  readonly apart?: string;
  /** How wide notes will stand (px): they are laid out so while lines are chosen. Without it, as they stand. */
  readonly apartMeasure?: number;
  /** What is left to the browser: selectors of paragraphs whose lines came out too long. */
  readonly leave?: readonly string[];
  readonly taste?: Partial<Taste>;
}

const PARAGRAPHS = 'p, li, dd, dt, blockquote, figcaption, td, div, .note, .note-paragraph';
/*
 * Spaces give less than they take: from 0.17 em to a third of an em at a face's own 0.2, a quarter on the average, which is what Bringhurst
 * (2.1.1) calls ideal. What is narrower looks run together, and is run together by readers of PDFs, to whom 0.15 em is no space.
 */
const TASTE: Taste = {
  stretch: 0.65,
  shrink: 0.15,
  penalties: { space: 0, soft: 200, hard: 100, dash: 0, free: 200 },
  hyphenless: 100,
  tolerances: [200, 1_000, Infinity],
};

/**
 * Breaks all justified paragraphs under `root`, which stands at the measure of the pages to come, fonts loaded.
 * What can't be set well is left to the browser and counted. Never throws for what is in the document.
 */
export function setParagraphs(root: HTMLElement, options: LineOptions = {}): LineReport {
  const apart = options.apart ?? '.note';
  const taste = { ...TASTE, ...options.taste };
  const tally = newTally();
  const left = new Set(options.leave?.flatMap((selector) => [...root.querySelectorAll(selector)]));

  addStyle(apart);
  const aside = setAside(apart, options.apartMeasure);
  forgetCuts();
  const unmeasured: [Face, Word][] = [];
  const read: ReadParagraph[] = [];
  for (const element of root.querySelectorAll<HTMLElement>(options.paragraphs ?? PARAGRAPHS)) {
    const paragraph = left.has(element) ? 'overflow' : readParagraph(element, apart, unmeasured);
    if (typeof paragraph === 'string') tally.leave(paragraph);
    else if (paragraph) read.push(paragraph);
  }
  const paragraphs = measured(read, root, apart);
  measureWords(unmeasured, 'whole');
  const settings = settleAll(paragraphs, taste);
  aside?.remove();
  paragraphs.forEach((paragraph, i) => {
    const setting = settings[i];
    if (!setting) tally.leave('infeasible');
    else if (setting === 'one line') {
      tally.short();
      stripHyphens(paragraph);
    } else {
      tally.set(setting);
      applySetting(paragraph, setting);
    }
  });
  return tally.report();
}

/* First all that do without hyphens, then, with what those need measured at once, the others. */
function settleAll(paragraphs: readonly Paragraph[], taste: Taste): (Settled | 'one line' | undefined)[] {
  const settled = paragraphs.map((paragraph) =>
    taste.hyphenless < 0 ? undefined : settle(paragraph, false, taste),
  );
  const words = paragraphs.flatMap((paragraph, i) =>
    settled[i]
      ? []
      : paragraph.tokens.flatMap((token) =>
          token.kind === 'word' && token.word.breaks && !token.word.cuts
            ? [[token.face, token.word] as const]
            : [],
        ),
  );
  measureWords(words, 'cuts');
  return settled.map((setting, i) => {
    const paragraph = paragraphs[i];
    return setting ?? (paragraph && settle(paragraph, true, taste));
  });
}

/* Notes at the width that they will have, out of the paragraphs that they are written in. */
function setAside(apart: string, measure: number | undefined): HTMLElement | undefined {
  if (measure === undefined) return undefined;
  const style = document.createElement('style');
  style.textContent =
    `:is(${apart}){display:block!important;position:absolute!important;box-sizing:border-box!important;` +
    `width:${measure}px!important;margin:0!important}`;
  document.head.append(style);
  return style;
}

function addStyle(apart: string): void {
  if (document.querySelector('style[data-lines]')) return;
  const style = document.createElement('style');
  style.setAttribute('data-lines', '');
  style.setAttribute('data-pagedjs-ignore', '');
  style.textContent = linesCss(apart) + MEASURES_CSS;
  document.head.append(style);
}
