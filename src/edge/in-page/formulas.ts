import type { LaidProblem } from './orders.js';

/** A displayed formula that is wider than its measure is set smaller, but no smaller than this part of its size. */
const SMALLEST = 0.65;
/** What stands between a formula and its number, at least, in parts of the size. */
const APART = 0.5;
/** Parts of a line. */
const ROUNDING = 0.02;

const LONG_ARROWS: Readonly<Record<string, string>> = {
  '\u2192': '\u27F6',
  '\u2194': '\u27F7',
  '\u21A6': '\u27FC',
};
const ROOTS = ['msqrt', 'mroot'] as const;

/**
 * Makes formulas ready for their lines: roots as wide as they are, displayed formulas that are too wide smaller; and writes on each of those how
 * high it is, from which its style finds the way back to the grid.
 * @param root laid out at the measure of the pages to come, fonts loaded
 */
export function fitFormulas(root: HTMLElement): LaidProblem[] {
  if (!root.querySelector('.formula')) return [];
  const before = root.style.contentVisibility;
  root.style.contentVisibility = 'visible';
  lengthenArrows(root);
  narrowRoots(root);
  const displays = [...root.querySelectorAll<HTMLElement>('.formula.displayed')];
  const wide = displays.map(widths);
  const problems: LaidProblem[] = [];
  displays.forEach((display, i) => {
    const { math, room, number } = wide[i] ?? { math: 0, room: 1, number: 0 };
    const beside = room - number;
    if (math <= beside) return;
    const isBelow = math * SMALLEST > beside && number > 0;
    if (isBelow) display.classList.add('below');
    const fit = (isBelow ? room : beside) / math;
    if (fit < SMALLEST) problems.push(wider(display));
    display.style.setProperty('--fit', Math.min(1, Math.max(SMALLEST, fit)).toFixed(3));
  });
  const heights = displays.map(heightOf);
  displays.forEach((display, i) =>
    display.style.setProperty('--height', `${(heights[i] ?? 0).toFixed(2)}px`),
  );
  root.style.contentVisibility = before;
  return problems;
}

/** Arrows to the right, of which the engine stretches none, are the long ones of the face where something is written over or under them. */
function lengthenArrows(root: HTMLElement): void {
  const arrows = root.querySelectorAll<HTMLElement>(
    '.formula :is(mover, munder, munderover) > mo:first-child',
  );
  for (const arrow of arrows) {
    const long = LONG_ARROWS[arrow.textContent];
    if (long !== undefined && arrow.getAttribute('stretchy') === 'true') arrow.textContent = long;
  }
}

/**
 * The engine gives a root the room that the widest of its signs would need, which it draws for the highest alone; what follows would stand off. Roots
 * in others are settled before these, since they are part of their width.
 */
function narrowRoots(root: HTMLElement): void {
  let left = [...root.querySelectorAll<HTMLElement>(ROOTS.map((name) => `.formula ${name}`).join())];
  while (left.length > 0) {
    const waiting = new Set<Element | null>(left);
    const holdsOne = (radical: Element): boolean =>
      [...radical.querySelectorAll(ROOTS.join())].some((inner) => waiting.has(inner));
    const innermost = left.filter((radical) => !holdsOne(radical));
    const idle = innermost.map((radical) => {
      const base = radical.localName === 'msqrt' ? radical.lastElementChild : radical.firstElementChild;
      const end = base?.getBoundingClientRect().right ?? 0;
      return radical.getBoundingClientRect().right - end;
    });
    innermost.forEach((radical, i) => {
      const width = idle[i] ?? 0;
      if (width > 0) radical.style.marginRight = `${(-width).toFixed(2)}px`;
    });
    const settled = new Set(innermost);
    left = left.filter((radical) => !settled.has(radical));
  }
}

/** How wide a displayed formula is, its room, and what its number takes of that. */
function widths(display: HTMLElement): {
  readonly math: number;
  readonly room: number;
  readonly number: number;
} {
  const [math, beside] = display.children;
  const gap = parseFloat(getComputedStyle(display).fontSize) * APART;
  return {
    math: math ? Math.max(math.getBoundingClientRect().width, math.scrollWidth) : 0,
    room: Math.max(1, display.clientWidth),
    number: beside ? beside.getBoundingClientRect().width + gap : 0,
  };
}

/** A number beside its formula adds nothing to it. */
function heightOf(display: HTMLElement): number {
  const { height } = display.getBoundingClientRect();
  return display.matches('.below')
    ? height
    : (display.firstElementChild?.getBoundingClientRect().height ?? 0);
}

function wider(display: HTMLElement): LaidProblem {
  const at = display.dataset['source'];
  return {
    ruleId: 'overflow',
    severity: 'error',
    message: `Unexpected formula wider than the page${at === undefined ? '' : ` (${at})`}, expected one that fits at two thirds of its size`,
    note: String.raw`Break it into lines: \begin{aligned} … \\ … \end{aligned}.`,
  };
}

/**
 * Tables that formulas made higher end on the grid again: what they take up more is made a whole number of lines.
 * @param root laid out, the columns of its tables held
 */
export function regridTables(root: HTMLElement): void {
  const tables = [...root.querySelectorAll<HTMLElement>('table:has(.formula)')].filter(
    (table) => !table.closest('[data-note], .endnotes'),
  );
  if (tables.length === 0) return;
  const before = root.style.contentVisibility;
  root.style.contentVisibility = 'visible';
  const margins = tables.map((table) => {
    const { lineHeight, marginBottom } = getComputedStyle(table);
    const [line, margin] = [parseFloat(lineHeight), parseFloat(marginBottom)];
    const lines = (table.getBoundingClientRect().height + margin) / line;
    return margin + (Math.ceil(lines - ROUNDING) - lines) * line;
  });
  tables.forEach((table, i) => (table.style.marginBottom = `${(margins[i] ?? 0).toFixed(2)}px`));
  root.style.contentVisibility = before;
}
