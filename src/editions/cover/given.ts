import type { Book } from '../../book/index.js';
import type { CoverSettings } from '../../manuscript/index.js';

/** What the settings say of the cover. */
export const givenFor = ({ settings }: Book): CoverSettings => settings.cover ?? {};

/** The picture for the front. */
export const pictureOf = ({ settings, pictures }: Book): Book['pictures'][number] | undefined =>
  pictures.find(({ file }) => file === settings.cover?.image);
