/** Small words of French, German, Italian, Spanish and Latin that are no English words, or rare ones. */
const SMALL_WORDS = new Set(
  (
    'le la les des du une et est en je tu il nous vous que qui ne ce mon aux sur dans par avec comme au ou se sa si mais ' +
    'lui elle ils sont pas bien tout c’est n’est d’un d’une qu’il ' +
    'der das und ist ich nicht ein eine von zu mit auf dem zur zum auch sich wir aber nach bei wie ' +
    'el los las del con y por una para che di della dei il nel non gli delle al lo ' +
    'sed ut cum quod qui quae est sunt esse ad ab ex et atque enim pro hoc hic nec ipse deus'
  ).split(' '),
);
const DIACRITIC = /[\u00e0-\u00f6\u00f8-\u00ffœąćęłńśźżčřšžůāēīōū]/;

/** The commonest small words of English that are none of the languages above. */
const ENGLISH = new Set(
  (
    'the of and to that it was his he for with as had you her not be is at him she my they this but which from were by have all ' +
    'there been their them would what when who could said its more than into only other then such these'
  ).split(' '),
);

/** Whether a word is one that nearly every English sentence has. */
export function isPlainEnglish(norm: string): boolean {
  return ENGLISH.has(norm);
}

/** Whether a word looks as if it belonged to another language. */
export function looksForeign(norm: string): boolean {
  return SMALL_WORDS.has(norm) || DIACRITIC.test(norm);
}
