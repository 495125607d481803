import type { Root } from 'mdast';
import type { Problem } from '../../problem.js';
import type { Settings } from './settings.js';

/** One Markdown file of the book. Every node of `tree` has its position in `text`, which is the file as it is on disk. */
export interface Chapter {
  readonly file: string;
  readonly text: string;
  readonly tree: Root;
}

/** A file that the book brings along unread: a bibliography, a CSL style. */
export interface SourceFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** An image of the book's folder that exists and decodes. */
export interface Picture {
  /** As the manuscript's trees name it after reading: relative to the book's folder, POSIX. */
  readonly file: string;
  readonly mediaType:
    'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif' | 'image/svg+xml';
  readonly bytes: Uint8Array;
  /** Pixels; for SVG, its own width and height in CSS px. */
  readonly width: number;
  readonly height: number;
}

/** The book as its authors wrote it. */
export interface Manuscript {
  readonly settings: Settings;
  /** In reading order. */
  readonly chapters: readonly Chapter[];
  readonly references: readonly SourceFile[];
  readonly style?: SourceFile;
  readonly pictures: readonly Picture[];
  readonly problems: readonly Problem[];
}
