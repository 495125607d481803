/** The notes that calls stand for. */
const noteOf = new WeakMap<Element, HTMLElement>();

const CALL = 'a[data-footnote-call]';

/** Puts a call in the place of each note in `copy`, which has just been copied to the page; returns what now stands for it. */
export function takeNotesOut(copy: Node): Node {
  if (!(copy instanceof HTMLElement)) return copy;
  if (copy.dataset['note'] === 'footnote') return replaceByCall(copy);
  for (const note of copy.querySelectorAll<HTMLElement>('[data-note="footnote"]')) replaceByCall(note);
  return copy;
}

/** A call takes one place among its siblings, as the note did: positions in the source are counted by children. */
function replaceByCall(note: HTMLElement): HTMLElement {
  const call = document.createElement('a');
  const ref = note.dataset['ref'] ?? '';
  call.dataset['footnoteCall'] = ref;
  call.dataset['ref'] = ref;
  note.dataset['footnoteMarker'] = ref;
  note.replaceWith(call);
  noteOf.set(call, note);
  return call;
}

/** The calls in a stretch of text, in order. */
export function callsIn(text: ParentNode): HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>(CALL)];
}

/** The note that a call stands for. */
export function noteFor(call: Element): HTMLElement | undefined {
  return noteOf.get(call);
}
