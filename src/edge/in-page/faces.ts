import type { LaidProblem } from './orders.js';

/** Loads every face that the styles declare; one that fails is a problem. */
export async function loadFaces(): Promise<LaidProblem[]> {
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
  return failures();
}

/** What decides which faces a text asks for. */
const CHOICE = ['font-family', 'font-style', 'font-weight', 'font-stretch', 'font-variant'] as const;

/** The characters that faces were loaded for, by the choice. */
const loadedFor = new Map<string, Set<string>>();

/**
 * Loads the faces that the text of an element is set in, before a line is measured in a fall-back; one that fails is a problem. The element
 * must be in the document, but is not laid out: each style has its characters laid out once, apart. Faces that nothing is
 * set in stay where they are: each costs half a megabyte on its way into the page.
 */
export async function facesInUse(root: Element): Promise<LaidProblem[]> {
  const fresh = new Map<string, string>();
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { parentElement, nodeValue } = text;
    if (!parentElement || !nodeValue?.trim()) continue;
    const style = getComputedStyle(parentElement);
    const choice = CHOICE.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    const known = loadedFor.get(choice) ?? new Set();
    loadedFor.set(choice, known);
    for (const character of nodeValue) {
      if (known.has(character)) continue;
      known.add(character);
      fresh.set(choice, (fresh.get(choice) ?? '') + character);
    }
  }
  if (fresh.size > 0) await loadFor(fresh);
  return failures();
}

/** @param characters by the choice of faces */
async function loadFor(characters: ReadonlyMap<string, string>): Promise<void> {
  const probe = document.createElement('div');
  probe.style.cssText = 'position:absolute;visibility:hidden';
  for (const [choice, text] of characters) {
    const run = document.createElement('span');
    run.style.cssText = choice;
    run.textContent = text;
    probe.append(run);
  }
  document.body.append(probe);
  // a face that lacks a character makes the browser ask for the next one
  for (;;) {
    probe.getBoundingClientRect();
    if (document.fonts.status === 'loaded') break;
    await document.fonts.ready;
  }
  probe.remove();
}

/** How many faces have been asked for. What is laid out must not ask for more: it would be laid out in a fall-back. */
export function facesAskedFor(): number {
  return [...document.fonts].filter(({ status }) => status !== 'unloaded').length;
}

/** How many faces had come when the last pages were made ready. */
let noted = 0;

/** Notes which faces are there to print pages with. */
export function noteFaces(): void {
  noted = facesThatCame();
}

/**
 * Whether the print was set in fall-backs, since faces came too late for it: those that only heads of pages have.
 * Resolves when they have come.
 */
export async function facesWereLate(): Promise<boolean> {
  if (document.fonts.status === 'loading') await document.fonts.ready;
  const before = noted;
  noteFaces();
  return noted !== before;
}

/** How many faces have come, or failed to. */
function facesThatCame(): number {
  return [...document.fonts].filter(({ status }) => status === 'loaded' || status === 'error').length;
}

function failures(): LaidProblem[] {
  const failed = [...document.fonts].filter(({ status }) => status === 'error');
  return failed.map(({ family, style, weight }): LaidProblem => ({
    ruleId: 'face-missing',
    severity: 'error',
    message: `Unexpected failure of the typeface ${family} (${style} ${weight}), expected a face that loads`,
    note: 'The pages would be set in another face: check the file that the style sheet names.',
  }));
}
