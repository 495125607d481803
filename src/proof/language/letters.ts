import { SPECIALS, type LanguageModel } from './language-model.js';
import { openSections } from './sections.js';
import { openSkeletons, type Skeletons } from './skeleton.js';
import { openSpelling, type LetterCounts, type Spelling } from './spelling.js';

/** What the file of counted letters begins with. */
export const LETTERS_MAGIC = 'PLT1';

/** Opens what `compile/letters.ts` has counted and sorted for a model's words. */
export function openLetters(
  file: Uint8Array,
  model: LanguageModel,
): { readonly spelling: Spelling; readonly skeletons: Skeletons } {
  const section = openSections(LETTERS_MAGIC, file);
  const three = (name: string): LetterCounts['counts'] =>
    [0, 1, 2].map((order) => section(`${name}${order}`) as Float32Array) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
  const chains = { heads: section('heads') as Int32Array, next: section('next') as Int32Array };
  return {
    spelling: openSpelling({ counts: three('counts'), totals: three('totals') }),
    skeletons: openSkeletons(chains, (place) => model.word(SPECIALS + place), SPECIALS),
  };
}
