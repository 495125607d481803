/** Languages that are told apart, by their tags. */
export type Tongue = 'en' | 'de' | 'fr' | 'es' | 'it';

/** Words of grammar that are frequent in one language and rare in the others. */
const FREQUENT: Readonly<Record<Tongue, string>> = {
  en: 'the of and to that was it with his for had which by from this were are they have not',
  de: 'der und die das nicht sich mit dem den ist zu ein eine auf von im auch daß dass wie war sie',
  fr: 'le les des et est une dans que qui pas vous au sur ce par pour avec plus il elle je nous du',
  es: 'el los y las que del por con una para como más pero su al lo es muy también había sus',
  it: 'il di che è non gli della nel con per una si del alla sono ma anche dei più lo questo',
};

/** The language that the text is most likely written in; undefined where it is none of the five. */
export function tongueOf(texts: Iterable<string>): Tongue | undefined {
  const sets = Object.entries(FREQUENT).map(
    ([tongue, words]) => [tongue as Tongue, new Set(words.split(' '))] as const,
  );
  const hits = new Map<Tongue, number>();
  let words = 0;
  for (const text of texts) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      words++;
      for (const [tongue, set] of sets) if (set.has(word)) hits.set(tongue, (hits.get(tongue) ?? 0) + 1);
    }
    if (words > 20_000) break;
  }
  const [best] = [...hits].sort((a, b) => b[1] - a[1]);
  return best && best[1] > 0.08 * words ? best[0] : undefined;
}

/** Words that follow a suspended hyphen: Vor- und Nachteile, pre- and post-war. */
export const AFTER_SUSPENDED: Readonly<Record<Tongue, readonly string[]>> = {
  en: ['and', 'or', 'to', 'nor'],
  de: ['und', 'oder', 'bis', 'bzw', 'als', 'sowie', 'noch'],
  fr: ['et', 'ou'],
  es: ['y', 'o'],
  it: ['e', 'o', 'ed'],
};

const REFERRING: Readonly<Record<Tongue, string>> = {
  en: 'he she it they his her their its him them this these such thus hence so you your',
  de: 'er sie es ihr ihre sein seine dies diese dieser dieses so daher also',
  fr: 'il elle ils elles ce cette ces celui son sa ses leur',
  es: 'él ella ellos ellas esto esta este estos su sus así',
  it: 'egli ella essi esse questo questa suo sua loro così',
};

/** Words that refer to what was said just before: sentences that begin with them seldom begin a paragraph. */
export const REFERS_BACK: ReadonlySet<string> = new Set(
  Object.values(REFERRING).flatMap((words) => words.split(' ')),
);

/** What French hangs on with a hyphen: dit-il, celui-ci, allez-vous-en. */
export const ENCLITICS: Readonly<Partial<Record<Tongue, readonly string[]>>> = {
  fr: [
    'il',
    'ils',
    'elle',
    'elles',
    'on',
    'je',
    'tu',
    'nous',
    'vous',
    'ce',
    'ci',
    'là',
    't',
    'moi',
    'toi',
    'lui',
    'leur',
    'le',
    'la',
    'les',
    'y',
    'en',
    'même',
    'mêmes',
    'à',
    'dessus',
    'dessous',
  ],
};

/** First parts that are always set off by a hyphen. */
export const ALWAYS_HYPHENED: Readonly<Partial<Record<Tongue, readonly string[]>>> = {
  en: ['self', 'quasi', 'ex', 'vice', 'half', 'so', 'anarcho', 'all', 'well', 'ill'],
};
