import { ownText } from './cuts/index.js';
import { FLOATS } from './floats/index.js';
import type { LaidProblem } from './orders.js';

const LETTER = /[\p{L}\p{N}]/u;
/** Which code units are letters or digits: 1, or 2 if they are not; 0 for those that no text has had yet. */
const asked = new Uint8Array(0x10000);

/** The letters and digits of a text: what no layout may lose, whatever it does to spaces and hyphens. All texts pass here three times. */
export function lettersOf(text: string): string {
  let letters = '';
  let from = 0;
  for (let at = 0; at < text.length;) {
    const length = lengthAt(text, at);
    if (!isLetter(text, at, length)) {
      if (at > from) letters += text.slice(from, at);
      from = at + length;
    }
    at += length;
  }
  return letters + text.slice(from);
}

/** Two code units are one character of the higher planes. */
function lengthAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isLetter(text: string, at: number, length: number): boolean {
  if (length === 2) return LETTER.test(text.slice(at, at + 2));
  const code = text.charCodeAt(at);
  if (asked[code] === 0) asked[code] = LETTER.test(text.charAt(at)) ? 1 : 2;
  return asked[code] === 1;
}

/** A section's letters; notes apart, and what floats: they are printed in another order than they are written. */
export interface Letters {
  readonly text: string;
  readonly notes: string;
  readonly floats: string;
}

const APART = `[data-note], ${FLOATS}`;

/** The letters of the source, before anything is laid out. */
export function lettersOfSource(source: ParentNode): Letters {
  const notes = [...source.querySelectorAll('[data-note]')].filter(
    (note) => !note.parentElement?.closest('[data-note]'),
  );
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest(APART)) text += node.nodeValue ?? '';
  }
  const read = (elements: Iterable<Element>): string =>
    lettersOf([...elements].map(({ textContent }) => textContent).join(''));
  return { text: lettersOf(text), notes: read(notes), floats: read(source.querySelectorAll(FLOATS)) };
}

/** The letters on the finished pages. */
export function lettersOfPages(pages: ParentNode): Letters {
  const read = (selector: string, apart?: string): string =>
    lettersOf([...pages.querySelectorAll(selector)].map((element) => ownText(element, apart)).join(''));
  return {
    text: read('.pagedjs_page_content', FLOATS),
    notes: read('.pagedjs_footnote_inner_content'),
    floats: read(`.pagedjs_page_content ${FLOATS}`),
  };
}

/** What the parts are called in messages. */
const NAMES = { text: 'text', notes: 'notes', floats: 'floating figures' } as const;

/** A problem for the first place where letters were lost or doubled, if there is one. */
export function lettersLost(before: Letters, after: Letters): LaidProblem[] {
  return (['text', 'notes', 'floats'] as const).flatMap((part): LaidProblem[] => {
    if (before[part] === after[part]) return [];
    const at = firstDifference(before[part], after[part]);
    const was = before[part].slice(at, at + 40);
    const is = after[part].slice(at, at + 40);
    return [
      {
        ruleId: 'text-lost',
        severity: 'error',
        message: `Unexpected '${is}' in the ${NAMES[part]} on the pages, expected '${was}'`,
        note: `Letters were lost or doubled after '${before[part].slice(Math.max(0, at - 40), at)}'.`,
      },
    ];
  });
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
