/** A displayed formula that is wider than its measure is set smaller, but no smaller than this part of its size. */
const SMALLEST = 0.7;
/** What stands between a formula and its number, at least, in parts of the size. */
const APART = 0.5;

const ROOTS = ['msqrt', 'mroot'] as const;

/**
 * Makes formulas ready for their lines: roots as wide as they are, displayed formulas that are too wide smaller; and writes on each of those how
 * high it is, from which its style finds the way back to the grid.
 * @param root laid out at the measure of the pages to come, fonts loaded
 */
export function fitFormulas(root: HTMLElement): void {
  if (!root.querySelector('.formula')) return;
  const before = root.style.contentVisibility;
  root.style.contentVisibility = 'visible';
  narrowRoots(root);
  const displays = [...root.querySelectorAll<HTMLElement>('.formula.displayed')];
  const wide = displays.map(widths);
  displays.forEach((display, i) => {
    const { math, room, number } = wide[i] ?? { math: 0, room: 1, number: 0 };
    const beside = room - number;
    if (math <= beside) return;
    const isBelow = math * SMALLEST > beside && number > 0;
    if (isBelow) display.classList.add('below');
    const fit = Math.min(1, Math.max(SMALLEST, (isBelow ? room : beside) / math));
    display.style.setProperty('--fit', fit.toFixed(3));
  });
  const heights = displays.map(heightOf);
  displays.forEach((display, i) => display.style.setProperty('--height', `${(heights[i] ?? 0).toFixed(2)}px`));
  root.style.contentVisibility = before;
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
function widths(display: HTMLElement): { readonly math: number; readonly room: number; readonly number: number } {
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
  return display.matches('.below') ? height : (display.firstElementChild?.getBoundingClientRect().height ?? 0);
}
