import { EPub } from 'epub-gen-memory';
import type { PackagedFile, Publication } from './package.js';

// The earliest date that a zip can hold: the bytes must not say when or where they were made.
const ZIP_EPOCH = new Date(Date.UTC(1980, 0, 1));

/**
 * epub-gen-memory as a packager: its templates pass finished text through, so that nothing is mangled on the way, and
 * no image is fetched. Its own mistakes (random ids, folder entries, dates of the clock) are undone here.
 */
class Container extends EPub {
  readonly #files: readonly PackagedFile[];

  constructor(publication: Publication) {
    const options = {
      // Asked for by its checks and used by none of the templates below.
      title: 'publication',
      css: publication.css,
      chapterXHTML: '<%- xhtml %>',
      contentOPF: '<%- publication.opf %>',
      tocXHTML: '<%- publication.nav %>',
      tocNCX: '<%- publication.ncx %>',
      publication: { opf: publication.opf, nav: publication.nav, ncx: publication.ncx },
    };
    const chapters = publication.documents.map(({ name, text }) => ({
      title: name,
      filename: name,
      content: '',
      xhtml: text,
    }));
    super(options, chapters);
    this.#files = publication.files;
  }

  protected override downloadAllImages(): Promise<void> {
    for (const { name, bytes } of this.#files) this.zip.file(`OEBPS/${name}`, bytes);
    return Promise.resolve();
  }

  async bytes(): Promise<Uint8Array> {
    await this.render();
    for (const entry of Object.values(this.zip.files)) {
      entry.date = ZIP_EPOCH;
      if (entry.dir) Reflect.deleteProperty(this.zip.files, entry.name);
    }
    return this.zip.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
      compressionOptions: { level: 9 },
      platform: 'DOS',
    });
  }
}

/** The bytes of the EPUB container: `mimetype` first and stored, the same for the same publication anywhere. */
export function packaged(publication: Publication): Promise<Uint8Array> {
  return new Container(publication).bytes();
}
