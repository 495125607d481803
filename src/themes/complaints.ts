import { placeAt, PressError, type Place } from '../problem.js';
import type { Fault } from './fault.js';
import type { StyleSheet } from './style-sheet.js';

/** What is wrong with the style sheets of a theme, collected so that all of it is said at once. */
export interface Complaints {
  complain(sheet: StyleSheet, fault: Fault): void;
  /** Throws one `PressError` with everything said, if anything was. */
  settle(): void;
}

const MOST = 20;

export function complaintsAboutThemes(): Complaints {
  const said: { readonly fault: Fault; readonly place: Place }[] = [];
  return {
    complain: (sheet, fault) => void said.push({ fault, place: placeOf(sheet, fault.at) }),
    settle: () => {
      const files = [...new Set(said.map(({ place }) => place.file))];
      const inOrder = said.toSorted(
        ({ place: a }, { place: b }) =>
          files.indexOf(a.file) - files.indexOf(b.file) || a.start.offset - b.start.offset,
      );
      const [first] = inOrder;
      if (first === undefined) return;
      const { hint = HINT, message } = first.fault;
      if (said.length === 1) throw new PressError(message, { place: first.place, hint });
      const lines = inOrder
        .slice(0, MOST)
        .map(
          ({ fault, place }) =>
            `${place.file}:${place.start.line}:${place.start.column}: ${fault.message}${fault.hint === undefined ? '' : `. ${fault.hint}`}`,
        );
      const more = said.length > MOST ? `\n… and ${said.length - MOST} more` : '';
      throw new PressError(
        `Unexpected style sheets of the theme in ${said.length} places:\n${lines.join('\n')}${more}`,
        { place: first.place, hint: HINT },
      );
    },
  };
}

const HINT = 'docs/themes.md says what a theme is, and what pages do not allow.';

/** The place of an offset in a sheet. */
export const placeOf = ({ file, text }: StyleSheet, at: number): Place => placeAt(file, text, at, at);
