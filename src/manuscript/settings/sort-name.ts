const PARTICLES = new Set(
  "af al am bin d’ d' da das de degli dei del della den der des di do dos du e el et ibn la las le los of ten ter the und van vom von zu zum zur y".split(
    ' ',
  ),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md)\.?$/i;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * A name as a catalogue files it: `Wayne Price` → `Price, Wayne`, `Vincent van Gogh` → `Gogh, Vincent van`,
 * `Martin Luther King, Jr.` → `King, Martin Luther, Jr.`. Names of one word, with a comma, or East Asian stay as they are.
 */
export function sortName(name: string): string {
  const [main = '', ...after] = name.split(/,\s*/);
  const words = main.split(/\s+/).filter((word) => word !== '');
  const suffixes = after.filter((part) => SUFFIX.test(part));
  if (suffixes.length < after.length || EAST_ASIAN.test(name)) return name;
  while (words.length > 2 && SUFFIX.test(words.at(-1) ?? '')) suffixes.unshift(words.pop() ?? '');
  const family = words.pop();
  if (family === undefined || words.length === 0) return name;
  const compound = [family];
  // A capital particle belongs to the family name: La Fontaine, Van Buren.
  while (
    words.length > 1 &&
    PARTICLES.has((words.at(-1) ?? '').toLowerCase()) &&
    /^\p{Lu}/u.test(words.at(-1) ?? '')
  ) {
    compound.unshift(words.pop() ?? '');
  }
  return [compound.join(' '), words.join(' '), ...suffixes].join(', ');
}
