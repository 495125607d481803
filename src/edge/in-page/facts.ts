import { headsAgain, ownText } from './cuts/index.js';
import { lettersOf } from './conserve.js';
import { FLOATED } from './floats/index.js';
import type { LaidBox, LaidBoxes, LaidPage, LineNumber } from './orders.js';
import type { Page } from './paged.js';

/** What is known of a finished page; it must still be in the document. */
export function factsOf(page: Page): Omit<LaidPage, 'furniture' | 'turn'> {
  const named = [...page.element.querySelectorAll('.pagedjs_area [id]')];
  const { top } = trimOf(page);
  const floated = [...page.area.querySelectorAll(FLOATED)].flatMap(({ id }) => (id ? [id] : []));
  return {
    ...boxesOf(page),
    blank: page.blank === true,
    ids: named.map((element) => element.id),
    tops: named.map((element) => rounded(element.getBoundingClientRect().top - top)),
    letters: lettersOf(ownText(page.area, FLOATED)).length,
    ...(floated.length > 0 && { floated }),
    continues: continuedOn(page.area),
    continuesNotes: continuedOn(page.footnotesArea),
  };
}

/** Where its text, its notes, its pictures and its formulas stand, what floats, and heads of tables that are set again. */
export function boxesOf(page: Page): LaidBoxes {
  const trim = trimOf(page);
  const notes = page.footnotesArea.querySelector('[data-note]') ? boxIn(page.footnotesArea, trim) : undefined;
  const pictures = [...page.element.querySelectorAll('.pagedjs_area img')].map((image) => boxIn(image, trim));
  const heads = [page.area, page.footnotesArea].flatMap(headsAgain);
  const repeats = heads.map((head) => boxIn(head, trim));
  const floats = [...page.area.querySelectorAll(FLOATED)].map((figure) => boxIn(figure, trim));
  const formulas = [...page.element.querySelectorAll('.pagedjs_area .formula > math')]
    .filter((formula) => !heads.some((head) => head.contains(formula)))
    .map((formula) => boxIn(formula, trim));
  return {
    text: boxIn(page.area, trim),
    ...(notes && { notes }),
    ...(pictures.length > 0 && { pictures }),
    ...(formulas.length > 0 && { formulas }),
    ...(floats.length > 0 && { floats }),
    ...(repeats.length > 0 && { repeats }),
  };
}

/** Lines on it that have their numbers beside them; one that goes on from the page before has it there. */
export function numberedLines(page: Page): LineNumber[] {
  const lines = page.area.querySelectorAll<HTMLElement>('[data-line-number]:not([data-split-from])');
  if (lines.length === 0) return [];
  const { top } = trimOf(page);
  return [...lines].map((line) => ({
    number: line.dataset['lineNumber'] ?? '',
    top: rounded(line.getBoundingClientRect().top - top),
  }));
}

const trimOf = (page: Page): DOMRect =>
  (page.element.querySelector('.pagedjs_pagebox') ?? page.element).getBoundingClientRect();

/** Whether pictures on it are larger in print than they were when it was laid out. */
export function mayBleed(page: Page): boolean {
  return page.element.querySelector('figure.bleed, figure.plate, figure.under-heading') !== null;
}

/** What the elements are that the page end before cut, outermost first: spans are what their roles say. */
function continuedOn(area: Element): string[] {
  return [...area.querySelectorAll('[data-split-from]')].map(
    ({ localName, role }) => (/^(?:span|div)$/.test(localName) && role) || localName,
  );
}

function boxIn(element: Element, trim: DOMRect): LaidBox {
  const box = element.getBoundingClientRect();
  return {
    x: rounded(box.left - trim.left),
    y: rounded(box.top - trim.top),
    width: rounded(box.width),
    height: rounded(box.height),
  };
}

/** To a hundredth of a pixel: finer differences come from where the page stood in the document. */
function rounded(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
