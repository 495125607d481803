import { openLanguageModel } from '../language/index.js';
import { compileLetters } from './letters.js';
import { compileModel } from './model.js';

export { compileWords } from './words.js';

/** The files that a start opens, by name, of an unpacked `en-lm.bin`. */
export function compileEnglish(model: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const compiled = compileModel(model);
  return { 'en-lm.bin': compiled, 'letters-en.bin': compileLetters(openLanguageModel(compiled)) };
}
