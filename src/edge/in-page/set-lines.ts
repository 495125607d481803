import { holdColumns } from './columns.js';
import { facesInUse } from './faces.js';
import { fitFormulas, regridTables } from './formulas.js';
import { setParagraphs } from './lines/index.js';
import type { LaidProblem } from './orders.js';
import type { Chunker } from './paged.js';
import { divideWideWords } from './wide-words.js';

/** Notes, as paged.js has marked them. */
const NOTES = '[data-note]';

/**
 * Fits formulas, breaks the justified paragraphs of the source as wholes, at the measure of the pages, and holds the columns of long tables: on a page
 * without end, which is taken away again. Elements that this adds are numbered like the others.
 * @param leave refs of the paragraphs that are left to the browser
 */
export async function setLines(
  chunker: Chunker,
  source: DocumentFragment,
  leave: ReadonlySet<string>,
): Promise<LaidProblem[]> {
  const page = chunker.addPage();
  page.area.style.cssText = 'height: auto; column-width: auto';
  const apartMeasure = measureOfNotes(page.footnotesArea);
  const text = document.createElement('div');
  // what is measured apart must not lay the text out
  text.style.contentVisibility = 'hidden';
  text.append(source);
  page.area.append(text);
  const problems = await facesInUse(text);
  divideWideWords(text);
  problems.push(...fitFormulas(text));
  setParagraphs(text, {
    apart: NOTES,
    ...(apartMeasure && { apartMeasure }),
    leave: [...leave].map((ref) => `[data-ref="${ref}"]`),
  });
  holdColumns(text);
  regridTables(text);
  source.append(...text.childNodes);
  chunker.removePages();
  let count = source.querySelectorAll('[data-ref]').length;
  for (const added of source.querySelectorAll(':not([data-ref])'))
    added.setAttribute('data-ref', String(++count));
  return problems;
}

/** How wide notes stand at the foot; their frame is hidden while it is empty. */
function measureOfNotes(area: HTMLElement): number {
  const frame = area.firstElementChild;
  const notes = frame?.firstElementChild;
  frame?.classList.remove('pagedjs_footnote_empty');
  return notes?.getBoundingClientRect().width ?? 0;
}
