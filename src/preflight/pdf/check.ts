import { isName, type PdfFile, type Value } from '../../pdf/index.js';
import type { Severity } from '../../problem.js';
import type { Fine } from '../fine.js';

/** A finished file, opened. */
export interface Opened {
  readonly file: PdfFile;
  /** The bytes, one character each. */
  readonly source: string;
  /** The XMP packet; empty where there is none or it is packed. */
  readonly xmp: string;
  /** Which pages have nothing wrong on them. */
  readonly fine?: Fine;
  /** The pictures that it was made of, where that is known. Sizes in pixels. */
  readonly sources?: readonly PictureSource[];
}

/** A picture's file, by which whoever made the book knows it. */
export interface PictureSource {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** What a check found: what is there, what should be, and on which page (from 1) if on one. */
export interface Found {
  readonly message: string;
  readonly page?: number;
  /** `error` unless told. */
  readonly severity?: Severity;
}

/** How much a press can do. */
export interface Asked {
  /** Pixels to the inch: below `least` a picture is bad, below `good` it is not as good as it could be. */
  readonly picture: { readonly least: number; readonly good: number };
  /** The same for pictures of black and white only. */
  readonly line: { readonly least: number; readonly good: number };
  /** Points: what is thinner may not print. */
  readonly hairline: number;
  /** Inks on one spot, 3 for 300 %. */
  readonly ink: number;
  /** Pages must be a multiple of this. */
  readonly multiple: number;
}

/**
 * What any offset press asks: 300 ppi are wanted, 225 are the least that does not show with a screen of 150 lines to the inch, one
 * and a half times as many; line art shows its steps below 550 and 150 ppi are of no use. The numbers for pictures and lines are those
 * that the Ghent Workgroup's 2015 specification for sheet-fed offset is known by (read about, not in it: 150/225, 550/800, 0.25 pt); 300 %
 * of ink is what FOGRA39's coated papers take with a margin (330 % is its profile's own limit).
 */
export const OFFSET: Asked = {
  picture: { least: 150, good: 225 },
  line: { least: 550, good: 800 },
  hairline: 0.25,
  ink: 3,
  multiple: 1,
};

/** One thing that is asked of a file. */
export interface Check {
  readonly id: string;
  /** Why it is asked: one sentence. */
  readonly why: string;
  readonly look: (opened: Opened, asked: Asked) => readonly Found[];
}

/** A finding where `wrong`, none otherwise. */
export const unless = (right: boolean, message: string): readonly Found[] => (right ? [] : [{ message }]);

/** A name as a message says it. */
export const said = (value: Value | undefined): string => (isName(value) ? value.slice(1) : 'without a name');
