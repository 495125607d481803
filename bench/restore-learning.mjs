// What the restorer knows of each language on the command line, for the benches.
import { learned } from '../dist/lib/cli/commands/restore.js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it'];
export const learning = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await learned(language)])),
);
