const [MINUS, ZERO, LESS, MORE] = [45, 48, 60, 62];

/** What has been written, one byte a character. A page has thousands of glyphs: a text added to for each takes three times as long. */
export interface Sheet {
  bytes: Buffer;
  length: number;
}

export function makeRoom(sheet: Sheet, more: number): void {
  if (sheet.length + more <= sheet.bytes.length) return;
  const wider = Buffer.allocUnsafe(2 * (sheet.length + more));
  sheet.bytes.copy(wider, 0, 0, sheet.length);
  sheet.bytes = wider;
}

export function write(sheet: Sheet, text: string): void {
  makeRoom(sheet, text.length);
  sheet.length += sheet.bytes.write(text, sheet.length, 'latin1');
}

/** Writes a whole number between two strings of a run. */
export function writeKern(sheet: Sheet, value: number): void {
  makeRoom(sheet, 32);
  const { bytes } = sheet;
  let at = sheet.length;
  bytes[at++] = MORE;
  if (value < 0) bytes[at++] = MINUS;
  let rest = Math.abs(value);
  let end = at + 1;
  for (let top = 10; top <= rest; top *= 10) end++;
  for (let i = end - 1; i >= at; i--) {
    bytes[i] = ZERO + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  bytes[end] = LESS;
  sheet.length = end + 1;
}
