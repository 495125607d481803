import type { Problem } from '../../problem.js';
import type { Source } from '../lines/index.js';

/** The text of a file, indents as spaces, and what could not be read of it. */
export interface Input {
  /** In the order of the file. */
  readonly pages: readonly string[];
  /** Whether the file does not say where its pages begin: then `pages` has all of its text as one. */
  readonly isUnpaged?: boolean;
  /** Whether sheets were divided: then the order of the pages may be that of an imposition. */
  readonly isDivided: boolean;
  readonly problems: readonly Problem[];
}

/** Reads a file of one format. `file` is its name in messages. Throws a `PressError` where it is none of that format. */
export type ReadInput = (file: string, bytes: Uint8Array) => Input | Promise<Input>;

/** What was read of a file, each side of a sheet as one page or two. Sides without text are reported. */
export function inputOf(file: string, sides: readonly (readonly string[])[]): Input {
  return {
    // A form feed at the end says that this is no Markdown, however few lines it has.
    pages: sides.flat().map((text) => (text.trim() === '' ? '' : `${text}\f`)),
    isDivided: sides.some((pages) => pages.length > 1),
    problems: sides.flatMap((pages, i) => (pages.join('').trim() === '' ? [withoutText(file, i + 1)] : [])),
  };
}

function withoutText(file: string, page: number): Problem {
  return {
    ruleId: 'page-without-text',
    severity: 'info',
    message: `Unexpected page ${page} of ${file} without text, expected some unless it is blank`,
  };
}

/**
 * Sources for `restore`: each page one of its own, `scan.pdf#page=3`, as the order of a file's pages speaks for itself. Those of divided
 * sheets are parted by form feeds, which do not.
 */
export function sourcesFrom(file: string, { pages, isDivided, isUnpaged }: Input): Source[] {
  if (isUnpaged) return pages.map((text) => ({ file, text }));
  if (isDivided) return [{ file, text: pages.map((page) => page || '\f').join('') }];
  if (pages.length === 1) return pages.map((text) => ({ file, text, isPage: true }));
  return pages.map((text, i) => ({ file: `${file}#page=${i + 1}`, text, isPage: true }));
}
