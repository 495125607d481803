/** The elements at the foot of a page. */
export interface Foot {
  /** The whole text area: text and notes. */
  readonly area: HTMLElement;
  readonly frame: HTMLElement;
  readonly notes: HTMLElement;
}

const feet = new WeakMap<HTMLElement, Foot>();

/** The foot of a page, from the page or any element in it. */
export function footOf(element: Element): Foot {
  const page = element.closest<HTMLElement>('.pagedjs_page');
  const known = page && feet.get(page);
  if (known) return known;
  const foot: Foot = {
    area: find(page, '.pagedjs_area'),
    frame: find(page, '.pagedjs_footnote_content'),
    notes: find(page, '.pagedjs_footnote_inner_content'),
  };
  if (page) feet.set(page, foot);
  return foot;
}

function find(page: Element | null, selector: string): HTMLElement {
  const element = page?.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Unexpected page without ${selector}`);
  return element;
}

const HEIGHT = '--pagedjs-footnotes-height';

/** Gives the notes this height, CSS pixels; the text has the rest. */
export function setHeight(foot: Foot, height: number): void {
  const { style } = foot.area;
  // all that stands in the area would be styled anew for nothing
  if (height <= 0 && style.getPropertyValue(HEIGHT) === '') return;
  style.setProperty(HEIGHT, `${Math.max(0, height)}px`);
}

/** Shows or hides the frame (its rule, its margins), according to whether notes are there. */
export function showFrame(foot: Foot): void {
  foot.frame.classList.toggle('pagedjs_footnote_empty', foot.notes.childElementCount === 0);
}

/** Margins, borders and padding of the frame above and below the notes. */
export function frameAround(foot: Foot): { readonly above: number; readonly below: number } {
  const style = getComputedStyle(foot.frame);
  const sum = (...lengths: readonly string[]): number =>
    lengths.reduce((total, length) => total + (parseFloat(length) || 0), 0);
  return {
    above: sum(style.marginTop, style.borderTopWidth, style.paddingTop),
    below: sum(style.marginBottom, style.borderBottomWidth, style.paddingBottom),
  };
}

/** What the area needs for all the notes that are in it. */
export function needOf(foot: Foot): number {
  if (foot.notes.childElementCount === 0) return 0;
  const { above, below } = frameAround(foot);
  return above + foot.notes.getBoundingClientRect().height + below;
}
