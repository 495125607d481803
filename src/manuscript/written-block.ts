import { placeAt, readAt } from '../problem.js';

/** Where settings stand in a file, to point at what they name. */
export interface WrittenBlock {
  readonly file: string;
  readonly text: string;
  readonly end: number;
}

/** Reads what the settings name; an error says where they do. */
export function named<T>(block: WrittenBlock, file: string, reading: Promise<T>): Promise<T> {
  return readAt(reading, () => {
    const at = block.text.slice(0, block.end).indexOf(file);
    return at < 0 ? undefined : placeAt(block.file, block.text, at, at + file.length);
  });
}
