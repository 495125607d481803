import { isName, type PdfFile, type Value } from '../../pdf/index.js';

/** A finished file, opened. */
export interface Opened {
  readonly file: PdfFile;
  /** The bytes, one character each. */
  readonly source: string;
  /** The XMP packet; empty where there is none or it is packed. */
  readonly xmp: string;
}

/** What a check found: what is there, what should be, and on which page (from 1) if on one. */
export interface Found {
  readonly message: string;
  readonly page?: number;
}

/** One thing that a standard asks of a file. */
export interface Check {
  readonly id: string;
  /** Why it is asked: one sentence. */
  readonly why: string;
  readonly look: (opened: Opened) => readonly Found[];
}

/** A finding where `wrong`, none otherwise. */
export const unless = (right: boolean, message: string): readonly Found[] => (right ? [] : [{ message }]);

/** A name as a message says it. */
export const said = (value: Value | undefined): string => (isName(value) ? value.slice(1) : 'without a name');
