import type { Epub } from '../open.js';
import { addressIn, byAddress, documentsOf, isA, named, plain, where, type EpubRule } from '../rule.js';

function* links(
  epub: Epub,
  kind: string,
): Generator<{ path: string; line: number; to: string; id: string; text: string }> {
  for (const { path, root } of documentsOf(epub)) {
    for (const element of named(root, 'a').filter((link) => isA(link, kind))) {
      const { href, id = '' } = element.attributes;
      yield {
        path,
        line: element.line,
        to: addressIn(path, href) ?? '',
        id: `${path}#${id}`,
        text: plain(element),
      };
    }
  }
}

/** A note that nothing in the text refers to as a note. */
export const noteref: EpubRule = {
  id: 'noteref',
  severity: 'error',
  why: 'Readers open a note over the page only from a link that says noteref; any other link loses the reader’s place.',
  *check(epub) {
    const referred = new Set([...links(epub, 'noteref')].map(({ to }) => to));
    for (const { path, root } of documentsOf(epub)) {
      for (const { attributes, line } of where(root, (element) => isA(element, 'footnote', 'endnote'))) {
        if (referred.has(`${path}#${attributes['id'] ?? ''}`)) continue;
        yield {
          message: 'Unexpected note without a reference, expected a link with epub:type="noteref" to it',
          file: path,
          line,
        };
      }
    }
  },
};

/** A reference that leads to something else than a note. */
export const noteTarget: EpubRule = {
  id: 'note-target',
  severity: 'error',
  why: 'What opens over the page would be a whole chapter, or nothing.',
  *check(epub) {
    const elements = byAddress(epub);
    for (const { path, line, to, text } of links(epub, 'noteref')) {
      const target = elements.get(to);
      if (target && isA(target, 'footnote', 'endnote', 'rearnote')) continue;
      yield {
        message: `Unexpected target of the note number ${text}, expected a footnote or an endnote`,
        file: path,
        line,
      };
    }
  },
};

/** A note with no way back to where it is referred to. */
export const backlink: EpubRule = {
  id: 'backlink',
  severity: 'warning',
  why: 'Where notes do not open over the page, the reader has no other way back.',
  *check(epub) {
    const references = new Set([...links(epub, 'noteref')].map(({ id }) => id));
    for (const { path, root } of documentsOf(epub)) {
      for (const note of where(root, (element) => isA(element, 'footnote', 'endnote'))) {
        const back = named(note, 'a').map(({ attributes }) => addressIn(path, attributes['href']));
        if (back.some((address) => address !== undefined && references.has(address))) continue;
        yield {
          message: 'Unexpected note without a link back, expected one to its reference',
          file: path,
          line: note.line,
        };
      }
    }
  },
};

/** Numbers of notes that do not count. */
export const noteOrder: EpubRule = {
  id: 'note-order',
  severity: 'warning',
  why: 'A number that is skipped or out of its order is a note lost or in a wrong place.',
  *check(epub) {
    const highest = new Map<string, number>();
    for (const { path, line, text } of links(epub, 'noteref')) {
      const number = Number(/\d+/.exec(text)?.[0] ?? NaN);
      const last = highest.get(path);
      if (last !== undefined && number > last + 1) {
        yield {
          message: `Unexpected note number ${number} after ${last}, expected ${last + 1}`,
          file: path,
          line,
        };
      }
      if (!Number.isNaN(number)) highest.set(path, Math.max(last ?? 0, number));
    }
  },
};
