/**
 * The port to disk and clock. Paths are POSIX, relative to the book's folder; nothing outside that folder
 * can be read, symbolic links included.
 */
export interface World {
  /** The bytes of a file. Throws a `PressError` that names the file (and the nearest right name) when it is not there. */
  read(path: string): Promise<Uint8Array>;
  /** The names in a folder, sorted by code unit, folders with a closing `/`. */
  list(folder: string): Promise<readonly string[]>;
  /** The time of the build where `SOURCE_DATE_EPOCH` says it. The clock is never asked: the same book gives the same bytes. */
  now(): Date | undefined;
}

/** The port to what earlier builds left for later ones. It may forget anything at any time, and must never give back anything else. */
export interface Memory {
  /** What was kept under a key; keys may be of any length. */
  recall(key: string): Promise<string | undefined>;
  keep(key: string, text: string): void;
}

/** What the program itself brings along: its styles, typefaces and compiled data, by name. Stages read it; books cannot add to it. */
export interface Shelf {
  /** A style sheet's text, `name` relative to `styles/`: `base.css`, `themes/tract/theme.css`. Undefined if there is none. */
  style(name: string): Promise<string | undefined>;
  /** A whole static face (TrueType) by its file name: `EBGaramond_400Regular.ttf`. Undefined if there is none. */
  face(name: string): Promise<Uint8Array | undefined>;
  /** A data file compiled at build time, such as a word set: `words-en.bin`. Undefined if there is none. */
  data(name: string): Promise<Uint8Array | undefined>;
}
