/** A file of the publication; `name` is relative to the package document's folder, ASCII, POSIX. */
export interface PackagedText {
  readonly name: string;
  readonly text: string;
}

/** A picture or a face. */
export interface PackagedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Everything that goes into the container, as it will stand there. */
export interface Publication {
  /** The package document (OPF 3). */
  readonly opf: string;
  /** The navigation document; stored as `toc.xhtml`. */
  readonly nav: string;
  /** The old table of contents, for readers of EPUB 2; stored as `toc.ncx`. */
  readonly ncx: string;
  /** Stored as `style.css`. */
  readonly css: string;
  readonly documents: readonly PackagedText[];
  readonly files: readonly PackagedFile[];
}

/** Names that the packager gives; the package document has to list them as they are. */
export const packagerNames = { nav: 'toc.xhtml', ncx: 'toc.ncx', css: 'style.css' } as const;
