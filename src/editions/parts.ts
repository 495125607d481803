import { breath } from '../breath.js';
import type { Typesetter } from '../pagination/typesetter.js';
import { readPdf, type PdfFile } from '../pdf/index.js';
import { printing } from './printing.js';

/** Finished parts of a book as they are read to be joined: each once, and no number of an object in two of them. */
export class Parts {
  #next = 1;
  readonly #read = new Map<Uint8Array, PdfFile>();
  readonly #taken = new WeakSet<Uint8Array>();

  /** Reads a part before it is taken. */
  readAhead(pdf: Uint8Array): void {
    if (!this.#taken.has(pdf) && !this.#read.has(pdf)) this.#read.set(pdf, this.#readNow(pdf));
  }

  /** Gives a part for good. Throws a `PressError` on one that cannot be read. */
  take(pdf: Uint8Array): PdfFile {
    const file = this.#read.get(pdf) ?? this.#readNow(pdf);
    this.#read.delete(pdf);
    this.#taken.add(pdf);
    return file;
  }

  #readNow(pdf: Uint8Array): PdfFile {
    const file = readPdf(pdf, this.#next - 1);
    this.#next = file.next;
    return file;
  }
}

/**
 * A typesetter whose shards are read into `parts` one by one when they come: those that an earlier build finished, while the engine is at work on others.
 * What is new (`isNew`) comes when the engine has the most to do; that is read when it is asked for.
 */
export function readingAhead(
  typesetter: Typesetter,
  parts: Parts,
  isNew: (pdf: Uint8Array) => boolean,
): Typesetter {
  let reading = Promise.resolve();
  const read = (pdf: Uint8Array): void => {
    reading = reading
      .then(breath)
      .then(() => {
        parts.readAhead(pdf);
      })
      .catch(() => undefined); // whoever takes the part hears of it
  };
  return printing(typesetter, (printed) => {
    if (!isNew(printed.pdf)) read(printed.pdf);
    return printed;
  });
}
