/** Figures that a sign may stand for where a folio is expected, the likeliest first: what OCR makes of small figures at a page's edge. */
const FOR: Readonly<Record<string, string>> = {
  o: '069',
  O: '06',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  t: '17',
  r: '17',
  Z: '23',
  z: '23',
  a: '26',
  '»': '23',
  '>': '37',
  A: '4',
  S: '58',
  s: '58',
  L: '56',
  b: '6',
  G: '6',
  '?': '7',
  T: '7',
  y: '97',
  g: '9',
  q: '9',
  v: '90',
  B: '8',
  '&': '8',
  '«': '8',
  '%': '8',
};

/** Letters that are taken for figures wherever one stands by; of the other signs that is only a guess. */
const LIKE_FIGURES = /[oOQDIli|!ZzSsGBgq]/g;

/** A token with the figures that its letters most likely stand for. */
export const asFigures = (token: string): string =>
  token.replaceAll(LIKE_FIGURES, (sign) => FOR[sign]?.[0] ?? sign);

/** How likely a figure is read as itself, and a sign as one of those that it stands for. */
const RIGHT = 0.85;
const LONGEST = 3;

/** Values that a folio may have which was read so: how much likelier each is than any other of as many figures, as a logarithm. */
export type FolioReading = ReadonlyMap<number, number>;

/** What a token at the edge of a page says about its folio; undefined where it says nothing. */
export function folioReading(token: string): FolioReading | undefined {
  const signs = Array.from(token.replaceAll(/^[\s\-–—·•*.,'‘’":;[(]+|[\s\-–—·•*.,'‘’":;\])]+$/g, ''));
  if (signs.length === 0 || signs.length > LONGEST) return undefined;
  const told = signs.filter((sign) => /\d/.test(sign) || sign in FOR);
  if (told.length < signs.length || !signs.some((sign) => /\d/.test(sign) || (FOR[sign]?.length ?? 9) < 3))
    return undefined;
  let values: [string, number][] = [['', 0]];
  for (const sign of signs) {
    const figures = /\d/.test(sign) ? sign : (FOR[sign] ?? '');
    values = values.flatMap(([text, weight]) =>
      Array.from({ length: 10 }, (_, n): [string, number] => {
        const isOne = figures.includes(String(n));
        const chance = isOne ? RIGHT / figures.length : (1 - RIGHT) / (10 - figures.length);
        return [`${text}${n}`, weight + Math.log(10 * chance)];
      }),
    );
  }
  const likely = values.filter(([text, weight]) => weight > 0 && !text.startsWith('0'));
  return likely.length > 0 ? new Map(likely.map(([text, weight]) => [Number(text), weight])) : undefined;
}
