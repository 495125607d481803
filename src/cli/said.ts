import { PressError, type Place } from '../problem.js';

/** What cannot go on, in words; `debug` says where in the program, too. */
export function said(error: unknown, debug: boolean): string {
  if (error instanceof PressError) {
    const lines = [`pamphleteer: ${at(error.place)}${error.message}`];
    if (error.hint !== undefined) lines.push(`  ${error.hint}`);
    return `${lines.join('\n')}\n${debug ? `${error.stack ?? ''}\n` : ''}`;
  }
  const message =
    error instanceof Error ? (debug ? (error.stack ?? error.message) : error.message) : String(error);
  return `pamphleteer: this is a fault of ours, not of your book: ${message}\n  Set PAMPHLETEER_DEBUG=1 to see where, and please report it.\n`;
}

const at = (place: Place | undefined): string =>
  place ? `${place.file}:${String(place.start.line)}:${String(place.start.column)}: ` : '';
