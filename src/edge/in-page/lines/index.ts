/*
 * Sets justified paragraphs line by line, each broken as a whole (see total-fit.ts), in a document that is laid out at the
 * measure of its pages. Runs inside the page, before it is paginated: one read, one write, one read to verify.
 */
import { applySetting, linesCss, stripHyphens, undoSetting, type Undo } from './apply.js';
import { forgetCuts, type Face, type Word } from './faces.js';
import { readParagraph, type Paragraph } from './items.js';
import { measureWords } from './measure.js';
import { settle, type Settled, type Taste } from './settle.js';
import type { Reason } from './text.js';

/** What can be chosen; plain JSON. */
export interface LineOptions {
  /** Selector of what may be a paragraph; only justified blocks with nothing but inline content are. */
  readonly paragraphs?: string;
  /** Selector of what stands inside a paragraph but not on its lines: notes. They are paragraphs of their own. */
  readonly apart?: string;
  /** How wide notes will stand (px): they are laid out so while lines are chosen. Without it, as they stand. */
  readonly apartMeasure?: number;
  readonly taste?: Partial<Taste>;
}

/** What was done. */
export interface LineReport {
  /** Paragraphs of several lines that were set, and of one line, where there is nothing to set. */
  readonly paragraphs: number;
  readonly short: number;
  /** Paragraphs left to the browser, by reason. */
  readonly left: Readonly<Partial<Record<Reason, number>>>;
  readonly lines: number;
  readonly hyphens: number;
  /** The largest ratio of stretch used (1 is all of it), its mean over all justified lines, and lines beyond -0.5 and 1. */
  readonly worst: number;
  readonly mean: number;
  readonly tight: number;
  readonly loose: number;
  /** Last lines shorter than a fifth of the measure. */
  readonly runts: number;
  /** Milliseconds: read (with the first layout), measure, fit, write, verify (with the second layout). */
  readonly ms: Readonly<Record<'read' | 'measure' | 'fit' | 'write' | 'verify', number>>;
}

const PARAGRAPHS = 'p, li, dd, dt, blockquote, figcaption, td, div, .note, .note-paragraph';
const TASTE: Taste = {
  stretch: 0.55,
  shrink: 0.3,
  penalties: { space: 0, soft: 200, hard: 100, dash: 0, free: 200 },
  hyphenless: 100,
  tolerances: [200, 1_000, 10_000],
};

/* In px: no more than the browser's rounding. */
const OVERFLOW = 0.05;

interface Tally {
  paragraphs: number;
  short: number;
  left: Partial<Record<Reason, number>>;
  lines: number;
  hyphens: number;
  worst: number;
  justified: number;
  sum: number;
  tight: number;
  loose: number;
  runts: number;
}

/**
 * Breaks all justified paragraphs under `root`, which is laid out at the measure of the pages to come, fonts loaded.
 * What can't be set well is left to the browser and counted. Never throws for what is in the document.
 */
export function setParagraphs(root: HTMLElement, options: LineOptions = {}): LineReport {
  const apart = options.apart ?? '.note';
  const taste = { ...TASTE, ...options.taste };
  const tally: Tally = {
    paragraphs: 0,
    short: 0,
    left: {},
    lines: 0,
    hyphens: 0,
    worst: 0,
    justified: 0,
    sum: 0,
    tight: 0,
    loose: 0,
    runts: 0,
  };
  const leave = (reason: Reason) => (tally.left[reason] = (tally.left[reason] ?? 0) + 1);
  const clock = [performance.now()];
  const tick = () => clock.push(performance.now());

  const aside = setAside(apart, options.apartMeasure);
  forgetCuts();
  const unmeasured: [Face, Word][] = [];
  const paragraphs: Paragraph[] = [];
  for (const element of root.querySelectorAll<HTMLElement>(options.paragraphs ?? PARAGRAPHS)) {
    const paragraph = readParagraph(element, apart, unmeasured);
    if (typeof paragraph === 'string') leave(paragraph);
    else if (paragraph) paragraphs.push(paragraph);
  }
  tick();
  measureWords(unmeasured, 'whole');
  tick();
  const settings = settleAll(paragraphs, taste);
  tick();
  addStyle(apart);
  const done: [Paragraph, Undo][] = [];
  paragraphs.forEach((paragraph, i) => {
    const setting = settings[i];
    if (!setting) leave('infeasible');
    else if (setting === 'one line') {
      tally.short++;
      stripHyphens(paragraph);
    } else {
      count(setting, tally);
      done.push([paragraph, applySetting(paragraph, setting)]);
    }
  });
  tick();
  for (const undo of done.filter(([paragraph]) => overflows(paragraph, apart)).map(([, undo]) => undo)) {
    undoSetting(undo);
    leave('overflow');
  }
  tick();

  aside?.remove();

  const { justified, sum, ...counts } = tally;
  const [start = 0, read = 0, measure = 0, fit = 0, write = 0, verify = 0] = clock;
  return {
    ...counts,
    mean: justified ? sum / justified : 0,
    ms: {
      read: read - start,
      measure: measure - read,
      fit: fit - measure,
      write: write - fit,
      verify: verify - write,
    },
  };
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

function count({ ratios, free, hyphens, runts }: Settled, tally: Tally): void {
  tally.paragraphs++;
  tally.lines += ratios.length + free.length;
  tally.hyphens += hyphens;
  tally.runts += runts;
  tally.justified += ratios.length;
  for (const r of ratios) {
    tally.sum += Math.abs(r);
    tally.worst = Math.max(tally.worst, r);
    if (r < -0.5) tally.tight++;
    if (r > 1) tally.loose++;
  }
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
  style.textContent = linesCss(apart);
  document.head.append(style);
}

function overflows({ element, measure, inset, texts }: Paragraph, apart: string): boolean {
  const limit = element.getBoundingClientRect().left + inset + measure + OVERFLOW;
  const range = document.createRange();
  const beyond = (node: Node) => {
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.right > limit) return true;
    return false;
  };
  return element.querySelector(apart) ? texts.some(beyond) : beyond(element);
}
