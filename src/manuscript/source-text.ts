import { PressError, placeAt, type Problem } from '../problem.js';

/** Bidirectional controls: what opens, and what closes it (UAX #9). */
const OPENS = new Map([
  ['\u202A', '\u202C'],
  ['\u202B', '\u202C'],
  ['\u2066', '\u2069'],
  ['\u2067', '\u2069'],
  ['\u2068', '\u2069'],
]);
/** These show letters in another order than they are written in, whatever the letters are; a book is set without them. */
const OVERRIDES: ReadonlySet<string> = new Set(['\u202D', '\u202E']);
const PARAGRAPH_END = /[\n\r\u0085\u2029]/;

/**
 * The text of a file, which has to be UTF-8. A byte order mark stays in it, so that offsets are those of the file.
 * Throws a `PressError` for other encodings, for binary files and for empty ones.
 */
export function sourceText(file: string, bytes: Uint8Array): string {
  if (bytes.length === 0)
    throw new PressError(`Unexpected empty file "${file}", expected text`, { place: start(file) });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const at = firstBadByte(bytes);
    const sound = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, at));
    const binary = bytes.includes(0);
    throw new PressError(
      `Unexpected byte 0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')} at byte ${at + 1} of "${file}", ` +
        `expected ${binary ? 'text' : 'UTF-8'}: the file is not UTF-8`,
      {
        place: placeAt(file, sound, sound.length, sound.length),
        hint: isUtf16(bytes)
          ? 'It is UTF-16: save it as UTF-8 in your editor.'
          : binary
            ? 'It looks like a binary file.'
            : 'Save it as UTF-8 in your editor.',
      },
    );
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    throw new PressError(`Unexpected NUL character in "${file}", expected text`, {
      place: placeAt(file, text, nul, nul + 1),
      hint: 'It looks like a binary file, or UTF-16: save it as UTF-8.',
    });
  }
  if (text.trim() === '')
    throw new PressError(`Unexpected empty file "${file}", expected text`, { place: start(file) });
  return text;
}

/** By its byte order mark, as some editors write it where they say Unicode. */
const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/**
 * A warning for each bidirectional override, and for each other bidirectional control that is still open at the end of its
 * paragraph, where it ends by itself.
 */
export function openBidi(file: string, text: string): readonly Problem[] {
  const problems: Problem[] = [];
  let open: { readonly offset: number; readonly closer: string }[] = [];
  const codeAt = (offset: number): string =>
    `U+${(text.codePointAt(offset) ?? 0).toString(16).toUpperCase()}`;
  const report = (): void => {
    for (const { offset } of open) {
      problems.push({
        ruleId: 'bidi-open',
        severity: 'warning',
        message: `Unexpected bidirectional control ${codeAt(offset)} left open, expected its end in the same paragraph`,
        place: placeAt(file, text, offset, offset + 1),
        note: 'Text after it may be shown in another order than it is written in.',
      });
    }
    open = [];
  };
  for (const { 0: char, index } of text.matchAll(/[\u202A-\u202E\u2066-\u2069\n\r\u0085\u2029]/g)) {
    const closer = OPENS.get(char);
    if (OVERRIDES.has(char)) {
      problems.push({
        ruleId: 'bidi-override',
        severity: 'warning',
        message: `Unexpected bidirectional override ${codeAt(index)}, expected letters in the order in which they are read`,
        place: placeAt(file, text, index, index + 1),
        note: 'It is left out of the book: what it turns round would be read backwards.',
      });
    } else if (closer !== undefined) open.push({ offset: index, closer });
    else if (PARAGRAPH_END.test(char)) report();
    else {
      const at = open.findLastIndex((opened) => opened.closer === char);
      if (at >= 0) open.splice(at, char === '\u2069' ? Infinity : 1);
    }
  }
  report();
  return problems;
}

function start(file: string): ReturnType<typeof placeAt> {
  return placeAt(file, '', 0, 0);
}

/** By halves: the longest beginning that decodes, an unfinished character at its end aside. */
function firstBadByte(bytes: Uint8Array): number {
  const sound = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sound(middle)) low = middle;
    else high = middle - 1;
  }
  const whole = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length));
      return true;
    } catch {
      return false;
    }
  };
  while (low > 0 && !whole(low)) low--;
  return Math.min(low, bytes.length - 1);
}
